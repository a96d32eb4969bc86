import Storage

/// The indexes of the large tables: taken away while rows are loaded in bulk, and built afterwards by sorting.
public struct Indexes: Sendable {
    private let statements: [(name: String, sql: String)]
    private static let tables = [
        "problem", "member", "tally", "organisation", "place", "branch_case", "office", "campaign",
    ]

    /// Drops them.
    public static func drop(in store: any Store) async throws -> Indexes {
        try await store.write { session in
            let names = tables.map { "'\($0)'" }.joined(separator: ", ")
            let rows = try session.query(
                session.dialect == .sqlite
                    ? "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (\(names))"
                    : """
                    SELECT indexname AS name, indexdef AS sql FROM pg_indexes
                    WHERE schemaname = current_schema() AND indexname NOT LIKE '%_pkey' AND tablename IN (\(names))
                    """)
            let statements = try rows.map { (name: try $0.text("name"), sql: try $0.text("sql")) }
            for (name, _) in statements { try session.execute("DROP INDEX \(name)") }
            return Indexes(statements: statements)
        }
    }

    /// Builds them again, and lets the engine count what the tables hold.
    public func build(in store: any Store, _ progress: @Sendable (String) -> Void) async throws {
        for (name, sql) in statements {
            progress(name)
            try await store.write { try $0.execute(sql) }
        }
        if store.dialect == .postgresql { try await store.write { try $0.execute("ANALYZE") } }
    }
}
