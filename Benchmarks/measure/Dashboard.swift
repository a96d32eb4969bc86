import ArgumentParser
import Country
import Operations
import PartyLife
import Records
import Storage
import TestChance

/// The top unit's dashboard: held, took part, found, solved, overdue for it and each unit below, as of any day.
struct Dashboard: AsyncParsableCommand {
    @OptionGroup var place: Place
    @Option var calls = 3_000
    @Option(help: "How often the plain query is run; it reads every problem.")
    var plain = 3

    private static let metrics: [Metric] = [.held, .present, .problemsFound, .problemsSolved, .problemsOverdue]

    func run() async throws {
        var findings = Findings()
        let start = ContinuousClock.now
        let (store, records) = try await place.open()
        let campaign = Campaigning.id
        guard let root = try await records.read({ try $0.root() }) else { throw ValidationError("an empty database") }
        let first = try await records.read { try $0.figures(of: root.id, campaign: campaign, asOf: Calendar.today) }
        findings.add("opening the store to the first figures of the root", "\((.now - start).milliseconds.short) ms")
        let shown = Self.metrics.map { "\($0.rawValue) \(first[$0])" }.joined(separator: ", ")
        findings.add("the root as of \(Calendar.today)", shown)

        let below = try await records.read { try $0.children(of: root.id).map(\.id) }
        findings.add(
            "figures of the root and \(below.count) below, in one snapshot",
            try await time { day in
                _ = try await records.read { try $0.figures(of: [root.id] + below, campaign: campaign, asOf: day) }
            })
        let useCases = useCases(records, on: Calendar.today + 100)
        let actor = ActingPerson(member: Identifiers.member(0), holdings: [.init(.reviewer, at: root.id)])
        findings.add(
            "the same through UseCases.tree, with permission, tree, cases and procedure",
            try await time { day in _ = try await useCases.tree(of: root.id, in: campaign, asOf: day, as: actor) })
        let lowest = try await lowest(records, root.id)
        let lower = ActingPerson(member: Identifiers.member(0), holdings: [.init(.reviewer, at: lowest)])
        findings.add(
            "UseCases.tree of a unit with branches below it",
            try await time { day in _ = try await useCases.tree(of: lowest, in: campaign, asOf: day, as: lower) })
        findings.add("resident memory", "\(ProcessMemory.resident >> 20) MiB")
        if plain > 0 { try await measurePlain(store, root, first, &findings) }
        await store.close()
        try place.keep(findings)
    }

    private func time(_ body: (Day) async throws -> Void) async throws -> Times {
        var chance = Chance(seed: 7)
        var times = Times()
        for call in 0..<(calls + calls / 10) {
            let day = Calendar.issued + chance.number(0..<330)
            let start = ContinuousClock.now
            try await body(day)
            if call >= calls / 10 { times.add(.now - start) }
        }
        return times
    }

    /// The first organisation, from the top down, that has only branches below it.
    private func lowest(_ records: Records, _ root: Organisation.ID) async throws -> Organisation.ID {
        try await records.read { reader in
            var id = root
            while let next = try reader.children(of: id).first, !next.type.holdsMeeting { id = next.id }
            return id
        }
    }

    /// The same found, solved and overdue by reading the rows, over an index that covers the query.
    private func measurePlain(
        _ store: any Store, _ root: OrganisationRow, _ figures: Figures, _ findings: inout Findings
    ) async throws {
        try await store.write {
            try $0.execute(
                "CREATE INDEX benchmark_plain ON problem (tenant, campaign, branch, found, state, deadline, solved)")
        }
        var times = Times()
        var totals: [Int] = []
        for _ in 0..<plain {
            let start = ContinuousClock.now
            totals = try await store.read { session in
                let day = Value.text(Calendar.today.description)
                // The product's connections prefer indexes; the plain query may be planned as the server likes.
                if session.dialect == .postgresql {
                    _ = try session.query("SELECT set_config('enable_seqscan', 'on', true)")
                }
                return try session.query(
                    """
                    SELECT substr(o.path, 1, 12) AS child, COUNT(*) AS found,
                        SUM(CASE WHEN p.solved <= ? THEN 1 ELSE 0 END) AS solved,
                        SUM(CASE WHEN p.deadline < ? AND (p.solved IS NULL OR p.solved > ?) THEN 1 ELSE 0 END) AS late
                    FROM organisation o JOIN problem p
                        ON p.tenant = o.tenant AND p.campaign = ? AND p.branch = o.id AND p.found <= ?
                    WHERE o.tenant = ? AND o.path >= ? AND o.path < ? GROUP BY child
                    """,
                    [
                        day, day, day, .text(Campaigning.id.text), day, .text(Generator.tenant), .text(root.path),
                        .text(root.path.dropLast() + "0"),
                    ]
                ).reduce(into: [0, 0, 0]) { sums, row in
                    for (place, column) in ["found", "solved", "late"].enumerated() {
                        sums[place] += try row.int(.name(column))
                    }
                }
            }
            times.add(.now - start)
        }
        try await store.write { try $0.execute("DROP INDEX benchmark_plain") }
        findings.add(
            "plain query: found, solved, overdue by GROUP BY over a covering index",
            "median \(times.median.short) ms of \(plain); sums \(totals)")
        guard totals.first == figures[.problemsFound] else {
            throw ValidationError("the plain query finds \(totals), the figures \(figures[.problemsFound])")
        }
    }
}
