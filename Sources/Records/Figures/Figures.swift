import PartyLife
import Storage

/// Figures of an organisation with everything below it, as of a day.
public struct Figures: Sendable, Equatable {
    public var asOf: Day
    private var values: [Metric: Int]

    public init(asOf: Day, values: [Metric: Int]) { (self.asOf, self.values) = (asOf, values) }

    public subscript(metric: Metric) -> Int { values[metric] ?? 0 }
}

extension Reader {
    /// - Parameters:
    ///   - campaign: whose figures; the standing figures (branches, members) come with it.
    ///   - position: as known at this position of the log; nil for all that is known.
    public func figures(
        of organisation: Organisation.ID, campaign: Campaign.ID, asOf day: Day, knownAt position: Int64? = nil
    ) throws -> Figures {
        guard let path = try self.path(of: organisation) else { return Figures(asOf: day, values: [:]) }
        return Figures(asOf: day, values: try sums(below: path, campaign, day, position))
    }

    private func sums(
        below path: String, _ campaign: Campaign.ID, _ day: Day, _ position: Int64?
    ) throws -> [Metric: Int] {
        var values: [Metric: Int] = [:]
        for scope in ["", campaign.text] {
            let rows = try query(
                """
                SELECT metric, SUM(amount) AS amount FROM tally
                WHERE tenant = ? AND campaign = ? AND path >= ? AND path < ? AND day <= ? AND position <= ?
                GROUP BY metric
                """, .text(scope), .text(path), .text(path.prefixEnd), Value(day), .integer(position ?? .max))
            for row in rows {
                guard let metric = Metric(rawValue: try row.text("metric")) else { continue }
                values[metric] = try row.int("amount")
            }
        }
        return values
    }
}
