import PartyLife
import Storage

/// An amount that counts from a day on, for an organisation and all above it on that day.
struct TallyRow: Sendable, Equatable {
    var position: Int64
    var organisation: String
    /// Where the organisation stood on that day: "/MJ/MJ-01/".
    var path: String
    /// Empty for the standing figures of the roster.
    var campaign: String
    var metric: String
    var day: String
    var amount: Int

    static let columns = ["tenant", "position", "organisation", "path", "campaign", "metric", "day", "amount"]

    /// Adds a row, or its amount to the row that is there.
    static let merging = """
        INSERT INTO tally (\(columns.joined(separator: ", "))) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant, position, organisation, path, campaign, metric, day)
        DO UPDATE SET amount = tally.amount + excluded.amount
        """

    func values(tenant: String, after base: Int64 = 0) -> [Value] {
        [
            .text(tenant), .integer(base + position), .text(organisation), .text(path), .text(campaign),
            .text(metric), .text(day), Value(amount),
        ]
    }
}
