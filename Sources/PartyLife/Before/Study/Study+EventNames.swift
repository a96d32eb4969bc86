extension Study.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case held = "held"
        case caughtUp = "caughtUp"
        case checkInOpened = "checkInOpened"
        case arrived = "arrived"
        case checkInEnded = "checkInEnded"
        case studiedAlone = "studiedAlone"
        case reflected = "reflected"
        case seedCommitted = "seedCommitted"
        case drawn = "drawn"
        case answered = "answered"
        case corrected = "corrected"
    }
}
