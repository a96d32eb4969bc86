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
    /// Audits the chain, then folds the log afresh into an empty store and compares every derived table with it. May be
    /// asked while others write: the tables are compared as they stood at one moment.
    ///
    /// - Parameter shadow: an empty store for the fresh fold; it is migrated here.
    public func verify(shadow: any Store) async throws -> Verification {
        var result = try await audit()
        guard result.findings.isEmpty else { return result }
        try await Records.prepare(shadow)
        let copied = try await copyLog(to: shadow, after: Position())
        let kept = try await keptTables()
        _ = try await copyLog(to: shadow, after: copied, until: kept.head)
        try await shadow.write { [tenant] session in
            _ = try Records.fold(of: tenant, from: session, into: Tables(session: session, tenant: tenant))
        }
        for table in Schema.derived {
            let fresh = try await shadow.read { try Self.rows(of: table, tenant, in: $0) }
            result.differences += differences(table, fresh, kept.rows[table] ?? [])
        }
        result.differences += try await differingFigures(shadow, kept)
        return result
    }

    private func audit() async throws -> Verification {
        try await store.read { [tenant] session in
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
    }

    private struct Position: Sendable {
        var event: Int64 = 0
        var batch: Int64 = 0
    }

    /// The derived tables at one moment, and how long the log was then.
    private struct Kept: Sendable {
        var head = Position()
        var rows: [String: [[Value]]] = [:]
        var figures: [FigureFold.Key: (series: Series, upTo: Int64)] = [:]
        var mark: Int64 = 0
    }

    private func keptTables() async throws -> Kept {
        try await read { reader in
            let head = try EventTable.head(of: reader.tenant, in: reader.session)
            var kept = Kept(head: Position(event: head?.last ?? 0, batch: head?.number ?? 0))
            for table in Schema.derived {
                kept.rows[table] = try Self.rows(of: table, reader.tenant, in: reader.session)
            }
            kept.figures = try reader.allFigures()
            kept.mark = try reader.figureMark()
            return kept
        }
    }

    /// - Returns: how far it got.
    private func copyLog(to shadow: any Store, after start: Position, until end: Position? = nil) async throws
        -> Position
    {
        var reached = start
        for (table, key, place) in [
            ("event", "position", \Position.event), ("batch", "number", \Position.batch),
        ] as [(String, String, WritableKeyPath<Position, Int64> & Sendable)] {
            while true {
                let (last, limit) = (reached[keyPath: place], end?[keyPath: place] ?? .max)
                let page = try await store.read { [tenant] session in
                    try session.query(
                        "SELECT * FROM \(table) WHERE tenant = ? AND \(key) > ? AND \(key) <= ? ORDER BY \(key) LIMIT 2000",
                        [.text(tenant), .integer(last), .integer(limit)])
                }
                guard let end = page.last else { break }
                let rows = page.map(\.values)
                try await shadow.write { try $0.load(table, end.columns.names, rows) }
                reached[keyPath: place] = try end.integer(.name(key))
            }
        }
        return reached
    }

    private static func rows(of table: String, _ tenant: String, in session: any Session) throws -> [[Value]] {
        try session.query("SELECT * FROM \(table) WHERE tenant = ?", [.text(tenant)]).map(\.values)
    }

    private func differences(_ table: String, _ fresh: [[Value]], _ kept: [[Value]]) -> [Verification.Difference] {
        Set(fresh).symmetricDifference(kept).map { values in
            let shown = values.dropFirst().prefix(3).map { $0.text ?? $0.integer.map(String.init) ?? "-" }
            return Verification.Difference(table: table, row: shown.joined(separator: " · "))
        }.sorted { $0.row < $1.row }
    }

    /// Every row of folded figures must be the sum of the fresh tally as far as it says that it goes, and none may lack
    /// what lies before the common mark.
    private func differingFigures(_ shadow: any Store, _ kept: Kept) async throws -> [Verification.Difference] {
        let fresh = try await shadow.read { [tenant, memory] session in
            let reader = Reader(session: session, tenant: tenant, memory: memory, isCommitted: false)
            return try reader.sumFigures { kept.figures[$0]?.upTo ?? kept.mark }
        }
        return Set(fresh.keys).union(kept.figures.keys).filter { key in
            (fresh[key] ?? Series()) != (kept.figures[key]?.series ?? Series())
        }.map {
            Verification.Difference(table: "figure", row: [$0.organisation, $0.campaign].joined(separator: " · "))
        }.sorted { $0.row < $1.row }
    }
}
