extension Problem.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case found = "found"
        case fixedAtOnce = "fixedAtOnce"
        case merged = "merged"
        case analysed = "analysed"
        case claimed = "claimed"
        case listed = "listed"
        case extended = "extended"
        case committed = "committed"
        case posted = "posted"
        case progressed = "progressed"
        case done = "done"
        case verified = "verified"
        case sentBack = "sentBack"
        case accepted = "accepted"
        case declined = "declined"
        case writtenOff = "writtenOff"
        case lookedBack = "lookedBack"
        case carriedOver = "carriedOver"
        case corrected = "corrected"
    }
}
