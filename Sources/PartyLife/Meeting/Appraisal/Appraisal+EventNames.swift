extension Appraisal.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case opened = "opened"
        case selfGraded = "selfGraded"
        case excused = "excused"
        case excuseLifted = "excuseLifted"
        case counted = "counted"
        case countWithdrawn = "countWithdrawn"
        case concluded = "concluded"
        case told = "told"
        case corrected = "corrected"
    }
}
