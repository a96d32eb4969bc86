import PartyLife
import Storage

/// An amount that counts from a day on, for an organisation and all above it on that day.
package struct TallyRow: Hashable, Sendable {
    var position: Int64
    var organisation: String
    /// Where the organisation stood on that day: "/MJ/MJ-01/".
    var path: String
    /// Empty for the standing figures of the roster.
    var campaign: String
    var metric: String
    var day: String
    var amount: Int

    package static let columns = ["tenant", "position", "organisation", "path", "campaign", "metric", "day", "amount"]

    /// An amount is added to that of the row that is there.
    static let merging = """
        (tenant, position, organisation, path, campaign, metric, day) \
        DO UPDATE SET amount = tally.amount + excluded.amount
        """

    package func values(tenant: String) -> [Value] {
        [
            .text(tenant), .integer(position), .text(organisation), .text(path), .text(campaign), .text(metric),
            .text(day), Value(amount),
        ]
    }

    /// The rows' values, amounts of the same row summed.
    static func summed(_ rows: [TallyRow], tenant: String) -> [[Value]] {
        var places: [TallyRow: Int] = [:]
        var sums: [TallyRow] = []
        for var row in rows {
            let amount = row.amount
            row.amount = 0
            let place = places[row, default: sums.count]
            if place == sums.count {
                places[row] = place
                sums.append(row)
            }
            sums[place].amount += amount
        }
        return sums.map { $0.values(tenant: tenant) }
    }
}
