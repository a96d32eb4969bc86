import PartyLife
import Storage

/// The figures as they are kept: each change's amounts, with the place that the organisation had on that day.
extension Tables {
    func count(_ tally: Tally, _ stream: Stream, position: Int64) throws {
        guard let organisation = stream.organisation, !tally.isEmpty else { return }
        for (key, amount) in tally.sorted {
            let campaign = key.metric.isStanding ? "" : stream.campaign?.text ?? ""
            try add(
                amount, position: position, organisation: organisation.text,
                path: try path(of: organisation, on: key.day), campaign: campaign, metric: key.metric.rawValue,
                day: key.day.description)
        }
    }

    /// When an organisation moves: the balance of what stands, and everything dated from that day on, go along.
    func carryTally(of organisation: String, from old: String, to new: String, on day: Day, position: Int64) throws {
        let standing = Metric.allCases.filter(\.isBalance).map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let rows = try session.query(
            """
            SELECT campaign, metric, CASE WHEN day < ? THEN ? ELSE day END AS due, SUM(amount) AS amount FROM tally
            WHERE tenant = ? AND organisation = ? AND path = ? AND (day >= ? OR metric IN (\(standing)))
            GROUP BY campaign, metric, due ORDER BY campaign, metric, due
            """,
            [
                Value(day), Value(day), .text(tenant), .text(organisation), .text(old), Value(day),
            ])
        for row in rows {
            let amount = try row.int("amount")
            guard amount != 0 else { continue }
            for (path, sign) in [(old, -1), (new, 1)] {
                try add(
                    sign * amount, position: position, organisation: organisation, path: path,
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
        try session.execute(
            """
            INSERT INTO tally (\(TallyRow.columns.joined(separator: ", "))) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant, position, organisation, path, campaign, metric, day)
            DO UPDATE SET amount = tally.amount + excluded.amount
            """, row.values(tenant: tenant))
    }
}
