extension Campaign.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case issued = "issued"
        case revised = "revised"
        case withdrawn = "withdrawn"
        case closed = "closed"
        case reopened = "reopened"
    }
}
