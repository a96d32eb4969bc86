extension Notice.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case received = "received"
        case tightened = "tightened"
        case trained = "trained"
        case guided = "guided"
    }
}
