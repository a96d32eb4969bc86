import EventLog
import PartyLife
import Storage

/// What a verification found.
public struct Verification: Sendable, Equatable {
    public var events = 0
    public var batches = 0
    /// What is wrong with the log itself; each finding names the event or batch.
    public var findings: [Finding] = []
    /// Derived rows that a fresh fold of the log does not give.
    public var differences: [Difference] = []

    public var isClean: Bool { findings.isEmpty && differences.isEmpty }

    /// A row of a derived table that differs from the fresh fold, is missing, or should not be there.
    public struct Difference: Sendable, Equatable {
        public var table: String
        public var row: String
    }
}

extension Records {
    /// Audits the chain, then folds the log afresh into an empty store and compares every derived table with it. Log and
    /// tables are read from one snapshot, so that a database in use can be verified.
    ///
    /// - Parameter shadow: an empty store for the fresh fold; it is migrated here.
    public func verify(shadow: any Store) async throws -> Verification {
        try await Records.prepare(shadow)
        var (result, differences) = try await BlockingChannel<TableRun>.run(from: store, to: shadow) {
            [tenant] session, give in
            let result = try Records.audit(of: tenant, in: session)
            guard result.findings.isEmpty else { return result }
            for table in Self.log + Schema.derived + Schema.folded {
                try session.forEachRun("SELECT * FROM \(table) WHERE tenant = ?", [.text(tenant)]) { rows in
                    try give(TableRun(table: table, rows: rows))
                }
                try give(TableRun(table: table, rows: []))
            }
            return result
        } take: { [tenant, memory = ProcessCache(keyring: memory.keyring)] session, next in
            try Self.compare(tenant, session, memory, next)
        }
        result.differences = differences
        return result
    }

    /// The keys come first: how a branch stands rests on what is sealed.
    private static let log = ["data_key", "event", "batch"]

    /// Some rows of a table; none after its last.
    private struct TableRun: Sendable {
        var table: String
        var rows: [[Value]]
    }

    /// Takes the log in, folds it, and compares what was kept with it.
    private static func compare(
        _ tenant: String, _ session: any Transaction, _ memory: ProcessCache, _ next: () throws -> TableRun?
    ) throws -> [Verification.Difference] {
        var differences: [Verification.Difference] = []
        var kept: Set<[Value]> = []
        var mark: Int64 = 0
        let reader = Reader(session: session, tenant: tenant, memory: memory, isCommitted: false)
        while let run = try next() {
            switch (log.contains(run.table), run.rows.isEmpty) {
            case (true, false):
                try session.executeMany("INSERT INTO \(run.table) VALUES (\(run.rows[0].marks))", run.rows)
            case (false, true) where run.table == "figure_mark" || run.table == "standing_mark":
                mark = kept.first?.last?.integer ?? 0
                kept.removeAll()
            case (false, true) where run.table == "figure":
                differences += try figureDifferences(kept, mark, Tables(session: session, tenant: tenant))
                kept.removeAll()
            case (false, true) where run.table == "standing":
                differences += try standingDifferences(kept, mark, reader)
                kept.removeAll()
            case (false, true) where run.table == "snapshot":
                differences += try snapshotDifferences(kept, session, tenant)
                kept.removeAll()
            case (true, true) where run.table == log.last:
                _ = try fold(of: tenant, from: session, into: Tables(session: session, tenant: tenant))
            case (true, true): break
            case (false, false): kept.formUnion(run.rows)
            case (false, true):
                let fresh = try session.query("SELECT * FROM \(run.table) WHERE tenant = ?", [.text(tenant)])
                differences += difference(run.table, Set(fresh.map(\.values)), kept)
                kept.removeAll()
            }
        }
        return differences
    }

    /// Every state that would be read must be that of the fresh fold. One that was kept in another shape is not read, and
    /// one that is not kept is folded anew.
    private static func snapshotDifferences(
        _ rows: Set<[Value]>, _ session: any Transaction, _ tenant: String
    ) throws -> [Verification.Difference] {
        let read = try rows.filter { row in
            guard let name = row[1].text, let stream = Stream(name), let type = RecordedTypes.named(stream.kind) else {
                throw StorageError(.corrupt, "no such stream: \(row[1])")
            }
            return row.last == Value(type.shape)
        }
        let streams = Set(read.map { $0[1] })
        let fresh = try session.query("SELECT * FROM snapshot WHERE tenant = ?", [.text(tenant)]).map(\.values)
        return difference("snapshot", Set(fresh.filter { streams.contains($0[1]) }), read)
    }

    /// Every row of folded figures must be the sum of the fresh tally as far as it says that it goes, and none may lack
    /// what lies before the common mark.
    private static func figureDifferences(
        _ rows: Set<[Value]>, _ mark: Int64, _ tables: Tables
    ) throws -> [Verification.Difference] {
        var kept: [FigureFold.Key: (series: Series?, upTo: Int64)] = [:]
        for row in rows {
            guard row.count == 5, let organisation = row[1].text, let campaign = row[2].text else { continue }
            let key = FigureFold.Key(organisation: organisation, campaign: campaign)
            kept[key] = (row[4].blob.flatMap(Series.init(bytes:)), row[3].integer ?? 0)
        }
        let fresh = try tables.sumFigures { kept[$0]?.upTo ?? mark }
        return Set(fresh.keys).union(kept.keys).filter { key in
            guard let row = kept[key] else { return fresh[key] != nil }
            return row.series != fresh[key] ?? Series()
        }.map {
            Verification.Difference(table: "figure", row: [$0.organisation, $0.campaign].joined(separator: " · "))
        }.sorted { $0.row < $1.row }
    }

    /// Every standing must be what the states give now, but for what has been touched since the common mark.
    private static func standingDifferences(
        _ rows: Set<[Value]>, _ mark: Int64, _ reader: Reader
    ) throws -> [Verification.Difference] {
        let head = try reader.position()
        func step(after position: Int64) throws -> StandingStep {
            try StandingStep(after: position, upTo: head, places: .max, knowing: [:], by: reader)
        }
        var fresh: Set<[Value]> = []
        let all = try step(after: 0).rows
        for (key, text) in all {
            guard let text else { continue }
            fresh.insert([.text(reader.tenant), .id(key.organisation), .id(key.campaign), .text(text)])
        }
        let new = try mark < head ? Set(step(after: mark).rows.keys) : []
        let recent = Set(new.map { [Value.id($0.organisation), .id($0.campaign)] })
        func lasting(_ rows: Set<[Value]>) -> Set<[Value]> { rows.filter { !recent.contains(Array($0[1...2])) } }
        return difference("standing", lasting(fresh), lasting(rows))
    }

    /// Audits the chain of one tenant.
    static func audit(of tenant: String, in session: any Transaction) throws -> Verification {
        var result = Verification()
        var chain = Chain(tenant: tenant)
        try session.forEach("SELECT * FROM batch WHERE tenant = ? ORDER BY number", [.text(tenant)]) { row in
            result.batches += 1
            result.findings += chain.read(try EventTable.batch(row))
        }
        try session.forEach("SELECT * FROM event WHERE tenant = ? ORDER BY position", [.text(tenant)]) { row in
            result.events += 1
            result.findings += chain.read(try EventTable.event(row), digest: try EventTable.digest(row, "digest"))
        }
        result.findings += chain.finish()
        return result
    }

    private static func difference(
        _ table: String, _ fresh: Set<[Value]>, _ kept: Set<[Value]>
    ) -> [Verification.Difference] {
        fresh.symmetricDifference(kept).map { values in
            let shown = values.dropFirst().prefix(3).map { $0.text ?? $0.integer.map(String.init) ?? "-" }
            return Verification.Difference(table: table, row: shown.joined(separator: " · "))
        }.sorted { $0.row < $1.row }
    }
}

extension Records {
    /// Audits the chain of every tenant of a store, which needs no key.
    public static func audit(_ store: any Store) async throws -> Verification {
        try await store.read { session in
            var result = Verification()
            for row in try session.query("SELECT DISTINCT tenant FROM batch ORDER BY tenant") {
                let one = try audit(of: try row.text(0), in: session)
                result.events += one.events
                result.batches += one.batches
                result.findings += one.findings
            }
            return result
        }
    }
}
