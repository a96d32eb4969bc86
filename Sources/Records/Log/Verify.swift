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
    /// Audits the chain, then folds the log afresh into an empty store and compares every derived table with it.
    ///
    /// - Parameter shadow: an empty store for the fresh fold; it is migrated here.
    public func verify(shadow: any Store) async throws -> Verification {
        var result = try await audit()
        guard result.findings.isEmpty else { return result }
        try await Records.prepare(shadow)
        try await copyLog(to: shadow)
        try await shadow.write { [tenant] session in
            _ = try Records.fold(of: tenant, from: session, into: Tables(session: session, tenant: tenant))
        }
        for table in Schema.derived {
            let fresh = try await rows(of: table, in: shadow)
            let kept = try await rows(of: table, in: store)
            result.differences += zipDifferences(table, fresh, kept)
        }
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

    private func copyLog(to shadow: any Store) async throws {
        for (table, key) in [("event", "position"), ("batch", "number")] {
            var last: Int64 = 0
            while true {
                let page = try await store.read { [tenant, last] session in
                    try session.query(
                        "SELECT * FROM \(table) WHERE tenant = ? AND \(key) > ? ORDER BY \(key) LIMIT 2000",
                        [.text(tenant), .integer(last)])
                }
                guard let end = page.last else { break }
                let marks = Array(repeating: "?", count: end.values.count).joined(separator: ", ")
                let rows = page.map(\.values)
                try await shadow.write { try $0.executeMany("INSERT INTO \(table) VALUES (\(marks))", rows) }
                last = try end.integer(.name(key))
            }
        }
    }

    private func rows(of table: String, in store: any Store) async throws -> [[Value]] {
        try await store.read { [tenant] session in
            try session.query("SELECT * FROM \(table) WHERE tenant = ?", [.text(tenant)]).map(\.values)
        }
    }

    private func zipDifferences(_ table: String, _ fresh: [[Value]], _ kept: [[Value]]) -> [Verification.Difference] {
        let expected = Set(fresh)
        let found = Set(kept)
        return expected.symmetricDifference(found).map { values in
            let shown = values.dropFirst().prefix(3).map { $0.text ?? $0.integer.map(String.init) ?? "-" }
            return Verification.Difference(table: table, row: shown.joined(separator: " · "))
        }.sorted { $0.row < $1.row }
    }
}
