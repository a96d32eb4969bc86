extension ProblemList.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case pooled = "pooled"
        case added = "added"
        case posted = "posted"
        case reconciled = "reconciled"
    }
}
