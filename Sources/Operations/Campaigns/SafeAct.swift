import PartyLife
import Records

/// An act without weight of its own, which can be done with others in one go: each is decided by itself.
public struct SafeAct: Sendable, Equatable {
    public let place: Place
    public let organisationName: String
    public let what: What

    public enum What: Sendable, Equatable {
        /// 确认谈过.
        case confirmTalk(Identifier<Talks.Talk>)
        /// 签收通知.
        case receiveNotice
    }

    /// Who noted the talk, and when it was; nil for anything else.
    public var person: String?
    public var on: Day?

    public init(_ place: Place, _ organisationName: String = "", _ what: What) {
        (self.place, self.organisationName, self.what) = (place, organisationName, what)
    }

    static func notices(_ toDos: [ToDo]) -> [SafeAct] {
        toDos.filter { $0.kind == .receiveNotice }.map { SafeAct($0.place, $0.organisationName, .receiveNotice) }
    }
}

extension BranchRecord {
    func talksToConfirm(by member: Member.ID) -> [SafeAct] {
        talks.toConfirm(by: member).map { talk in
            var act = SafeAct(place, organisation.name, .confirmTalk(talk.id))
            (act.person, act.on) = (name(talk.between.first { $0 != member }), talk.on)
            return act
        }
    }
}

extension UseCases {
    /// Does each by itself: what is refused keeps nothing else back.
    ///
    /// - Returns: why some were not done, in the order of the acts; nil for what was done.
    public func doTogether(_ acts: [SafeAct], as actor: ActingPerson) async -> [(any Error)?] {
        var refused: [(any Error)?] = []
        for act in acts {
            do {
                switch act.what {
                case .confirmTalk(let talk): try await talks(.confirm(talk, note: nil), at: act.place, as: actor)
                case .receiveNotice: try await notice(.receive, at: act.place, as: actor)
                }
                refused.append(nil)
            } catch is AlreadyDone {
                refused.append(nil)
            } catch {
                refused.append(error)
            }
        }
        return refused
    }
}
