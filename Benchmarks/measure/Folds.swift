import ArgumentParser
import Country
import EventLog
import PartyLife
import Records
import Storage
import TestChance

/// Three ways to keep figures, on the same made-up writes at the same leaves of the same tree: in memory behind the log
/// (what the product does), by a row for each superior in the same transaction, and by such rows in batches.
struct Folds: AsyncParsableCommand {
    @OptionGroup var place: Place
    @Option var writes = 20_000
    @Option(help: "Commands that one durable transaction takes.")
    var group = 64

    enum Way: String, CaseIterable { case memory, transaction, batches }

    func run() async throws {
        var findings = Findings()
        let (store, _) = try await place.open()
        let end = try await end(of: store)
        let paths = try await store.read { session in
            try session.query(
                "SELECT path FROM organisation WHERE tenant = ? AND type = 'branch' ORDER BY id LIMIT 200000",
                [.text(Generator.tenant)]
            ).map { try $0.text(0) }
        }
        for round in 1...3 {
            for way in Way.allCases {
                try await prepare(store, end)
                // Each way begins with nothing in memory.
                let keyring = Keyring(master: try Opening.key(for: place.database))
                let records = Records(store: store, tenant: Generator.tenant, keyring: keyring)
                let (writing, reading) = try await run(way, paths, store, records, end)
                findings.add(
                    "\(way.rawValue), round \(round)",
                    "\(Int(Double(writes) / writing.seconds)) writes/s; a read after each group: median "
                        + "\(reading.median.short) ms, p99 \(reading.p99.short) ms")
            }
        }
        try await clear(store, end)
        await store.close()
        try place.keep(findings)
    }

    private struct End: Sendable {
        let batch: Int64
        let position: Int64
    }

    private func end(of store: any Store) async throws -> End {
        try await store.read { session in
            let row = try session.first(
                "SELECT number, last FROM batch WHERE tenant = ? ORDER BY number DESC LIMIT 1",
                [.text(Generator.tenant)])
            return End(batch: try row?.integer(0) ?? 0, position: try row?.integer(1) ?? 0)
        }
    }

    private func clear(_ store: any Store, _ end: End) async throws {
        try await store.write { session in
            let values: [Value] = [.text(Generator.tenant), .integer(end.position)]
            try session.execute("DROP TABLE IF EXISTS benchmark_counter")
            try session.execute("DELETE FROM tally WHERE tenant = ? AND position > ?", values)
            try session.execute("DELETE FROM batch WHERE tenant = ? AND first > ?", values)
        }
    }

    private func prepare(_ store: any Store, _ end: End) async throws {
        try await clear(store, end)
        try await store.write { session in
            let sql = session.dialect
            try session.execute(
                """
                CREATE TABLE benchmark_counter (
                    tenant \(sql.text) NOT NULL, organisation \(sql.text) NOT NULL, metric \(sql.text) NOT NULL,
                    day \(sql.text) NOT NULL, amount \(sql.integer) NOT NULL,
                    PRIMARY KEY (tenant, organisation, metric, day))\(sql.tableOptions)
                """)
        }
    }

    private struct Amount: Sendable {
        let path: String
        let metric: Metric
        let day: Day
        let position: Int64

        var row: [Value] {
            let leaf = path.split(separator: "/").last.map(String.init) ?? ""
            return [
                .text(Generator.tenant), .integer(position), .text(leaf), .text(path), "benchmark1",
                .text(metric.rawValue), .text(day.description), 1,
            ]
        }

        var counters: [[Value]] {
            path.split(separator: "/").dropLast().map {
                [.text(Generator.tenant), .text(String($0)), .text(metric.rawValue), .text(day.description), 1]
            }
        }
    }

    private func run(
        _ way: Way, _ paths: [String], _ store: any Store, _ records: Records, _ end: End
    ) async throws -> (Duration, Times) {
        var chance = Chance(seed: 11)
        var reading = Times()
        var waiting: [Amount] = []
        let base = end.position
        let root = paths[0].split(separator: "/").first.map(String.init) ?? ""
        var writing = Duration.zero
        for start in stride(from: 0, to: writes, by: group) {
            let amounts = (start..<min(start + group, writes)).map { number in
                Amount(
                    path: chance.pick(paths), metric: .problemsSolved, day: Calendar.issued + chance.number(0..<300),
                    position: base + Int64(number) + 1)
            }
            waiting += amounts
            let folded = way == .transaction ? amounts : way == .batches && waiting.count >= 1_000 ? waiting : []
            if !folded.isEmpty { waiting = [] }
            let begun = ContinuousClock.now
            let number = end.batch + Int64(start / group) + 1
            let last = base + Int64(start + amounts.count)
            try await store.write { session in
                // As the log tells that it has grown.
                try session.execute(
                    "INSERT INTO batch (tenant, number, first, last, root, link) VALUES (?, ?, ?, ?, ?, ?)",
                    [
                        .text(Generator.tenant), .integer(number), .integer(base + Int64(start) + 1), .integer(last),
                        .blob([]), .blob(Array(repeating: 0, count: 32)),
                    ])
                try session.load("tally", Self.columns, amounts.map(\.row))
                try session.executeMany(
                    """
                    INSERT INTO benchmark_counter (tenant, organisation, metric, day, amount) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (tenant, organisation, metric, day)
                    DO UPDATE SET amount = benchmark_counter.amount + excluded.amount
                    """, folded.flatMap(\.counters))
            }
            writing += .now - begun
            let asked = ContinuousClock.now
            try await read(way, root, Calendar.today, waiting, store, records)
            reading.add(.now - asked)
        }
        return (writing, reading)
    }

    private static let columns = [
        "tenant", "position", "organisation", "path", "campaign", "metric", "day", "amount",
    ]

    private func read(
        _ way: Way, _ root: String, _ day: Day, _ waiting: [Amount], _ store: any Store, _ records: Records
    ) async throws {
        if way == .memory {
            let benchmark: Campaign.ID = Identifiers.make("benchmark", 1, digits: 1)
            _ = try await records.read {
                try $0.figures(of: Shape(organisations: 1).id(level: 0, 0), campaign: benchmark, asOf: day)
            }
            return
        }
        _ = try await store.read { session in
            try session.query(
                """
                SELECT metric, SUM(amount) AS amount FROM benchmark_counter
                WHERE tenant = ? AND organisation = ? AND day <= ? GROUP BY metric
                """, [.text(Generator.tenant), .text(root), .text(day.description)]
            ).count + waiting.count { $0.day <= day }
        }
    }
}
