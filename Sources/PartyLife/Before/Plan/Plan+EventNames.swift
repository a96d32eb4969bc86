extension Plan.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case drafted = "drafted"
        case submitted = "submitted"
        case returned = "returned"
        case approved = "approved"
        case dateChanged = "dateChanged"
        case effectChecked = "effectChecked"
    }
}
