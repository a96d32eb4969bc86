/// A campaign that an organisation is still writing: it may have gaps and mistakes, and nobody below sees it.
public struct CampaignDraft: Aggregate {
    public static let kind = "campaign-draft"

    public internal(set) var title = ""
    /// Nil while there is nothing.
    public internal(set) var procedure: Procedure?

    public init() {}

    public enum Command: Equatable, Sendable {
        case save(title: String, procedure: Procedure)
        case discard
    }

    public enum Event: DomainEvent {
        case saved(title: String, procedure: Procedure, by: Member.ID)
        case discarded(by: Member.ID)

        public var happened: Day? { nil }
    }

    public struct Facts: Sendable {
        public init() {}
    }

    public enum Refused: Refusal {
        public static let area = "campaignDraft"
        case needsMember
        case nothingThere
    }

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard let member = actor.member else { throw .needsMember }
        switch command {
        case .save(let title, let procedure):
            let isSame = title.trimmed == self.title && procedure == self.procedure
            return isSame ? [] : [.saved(title: title.trimmed, procedure: procedure, by: member)]
        case .discard:
            guard procedure != nil else { throw .nothingThere }
            return [.discarded(by: member)]
        }
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .saved(let title, let procedure, _): (self.title, self.procedure) = (title, procedure)
        case .discarded: (title, procedure) = ("", nil)
        }
    }
}
