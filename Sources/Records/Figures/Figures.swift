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
        try figures(of: [organisation], campaign: campaign, asOf: day, knownAt: position)[organisation]
            ?? Figures(asOf: day, values: [:])
    }

    /// The same of several organisations, which may lie below one another, in a fixed number of statements.
    public func figures(
        of organisations: [Organisation.ID], campaign: Campaign.ID, asOf day: Day, knownAt position: Int64? = nil
    ) throws -> [Organisation.ID: Figures] {
        // What is not committed yet must not reach what is remembered.
        let position = isCommitted ? position : position ?? .max
        if position == nil { while try !memory.figures.follow(self) {} }
        var values: [Organisation.ID: [Metric: Int]] = [:]
        for scope in ["", campaign.text] {
            let own =
                try position.map {
                    try ownFigures(of: organisations, scope, upTo: $0).mapValues { $0.values(asOf: day) }
                }
                ?? memory.figures.own(organisations, scope, asOf: day, by: self)
            for organisation in organisations {
                let below =
                    try position.map { try sums(below: organisation, scope, day, $0) }
                    ?? folded(organisation, scope, day)
                values[organisation, default: [:]].merge(own[organisation] ?? [:], uniquingKeysWith: +)
                values[organisation, default: [:]].merge(below, uniquingKeysWith: +)
            }
        }
        return values.mapValues { Figures(asOf: day, values: $0) }
    }

    private func folded(_ organisation: Organisation.ID, _ campaign: String, _ day: Day) throws -> [Metric: Int] {
        let key = FigureFold.Key(organisation: organisation.text, campaign: campaign)
        return try memory.figures.values(of: key, asOf: day, by: self)
            ?? sums(below: organisation, campaign, day, position())
    }

    /// Summed anew from the rows of all below, wherever the organisation stood.
    private func sums(
        below organisation: Organisation.ID, _ campaign: String, _ day: Day, _ position: Int64
    ) throws -> [Metric: Int] {
        try Tables(session: session, tenant: tenant).paths(of: organisation).reduce(into: [:]) { values, path in
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
