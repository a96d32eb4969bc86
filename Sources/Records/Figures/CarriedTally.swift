import PartyLife
import Storage

/// What goes along when an organisation moves.
extension Tables {
    struct Carried: Hashable {
        let campaign: String
        let metric: String
        let due: String
        let amount: Int
    }

    /// When an organisation moves, the balance of what stands in it and below it, and everything dated from that day on,
    /// go along in one sum: taken from those above its old place, given to those above its new one. For itself and for
    /// whoever stands above both, the two rows make nothing; for those below it nothing changes.
    func carryTally(of organisation: Organisation.ID, _ move: PathMove, position: Int64) throws {
        try settle()
        for row in try foldedTally(of: organisation, from: move.day) ?? summedTally(of: organisation, from: move.day) {
            for (path, sign) in [(move.old, -1), (move.new, 1)] {
                try add(
                    sign * row.amount, position: position, organisation: organisation.text, path: path,
                    campaign: row.campaign, metric: row.metric, day: row.due)
            }
        }
    }

    /// From the figures, where they are folded: a county's rows are many, its figures few.
    func foldedTally(of organisation: Organisation.ID, from day: Day) throws -> [Carried]? {
        guard let folded else { return nil }
        let campaigns = try query("SELECT id FROM campaign WHERE tenant = ?").map { try $0.text(0) }
        return try folded(organisation, [""] + campaigns)?.flatMap { campaign, series in
            series.carried(from: day).map { metric, due, amount in
                Carried(campaign: campaign, metric: metric.rawValue, due: due.description, amount: amount)
            }
        }
    }

    /// From the rows below every place where it stood.
    func summedTally(of organisation: Organisation.ID, from day: Day) throws -> [Carried] {
        let standing = Metric.allCases.filter(\.isBalance).map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let paths = try paths(of: [organisation]).sorted()
        let own = paths.map { _ in
            """
            SELECT campaign, metric, CASE WHEN day < ? THEN ? ELSE day END AS due, amount FROM tally
            WHERE tenant = ? AND campaign IN (SELECT '' UNION ALL SELECT id FROM campaign WHERE tenant = ?)
                AND path >= ? AND path < ? AND (day >= ? OR metric IN (\(standing)))
            """
        }.joined(separator: " UNION ALL ")
        let day = Value(day)
        return try session.query(
            """
            SELECT campaign, metric, due, SUM(amount) AS amount FROM (\(own)) AS own
            GROUP BY campaign, metric, due HAVING SUM(amount) <> 0 ORDER BY campaign, metric, due
            """,
            paths.flatMap { path in
                [day, day, .text(tenant), .text(tenant), .text(path), .text(path.prefixEnd), day]
            }
        ).map { row in
            Carried(
                campaign: try row.text("campaign"), metric: try row.text("metric"), due: try row.text("due"),
                amount: try row.int("amount"))
        }
    }
}

extension Series {
    /// What goes along with a move on a day: the balance as of then, and each later change.
    func carried(from day: Day) -> [(metric: Metric, due: Day, amount: Int)] {
        sums.flatMap { metric, sums in
            sums.changes(from: Int32(clamping: day.number), withBalance: metric.isBalance).map {
                (metric, Day(number: Int($0.day)), Int($0.amount))
            }
        }
    }
}

extension FigureFold {
    /// Rows of the tally that may lie between what is folded and the end of the log.
    private static let fewRows = 20_000

    /// What an organisation and all below it have come to, by campaign, what the reader's own transaction wrote included;
    /// nil where the figures are not folded that far.
    func whole(
        of organisation: Organisation.ID, in campaigns: [String], by reader: Reader
    ) throws -> [String: Series]? {
        let keys = campaigns.map { Key(organisation: organisation.text, campaign: $0) }
        guard let (known, folded) = try below(keys, by: reader),
            try reader.tallyPosition(after: known, rows: Self.fewRows) == nil
        else { return nil }
        var whole = Dictionary(uniqueKeysWithValues: zip(campaigns, folded))
        let tables = Tables(session: reader.session, tenant: reader.tenant)
        try tables.forEachAmount(known + 1...Int64.max) { entry, line in
            for key in line.dropLast() where key.organisation == organisation.text {
                whole[key.campaign]?.add(entry.amount, entry.metric, on: entry.day)
            }
        }
        let paths = try tables.paths(of: [organisation])
        for campaign in campaigns {
            if let own = try reader.ownFigures(at: paths, campaign)[organisation] { whole[campaign]?.add(own) }
        }
        return whole
    }
}
