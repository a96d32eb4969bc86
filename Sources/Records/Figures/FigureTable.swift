import PartyLife
import Storage

/// The figures as far as they are folded: one row for each organisation and campaign, each saying how far it goes.
extension Reader {
    /// Up to this position, every row of the tally is in the table.
    func figureMark() throws -> Int64 {
        try first("SELECT position FROM figure_mark WHERE tenant = ?")?.integer("position") ?? 0
    }

    func figureRow(_ key: FigureFold.Key) throws -> (series: Series, upTo: Int64)? {
        try first(
            "SELECT up_to, series FROM figure WHERE tenant = ? AND organisation = ? AND campaign = ?",
            .text(key.organisation), .text(key.campaign)
        ).map(Self.figure)
    }

    static func figure(_ row: Row) throws -> (series: Series, upTo: Int64) {
        guard let series = Series(bytes: try row.blob("series")) else {
            throw StorageError(.corrupt, "a row of figures")
        }
        return (series, try row.integer("up_to"))
    }

    /// The position that about so many rows of the tally reach; nil where there are fewer.
    func tallyPosition(after position: Int64, rows: Int) throws -> Int64? {
        try first(
            "SELECT position FROM tally WHERE tenant = ? AND position > ? ORDER BY position LIMIT 1 OFFSET ?",
            .integer(position), Value(rows)
        )?.integer("position")
    }

    /// What is counted for the organisations themselves, wherever they stood.
    ///
    /// - Parameter position: up to which position of the log.
    func ownFigures(
        of organisations: [Organisation.ID], _ campaign: String, upTo position: Int64 = .max
    ) throws -> [Organisation.ID: Series] {
        try ownFigures(at: Tables(session: session, tenant: tenant).paths(of: organisations), campaign, upTo: position)
    }

    /// What is counted at these paths, by the organisations that they lead to.
    func ownFigures(
        at paths: Set<String>, _ campaign: String, upTo position: Int64 = .max
    ) throws -> [Organisation.ID: Series] {
        let rows = try query(
            """
            SELECT path, metric, day, SUM(amount) AS amount FROM tally
            WHERE tenant = ? AND campaign = ? AND position <= ? AND path IN
            """, .text(campaign), .integer(position), anyOf: paths.sorted(),
            "GROUP BY path, metric, day")
        return try rows.reduce(into: [:]) { figures, row in
            let id = try row.text(0).split(separator: "/").last.flatMap { Organisation.ID(String($0)) }
            guard let id, let metric = Metric(rawValue: try row.text(1)), let day = Day(try row.text(2)) else { return }
            figures[id, default: Series()].add(try row.int(3), metric, on: day)
        }
    }

    /// Adds to the table what its rows do not have yet.
    func addFigures(_ entries: some Sequence<(key: FigureFold.Key, value: [FigureFold.Entry])>, upTo: Int64) throws {
        for (key, entries) in entries {
            let kept = try figureRow(key)
            guard kept?.upTo ?? 0 < upTo else { continue }
            var series = kept?.series ?? Series()
            for entry in entries where entry.position > kept?.upTo ?? 0 && entry.position <= upTo {
                series.add(entry.amount, entry.metric, on: entry.day)
            }
            try Tables(session: session, tenant: tenant).upsert(
                "figure", key: [("organisation", .text(key.organisation)), ("campaign", .text(key.campaign))],
                [("up_to", .integer(upTo)), ("series", .blob(series.bytes))])
        }
    }

    func raiseFigureMark(to position: Int64) throws {
        guard try figureMark() < position else { return }
        try Tables(session: session, tenant: tenant).upsert("figure_mark", key: [], [("position", .integer(position))])
    }
}

extension Tables {
    /// Every amount of the tally, with the figures that it counts in: of those above, from the top down, and at the end
    /// of the organisation itself.
    ///
    /// Rows of one place come together more often than not, and of few metrics and days: what they say is read once.
    func forEachAmount(
        _ positions: ClosedRange<Int64>, _ body: (FigureFold.Entry, [FigureFold.Key]) throws -> Void
    ) throws {
        var (metrics, days) = ([String: Metric](), [String: Day]())
        for metric in Metric.allCases { metrics[metric.rawValue] = metric }
        var (path, campaign, line) = ("", "", [FigureFold.Key]())
        try session.forEach(
            """
            SELECT position, path, campaign, metric, day, amount FROM tally
            WHERE tenant = ? AND position BETWEEN ? AND ? ORDER BY position
            """, [.text(tenant), .integer(positions.lowerBound), .integer(positions.upperBound)]
        ) { row in
            let (newPath, newCampaign, written) = (try row.text(1), try row.text(2), try row.text(4))
            guard let metric = metrics[try row.text(3)], let day = days[written] ?? Day(written) else { return }
            days[written] = day
            if newPath != path || newCampaign != campaign {
                (path, campaign) = (newPath, newCampaign)
                line = path.split(separator: "/").map {
                    FigureFold.Key(organisation: String($0), campaign: newCampaign)
                }
            }
            try body(
                FigureFold.Entry(
                    position: try row.integer(0), metric: metric, day: day, amount: try row.int(5)), line)
        }
    }

    /// The figures of all organisations that have others below them, summed from the tally.
    ///
    /// - Parameter limit: up to which position.
    func sumFigures(upTo limit: (FigureFold.Key) -> Int64) throws -> [FigureFold.Key: Series] {
        var figures: [FigureFold.Key: Series] = [:]
        try forEachAmount(1...Int64.max) { entry, line in
            for key in line.dropLast() where entry.position <= limit(key) {
                figures[key, default: Series()].add(entry.amount, entry.metric, on: entry.day)
            }
        }
        return figures
    }
}
