/// An event with who, when, and on which day.
public struct Happening<Event: Sendable>: Sendable {
    public let event: Event
    public let recorded: Instant
    public let on: Day
    public let actor: Member.ID?
    public let position: Int64

    public init(event: Event, recorded: Instant, on: Day, actor: Member.ID?, position: Int64) {
        (self.event, self.recorded, self.on, self.actor) = (event, recorded, on, actor)
        self.position = position
    }
}
