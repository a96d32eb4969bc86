/// The notice (通知) of a campaign at one organisation: received, and passed on with what this level adds.
public struct Notice: Aggregate {
    public static let kind = "notice"

    public internal(set) var received: Day?
    public internal(set) var receivedBy: Member.ID?
    public internal(set) var tightening: Tightening?

    public init() {}

    public enum Command: Equatable, Sendable {
        /// 签收.
        case receive
        /// 转发并细化: pass on, asking for more or earlier.
        case tighten(Tightening)
    }

    public enum Event: DomainEvent {
        case received(by: Member.ID, on: Day)
        case tightened(change: Tightening, by: Member.ID, on: Day)

        public var happened: Day? {
            switch self {
            case .received(_, let day), .tightened(_, _, let day): day
            }
        }
    }

    public struct Facts: Sendable {
        public var campaignOpen: Bool
        /// The procedure as it reaches this organisation.
        public var inherited: Procedure?
        public var holdsMeeting: Bool

        public init(campaignOpen: Bool, inherited: Procedure?, holdsMeeting: Bool) {
            (self.campaignOpen, self.inherited, self.holdsMeeting) = (campaignOpen, inherited, holdsMeeting)
        }
    }

    public enum Refused: Refusal {
        public static let area = "notice"
        case campaignNotOpen
        case alreadyReceived(on: Day)
        case notReceived
        case needsMember
        case nothingBelow
        case alreadyTightened
        case loosened(field: String, than: Day)
        case replaces(id: String)
        case unusable(path: String)
    }

    public func decide(
        _ command: Command, by actor: Actor, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard facts.campaignOpen, let inherited = facts.inherited else { throw .campaignNotOpen }
        guard let member = actor.member else { throw .needsMember }
        switch command {
        case .receive:
            if let received { throw .alreadyReceived(on: received) }
            return [.received(by: member, on: now.day)]
        case .tighten(let change):
            guard received != nil else { throw .notReceived }
            guard !facts.holdsMeeting else { throw .nothingBelow }
            guard tightening == nil else { throw .alreadyTightened }
            switch inherited.tightened(by: change).loosened.first {
            case .later(let field, let day): throw .loosened(field: field, than: day)
            case .replaces(let id): throw .replaces(id: id)
            case .unusable(let path): throw .unusable(path: path)
            case nil: return [.tightened(change: change, by: member, on: now.day)]
            }
        }
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .received(let member, let day): (receivedBy, received) = (member, day)
        case .tightened(let change, _, _): tightening = change
        }
    }
}
