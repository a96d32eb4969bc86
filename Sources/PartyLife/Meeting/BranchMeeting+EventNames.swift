extension BranchMeeting.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case arranged = "arranged"
        case arrangementConfirmed = "arrangementConfirmed"
        case visitsPlanned = "visitsPlanned"
        case visitDropped = "visitDropped"
        case exempted = "exempted"
        case exemptionLifted = "exemptionLifted"
        case readinessOverridden = "readinessOverridden"
        case declaredReady = "declaredReady"
        case opened = "opened"
        case attended = "attended"
        case observed = "observed"
        case spoke = "spoke"
        case criticised = "criticised"
        case responded = "responded"
        case remarked = "remarked"
        case restated = "restated"
        case closed = "closed"
        case covered = "covered"
        case coveredAt = "coveredAt"
        case completed = "completed"
        case corrected = "corrected"
    }
}
