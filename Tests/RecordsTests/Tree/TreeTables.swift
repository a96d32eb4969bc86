import PartyLife
import Storage
import StorageSQLite

@testable import Records

/// A tree written straight into the derived tables, beside the model of it.
struct TreeTables {
    static let tenant = "T"
    static let campaign = Campaign.ID("c1").unsafelyUnwrapped
    let store: SQLiteStore

    init(_ store: SQLiteStore) async throws {
        self.store = store
        try await Records.prepare(store)
        try await store.write { session in
            try session.execute("INSERT INTO campaign VALUES ('T', 'c1', '', 'r', '2020-01-01', NULL, '', '', 0)")
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Tables) throws -> T) async throws -> T {
        try await store.write { try body(Tables(session: $0, tenant: Self.tenant)) }
    }

    func establish(_ id: Organisation.ID, below parent: Organisation.ID?, on day: Day) async throws {
        try await write { tables in
            try tables.place(id, below: parent)
            let path = try tables.path(of: id)
            try tables.upsert(
                "organisation", key: [("id", .id(id))],
                [
                    ("name", .text("")), ("type", .text("committee")), ("parent", Value(parent)), ("path", .text(path)),
                    ("depth", Value(path.depth)), ("established", Value(day)),
                ])
        }
    }

    func happened(_ fact: TreeModel.Fact, position: Int64) async throws {
        try await write { tables in
            var tally = Tally()
            tally.add(fact.metric, on: fact.day, fact.amount)
            try tables.count(tally, .step(Plan.self, Self.campaign, fact.organisation), position: position)
        }
    }

    /// An organisation's own figure: the sum of all rows in whose path it stands.
    func figures(asOf day: Day) async throws -> [Organisation.ID: [Metric: Int]] {
        try await store.read { session in
            var figures: [Organisation.ID: [Metric: Int]] = [:]
            for row in try session.query("SELECT path, metric, amount FROM tally WHERE day <= ?", [Value(day)]) {
                guard let metric = Metric(rawValue: try row.text("metric")) else { continue }
                for part in try row.text("path").split(separator: "/") {
                    guard let id = Organisation.ID(String(part)) else { continue }
                    figures[id, default: [:]][metric, default: 0] += try row.int("amount")
                }
            }
            return figures.mapValues { $0.filter { $0.value != 0 } }.filter { !$0.value.isEmpty }
        }
    }

    func places() async throws -> Set<[Value]> {
        try await store.read { session in
            var rows: Set<[Value]> = []
            for table in ["organisation", "move"] {
                rows.formUnion(try session.query("SELECT * FROM \(table)").map { [.text(table)] + $0.values })
            }
            return rows
        }
    }
}

extension Tables {
    /// A move one organisation after the other: what the move over ranges must equal.
    func moveOneByOne(_ id: Organisation.ID, below parent: Organisation.ID, on day: Day, position: Int64) throws {
        let old = try path(of: id)
        let new = "\(try path(of: parent))\(id)/"
        try keep(PathMove(from: old, to: new, on: day))
        let moved = try query(
            "SELECT id, path FROM organisation WHERE tenant = ? AND path >= ? AND path < ? ORDER BY path",
            .text(old), .text(old.prefixEnd))
        for row in moved {
            let path = new + (try row.text("path")).dropFirst(old.count)
            try execute(
                "UPDATE organisation SET path = '\(path)', depth = \(path.depth) WHERE tenant = ? AND id = ?",
                .text(try row.text("id")))
            try carryOne(try row.text("id"), from: try row.text("path"), to: path, on: day, position: position)
        }
    }

    private func carryOne(_ id: String, from old: String, to new: String, on day: Day, position: Int64) throws {
        let standing = Metric.allCases.filter(\.isBalance).map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let rows = try query(
            """
            SELECT campaign, metric, CASE WHEN day < '\(day)' THEN '\(day)' ELSE day END AS due, SUM(amount) AS amount
            FROM tally WHERE tenant = ? AND organisation = ? AND path = ? AND (day >= '\(day)' OR metric IN (\(standing)))
            GROUP BY campaign, metric, due
            """, .text(id), .text(old))
        for row in rows where try row.int("amount") != 0 {
            for (path, sign) in [(old, -1), (new, 1)] {
                try session.execute(
                    """
                    INSERT INTO tally (tenant, position, organisation, path, campaign, metric, day, amount)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (tenant, position, organisation, path, campaign, metric, day)
                    DO UPDATE SET amount = tally.amount + excluded.amount
                    """,
                    [
                        .text(tenant), .integer(position), .text(id), .text(path), .text(try row.text("campaign")),
                        .text(try row.text("metric")), .text(try row.text("due")),
                        Value(sign * (try row.int("amount"))),
                    ])
            }
        }
    }
}
