import PartyLife
import Storage

/// The figures as they are kept: each change's amounts, with the place that the organisation had on that day.
extension Tables {
    package func count(_ tally: Tally, _ stream: Stream, position: Int64) throws {
        guard let organisation = stream.organisation, !tally.isEmpty else { return }
        let places = try places(of: organisation)
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
        guard let first = places.lastIndex(where: { $0.since.map { $0 <= key.day } ?? true }) else { return [] }
        var shares = [(path: places[first].path, day: key.day, sign: 1)]
        guard key.metric.isBalance else { return shares }
        for (left, next) in zip(places[first...], places[(first + 1)...]) {
            let day = max(next.since ?? key.day, key.day)
            shares += [(left.path, day, -1), (next.path, day, 1)]
        }
        return shares
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
