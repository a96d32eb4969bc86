/// Brings a database forward to the schema of this code, each step in a transaction of its own.
public struct Migrator: Sendable {
    /// Keeps all other processes from migrating meanwhile.
    private static let turn = "schema migration"

    private let migrations: [Migration]

    /// A migrator of `migrations`, numbered from 1 without gaps; any other numbering throws `.other`.
    public init(_ migrations: [Migration]) throws(StorageError) {
        guard migrations.map(\.number) == Array(1..<(migrations.count + 1)) else {
            throw StorageError(.other, "migrations must be numbered 1, 2, 3…, not \(migrations.map(\.number))")
        }
        self.migrations = migrations
    }

    /// Runs the steps that the database lacks and returns their numbers.
    ///
    /// Throws `.newerSchema`, touching nothing, if the database knows a step that this code does not, and
    /// `.corrupt` if a step was run under another name. Several processes may call it at once.
    public func migrate(_ store: some Store) async throws -> [Int] {
        try await store.write(locking: Self.turn) { session in
            try session.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    number \(session.dialect.integer) PRIMARY KEY,
                    name \(session.dialect.text) NOT NULL
                )\(session.dialect.tableOptions)
                """)
            try check(session)
        }
        var done: [Int] = []
        for migration in migrations where try await run(migration, on: store) { done.append(migration.number) }
        return done
    }

    private func run(_ migration: Migration, on store: some Store) async throws -> Bool {
        try await store.write(locking: Self.turn) { session in
            guard try check(session) < migration.number else { return false }
            try migration.run(session)
            try session.execute(
                "INSERT INTO schema_migration (number, name) VALUES (?, ?)",
                [Value(migration.number), .text(migration.name)])
            return true
        }
    }

    /// The number of the last step that was run, 0 before the first.
    @discardableResult
    private func check(_ session: any Transaction) throws -> Int {
        let rows = try session.query("SELECT number, name FROM schema_migration ORDER BY number")
        for (index, row) in rows.enumerated() {
            let number = try row.int("number")
            let name = try row.text("name")
            guard number <= migrations.count else {
                throw StorageError(
                    .newerSchema, "the database has migration \(number), this release ends at \(migrations.count)")
            }
            guard number == index + 1, migrations[index].name == name else {
                throw StorageError(.corrupt, "migration \(number) was run as '\(name)', which is not known here")
            }
        }
        return rows.count
    }
}
