extension Talks {
    public enum Command: Equatable, Sendable {
        case record(Talk)
        /// 再谈: the knot of an earlier talk is untied now.
        case untie(Identifier<Talk>, on: Day)
        /// The other of the two confirms the talk, with a note of their own if they like.
        case confirm(Identifier<Talk>, note: Words?)
        case plan([Planned])
        case dropPlan(Identifier<Planned>)
        /// 否认: the other of the two says that it was not so.
        case deny(Identifier<Talk>, Denial.Kind, Words?)
        /// 更正, 撤回.
        case correct(Amendment, reason: Words?)
    }

    public enum Event: DomainEvent {
        case recorded(talk: Talk)
        case untied(talk: Identifier<Talk>, on: Day)
        case confirmed(confirmation: Confirmation)
        case planned(talks: [Planned])
        case planDropped(plan: Identifier<Planned>)
        case denied(denial: Denial)
        case corrected(change: Amendment, correction: Correction)

        public var happened: Day? {
            switch self {
            case .recorded(let talk): talk.on
            case .untied(_, let day): day
            case .confirmed(let confirmation): confirmation.on
            case .denied(let denial): denial.on
            case .corrected(_, let correction): correction.on
            case .planned, .planDropped: nil
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
        case tooLong(limit: Int)
        case tooMany(limit: Int)
        case otherPair
        case planExists
        case unknownPlan
        case planIncomplete
        case planInPast
        case onlyThoseWhoPlan
        case ownNote
        case denialNeedsWord
        case correction(Correction.Refused)
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .recorded(let talk):
            held.append(talk)
            if let plan = talk.plan { planned.removeAll { $0.id == plan } }
        case .untied(let id, _):
            guard let index = held.firstIndex(where: { $0.id == id }) else { return }
            held[index].knotUntied = true
        case .confirmed(let confirmation): apply(confirmation)
        case .planned(let talks): planned += talks
        case .planDropped(let plan): planned.removeAll { $0.id == plan }
        case .denied(let denial): apply(denial)
        case .corrected(let change, let correction): apply(change, correction)
        }
    }
}
