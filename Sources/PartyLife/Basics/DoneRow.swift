/// Something that a person did, by its name in the log.
public struct DoneRow: Sendable, Equatable {
    /// "plan.submitted".
    public let type: String
    public let on: Day

    public init(type: String, on: Day) { (self.type, self.on) = (type, on) }
}
