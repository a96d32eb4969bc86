extension Opinions.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case received = "received"
        case merged = "merged"
        case delivered = "delivered"
        case answered = "answered"
        case addressed = "addressed"
        case doorOpened = "doorOpened"
        case doorClosed = "doorClosed"
        case corrected = "corrected"
    }
}
