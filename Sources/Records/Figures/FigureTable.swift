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
    /// Rows of the tally, by position.
    func forEachTally(_ positions: ClosedRange<Int64>, _ body: (TallyRow) throws -> Void) throws {
        try session.forEach(
            """
            SELECT position, organisation, path, campaign, metric, day, amount FROM tally
            WHERE tenant = ? AND position BETWEEN ? AND ? ORDER BY position
            """, [.text(tenant), .integer(positions.lowerBound), .integer(positions.upperBound)]
        ) { try body(TallyRow($0)) }
    }

    /// The figures of all organisations that have others below them, summed from the tally.
    ///
    /// - Parameter limit: up to which position.
    func sumFigures(upTo limit: (FigureFold.Key) -> Int64) throws -> [FigureFold.Key: Series] {
        var figures: [FigureFold.Key: Series] = [:]
        try forEachTally(1...Int64.max) { row in
            guard let metric = Metric(rawValue: row.metric), let day = Day(row.day) else { return }
            for superior in row.superiors {
                let key = FigureFold.Key(organisation: superior, campaign: row.campaign)
                if row.position <= limit(key) { figures[key, default: Series()].add(row.amount, metric, on: day) }
            }
        }
        return figures
    }
}
