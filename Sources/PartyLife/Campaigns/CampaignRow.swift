/// A campaign as lists show it.
public struct CampaignRow: Sendable, Equatable, Identifiable {
    public let id: Campaign.ID
    public let title: String
    public let issuer: Organisation.ID
    public let issued: Day
    public let closed: Day?
    /// How many days before a deadline its light turns amber.
    public let amberDays: Int

    public init(
        id: Campaign.ID, title: String, issuer: Organisation.ID, issued: Day, closed: Day?, amberDays: Int
    ) {
        (self.id, self.title, self.issuer) = (id, title, issuer)
        (self.issued, self.closed, self.amberDays) = (issued, closed, amberDays)
    }
}
