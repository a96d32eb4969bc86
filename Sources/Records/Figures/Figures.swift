import PartyLife
import Storage

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
        let scopes = try ["", campaign.text].map { scope in
            let own = try position.map { try ownFigures(of: organisations, scope, upTo: $0) }
            return (scope, try own ?? memory.figures.own(organisations, scope, by: self))
        }
        return try organisations.reduce(into: [:]) { figures, organisation in
            var values: [Metric: Int] = [:]
            for (scope, own) in scopes {
                own[organisation]?.add(to: &values, asOf: day)
                try addBelow(organisation, scope, to: &values, asOf: day, knownAt: position)
            }
            figures[organisation] = Figures(asOf: day, values: values)
        }
    }

    private func addBelow(
        _ organisation: Organisation.ID, _ campaign: String, to values: inout [Metric: Int], asOf day: Day,
        knownAt position: Int64?
    ) throws {
        let key = FigureFold.Key(organisation: organisation.text, campaign: campaign)
        if position == nil, try memory.figures.add(key, to: &values, asOf: day, by: self) { return }
        let below = try sums(below: organisation, campaign, day, position ?? self.position())
        values.merge(below, uniquingKeysWith: +)
    }

    /// Summed anew from the rows of all below, wherever the organisation stood.
    private func sums(
        below organisation: Organisation.ID, _ campaign: String, _ day: Day, _ position: Int64
    ) throws -> [Metric: Int] {
        try Tables(session: session, tenant: tenant).paths(of: [organisation]).reduce(into: [:]) { values, path in
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
