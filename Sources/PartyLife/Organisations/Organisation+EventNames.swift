extension Organisation.Event {
    /// The names under which events are stored. They never change; a case may be renamed, its name stays.
    public enum CodingKeys: String, CodingKey, CaseIterable {
        case established = "established"
        case renamed = "renamed"
        case described = "described"
        case shortNamed = "shortNamed"
        case moved = "moved"
        case dissolved = "dissolved"
        case timeBoxed = "timeBoxed"
        case merged = "merged"
        case memberAdmitted = "memberAdmitted"
        case memberTransferredIn = "memberTransferredIn"
        case memberTransferredOut = "memberTransferredOut"
        case memberLeft = "memberLeft"
        case memberCorrected = "memberCorrected"
        case officeTaken = "officeTaken"
        case officeLeft = "officeLeft"
    }
}
