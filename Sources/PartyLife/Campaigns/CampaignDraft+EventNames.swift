extension CampaignDraft.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case saved = "saved"
        case discarded = "discarded"
    }
}
