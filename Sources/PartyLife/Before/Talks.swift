/// Heart-to-heart talks (谈心谈话) of a branch, always between two people.
public struct Talks: Aggregate {
    public static let kind = "talks"

    public internal(set) var held: [Talk] = []

    public init() {}

    public struct Talk: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<Talk>
        /// The two who talked; the first opened the talk.
        public var between: [Member.ID]
        public var on: Day
        public var depth: Depth
        public var occasion: Occasion
        /// 思想疙瘩解开了没有.
        public var knotUntied: Bool
        /// A note for the two alone; never needed.
        public var note: Words?

        public init(
            id: Identifier<Talk>, from: Member.ID, to: Member.ID, on: Day, depth: Depth = .broad,
            occasion: Occasion = .before, knotUntied: Bool = true, note: Words? = nil
        ) {
            (self.id, between, self.on, self.depth) = (id, [from, to], on, depth)
            (self.occasion, self.knotUntied, self.note) = (occasion, knotUntied, note)
        }
    }

    /// 重点谈, 深入谈, 广泛谈.
    public enum Depth: String, Codable, Sendable, CaseIterable { case focused, deep, broad }

    /// 会前, 会中, 平时.
    public enum Occasion: String, Codable, Sendable, CaseIterable { case before, during, everyday }

    public enum Command: Equatable, Sendable {
        case record(Talk)
        /// 再谈: the knot of an earlier talk is untied now.
        case untie(Identifier<Talk>, on: Day)
    }

    public enum Event: DomainEvent {
        case recorded(talk: Talk)
        case untied(talk: Identifier<Talk>, on: Day)

        public var happened: Day? {
            switch self {
            case .recorded(let talk): talk.on
            case .untied(_, let day): day
            }
        }
    }

    public enum Refused: Refusal {
        public static let area = "talks"
        case campaignNotOpen
        case withOneself
        case needsTwo
        case inFuture
        case notMembers(members: [Member.ID])
        case talkExists
        case unknownTalk
        case onlyThoseWhoTalked
        case beforeTalk(day: Day)
    }

    public func decide(
        _ command: Command, by actor: Actor, at now: Instant, knowing facts: BranchFacts
    ) throws(Refused) -> [Event] {
        guard facts.campaignOpen else { throw .campaignNotOpen }
        switch command {
        case .record(let talk):
            guard talk.between.count == 2 else { throw .needsTwo }
            guard talk.between[0] != talk.between[1] else { throw .withOneself }
            guard talk.on <= now.day else { throw .inFuture }
            let strangers = facts.strangers(among: talk.between)
            guard strangers.isEmpty else { throw .notMembers(members: strangers) }
            guard !held.contains(where: { $0.id == talk.id }) else { throw .talkExists }
            guard isOneOf(talk, actor) || actor.isCommittee(of: facts.branchID) else { throw .onlyThoseWhoTalked }
            // The note belongs to the two: nobody else writes one, not even who keeps the record for them.
            guard talk.note == nil || isOneOf(talk, actor) else { throw .onlyThoseWhoTalked }
            return [.recorded(talk: talk)]
        case .untie(let id, let day):
            guard let talk = held.first(where: { $0.id == id }) else { throw .unknownTalk }
            guard isOneOf(talk, actor) else { throw .onlyThoseWhoTalked }
            guard day <= now.day else { throw .inFuture }
            guard day >= talk.on else { throw .beforeTalk(day: talk.on) }
            return talk.knotUntied ? [] : [.untied(talk: id, on: day)]
        }
    }

    private func isOneOf(_ talk: Talk, _ actor: Actor) -> Bool {
        actor.member.map(talk.between.contains) ?? false
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .recorded(let talk): held.append(talk)
        case .untied(let id, _):
            guard let index = held.firstIndex(where: { $0.id == id }) else { return }
            held[index].knotUntied = true
        }
    }
}
