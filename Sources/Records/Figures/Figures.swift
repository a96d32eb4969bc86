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
        var values = try own(organisation, campaign, day, position)
        for scope in ["", campaign.text] {
            let below =
                try position.map { try sums(below: organisation, scope, day, $0) }
                ?? folded(organisation, scope, day)
            values.merge(below, uniquingKeysWith: +)
        }
        return Figures(asOf: day, values: values)
    }

    /// What is counted for the organisation itself.
    private func own(
        _ organisation: Organisation.ID, _ campaign: Campaign.ID, _ day: Day, _ position: Int64?
    ) throws -> [Metric: Int] {
        try Self.values(
            query(
                """
                SELECT metric, SUM(amount) AS amount FROM tally
                WHERE tenant = ? AND organisation = ? AND campaign IN ('', ?) AND day <= ? AND position <= ?
                GROUP BY metric
                """, .id(organisation), .id(campaign), Value(day), .integer(position ?? .max)))
    }

    private func folded(_ organisation: Organisation.ID, _ campaign: String, _ day: Day) throws -> [Metric: Int] {
        let fold = memory.figures
        while try !fold.follow(self) {}
        let key = FigureFold.Key(organisation: organisation.text, campaign: campaign)
        return try fold.values(of: key, asOf: day, by: self) ?? sums(below: organisation, campaign, day, position())
    }

    /// Summed anew from the rows of all below, wherever the organisation stood.
    private func sums(
        below organisation: Organisation.ID, _ campaign: String, _ day: Day, _ position: Int64
    ) throws -> [Metric: Int] {
        let paths = try Tables(session: session, tenant: tenant).paths(of: organisation)
        return try paths.reduce(into: [:]) { values, path in
            let rows = try query(
                """
                SELECT metric, SUM(amount) AS amount FROM tally
                WHERE tenant = ? AND campaign = ? AND path > ? AND path < ? AND day <= ? AND position <= ?
                GROUP BY metric
                """, .text(campaign), .text(path), .text(path.prefixEnd), Value(day), .integer(position))
            values.merge(try Self.values(rows), uniquingKeysWith: +)
        }
    }

    private static func values(_ rows: [Row]) throws -> [Metric: Int] {
        try rows.reduce(into: [:]) { values, row in
            guard let metric = Metric(rawValue: try row.text("metric")) else { return }
            values[metric] = try row.int("amount")
        }
    }
}
