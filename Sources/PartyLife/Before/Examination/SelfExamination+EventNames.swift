extension SelfExamination.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case saved = "saved"
        case submitted = "submitted"
        case returned = "returned"
        case accepted = "accepted"
        case rated = "rated"
        case shown = "shown"
        case hidden = "hidden"
        case entered = "entered"
        case entryConfirmed = "entryConfirmed"
    }
}
