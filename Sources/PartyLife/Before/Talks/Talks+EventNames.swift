extension Talks.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case recorded = "recorded"
        case untied = "untied"
        case confirmed = "confirmed"
        case planned = "planned"
        case planDropped = "planDropped"
        case denied = "denied"
        case corrected = "corrected"
    }
}
