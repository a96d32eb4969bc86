import PartyLife
import Storage

/// The figures as they are kept: each change's amounts, with the place that the organisation had on that day.
extension Tables {
    func count(_ tally: Tally, _ stream: Stream, position: Int64) throws {
        guard let organisation = stream.organisation, !tally.isEmpty else { return }
        var places = try places(of: organisation)
        if places.isEmpty { places = [Place(path: try path(of: organisation), since: tally.sorted[0].key.day)] }
        for (key, amount) in tally.sorted {
            let campaign = key.metric.isStanding ? "" : stream.campaign?.text ?? ""
            for share in shares(of: key, in: places) {
                try add(
                    share.sign * amount, position: position, organisation: organisation.text, path: share.path,
                    campaign: campaign, metric: key.metric.rawValue, day: share.day.description)
            }
        }
    }

    /// Where an amount counts: at the place of its day; what stands goes on to every later place when its day comes, as
    /// it would have gone with the move had it been known then.
    private func shares(of key: Tally.Key, in places: [Place]) -> [(path: String, day: Day, sign: Int)] {
        guard let first = places.lastIndex(where: { $0.since <= key.day }) ?? places.indices.first else { return [] }
        var shares = [(path: places[first].path, day: key.day, sign: 1)]
        guard key.metric.isBalance else { return shares }
        for (left, next) in zip(places[first...], places[(first + 1)...]) {
            let day = max(next.since, key.day)
            shares += [(left.path, day, -1), (next.path, day, 1)]
        }
        return shares
    }

    /// When an organisation moves, the balance of what stands in it and below it, and everything dated from that day on,
    /// go along in one sum: taken from those above its old place, given to those above its new one. For itself and for
    /// whoever stands above both, the two rows make nothing; for those below it nothing changes.
    func carryTally(of organisation: Organisation.ID, _ move: PathMove, position: Int64) throws {
        let standing = Metric.allCases.filter(\.isBalance).map { "'\($0.rawValue)'" }.joined(separator: ", ")
        try settle()
        let paths = try paths(of: organisation)
        let own = paths.map { _ in
            """
            SELECT campaign, metric, CASE WHEN day < ? THEN ? ELSE day END AS due, amount FROM tally
            WHERE tenant = ? AND campaign IN (SELECT '' UNION ALL SELECT id FROM campaign WHERE tenant = ?)
                AND path >= ? AND path < ? AND (day >= ? OR metric IN (\(standing)))
            """
        }.joined(separator: " UNION ALL ")
        let day = Value(move.day)
        let rows = try session.query(
            """
            SELECT campaign, metric, due, SUM(amount) AS amount FROM (\(own)) AS own
            GROUP BY campaign, metric, due HAVING SUM(amount) <> 0 ORDER BY campaign, metric, due
            """,
            paths.flatMap { path in
                [day, day, .text(tenant), .text(tenant), .text(path), .text(path.prefixEnd), day]
            })
        for row in rows {
            for (path, sign) in [(move.old, -1), (move.new, 1)] {
                try add(
                    sign * (try row.int("amount")), position: position, organisation: organisation.text, path: path,
                    campaign: try row.text("campaign"), metric: try row.text("metric"), day: try row.text("due"))
            }
        }
    }

    func add(
        _ amount: Int, position: Int64, organisation: String, path: String, campaign: String, metric: String,
        day: String
    ) throws {
        let row = TallyRow(
            position: position, organisation: organisation, path: path, campaign: campaign, metric: metric, day: day,
            amount: amount)
        if let writes {
            writes.rows.add(row)
            return
        }
        try session.load(
            "tally", TallyRow.columns, [row.values(tenant: tenant)], onConflict: TallyRow.merging)
    }
}
