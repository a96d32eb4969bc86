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

    /// Whether it is kept in the same row of the table as another.
    func hasKey(of other: TallyRow) -> Bool {
        var same = other
        same.amount = amount
        return self == same
    }

    static let columns = ["tenant", "position", "organisation", "path", "campaign", "metric", "day", "amount"]

    func values(tenant: String, after base: Int64 = 0) -> [Value] {
        [
            .text(tenant), .integer(base + position), .text(organisation), .text(path), .text(campaign),
            .text(metric), .text(day), Value(amount),
        ]
    }

    /// The organisations above, from the top down.
    var superiors: [String] { path.split(separator: "/").dropLast().map(String.init) }
}

extension TallyRow {
    init(_ row: Row) throws {
        self.init(
            position: try row.integer("position"), organisation: try row.text("organisation"),
            path: try row.text("path"), campaign: try row.text("campaign"), metric: try row.text("metric"),
            day: try row.text("day"), amount: try row.int("amount"))
    }
}
