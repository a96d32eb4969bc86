/// Something whose rules are decided at once: its state is a fold of its events.
///
/// `decide` says what a command leads to, or refuses it; `apply` only remembers. Neither does I/O, reads a clock or
/// draws a random number, so the same events always give the same state.
public protocol Aggregate: Codable, Equatable, Sendable {
    associatedtype Command: Sendable
    associatedtype Event: DomainEvent
    associatedtype Refused: Refusal
    /// What a decision may know beyond its own state: the procedure, the roster, how far other steps are.
    associatedtype Facts: Sendable

    /// The first part of its streams' names; never changed once used.
    static var kind: String { get }

    /// The state before the first event.
    init()

    /// The events that the command leads to; none when it changes nothing.
    func decide(_ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: Facts) throws(Refused)
        -> [Event]

    mutating func apply(_ event: Event)
}

/// Something that happened. It is stored for ever, under names and labels that are only ever added to; where a shape must
/// change all the same, the older one is brought up to date when it is read.
public protocol DomainEvent: Codable, Equatable, Sendable {
    /// The name of each case in the log.
    associatedtype CodingKeys: CodingKey & CaseIterable & RawRepresentable<String>

    /// The day it happened, when that is not the day it was recorded.
    var happened: Day? { get }
    /// Whether only the day of it may be kept, not the time: for what comes from someone whom nobody may find out.
    var keepsDayAlone: Bool { get }
}

extension DomainEvent {
    public var happened: Day? { nil }
    public var keepsDayAlone: Bool { false }
}

extension Aggregate {
    /// The state after these events.
    public func applying(_ events: [Event]) -> Self {
        var state = self
        for event in events { state.apply(event) }
        return state
    }
}
