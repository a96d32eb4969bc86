import Storage

/// How the rows of a deployment are spread by tenant.
public enum Spread: Hashable, Sendable {
    /// Over the machines of a cluster, by the Citus extension of PostgreSQL.
    case citus
    /// Over this many hash partitions of one PostgreSQL.
    case partitions(Int)
}

/// Why a deployment is not spread.
public enum SpreadRefused: Error, Hashable, Sendable {
    /// SQLite keeps all in one file.
    case oneFile
    /// The Citus extension was not created in this database.
    case noCitus
    /// A number of partitions outside 1…1024.
    case partitions(Int)
}

extension Records {
    /// Spreads every table by tenant, in one transaction; tables that are spread already stay as they are, so it may be
    /// run again after a migration that adds tables.
    ///
    /// The database must be up to date. Writing waits until it is done, as every row is moved.
    ///
    /// - Returns: the tables that were spread now.
    public static func spread(_ store: any Store, over spread: Spread) async throws -> [String] {
        guard store.dialect == .postgresql else { throw SpreadRefused.oneFile }
        return try await store.write { session in
            let tables = try session.tables().filter { $0.columns.first?.name == "tenant" }
            switch spread {
            case .citus: return try distribute(tables.map(\.name), session)
            case .partitions(let count):
                guard (1...1024).contains(count) else { throw SpreadRefused.partitions(count) }
                let flat = tables.filter { !$0.isPartitioned }.map(\.name)
                for table in flat { try partition(table, into: count, session) }
                return flat
            }
        }
    }

    /// All tables go with the first, so that the rows of one tenant stay together and joins stay on one machine.
    private static func distribute(_ tables: [String], _ session: any Transaction) throws -> [String] {
        guard try session.first("SELECT 1 FROM pg_extension WHERE extname = 'citus'") != nil else {
            throw SpreadRefused.noCitus
        }
        let known = Set(
            try session.query("SELECT logicalrelid::text FROM pg_dist_partition").map { try $0.text(0) })
        let new = tables.filter { !known.contains($0) }
        var companion = tables.first(where: known.contains) ?? "default"
        for table in new {
            try session.execute(
                "SELECT create_distributed_table('\(table)', 'tenant', colocate_with => '\(companion)')")
            if companion == "default" { companion = table }
        }
        return new
    }

    /// A table cannot become partitioned, so it is made anew; its keys and indexes keep their names and definitions, by
    /// which later migrations know them.
    private static func partition(_ table: String, into count: Int, _ session: any Transaction) throws {
        try session.execute("LOCK TABLE \(table) IN ACCESS EXCLUSIVE MODE")
        let constraints = try session.query(
            """
            SELECT conname::text AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
            WHERE conrelid = CAST('\(table)' AS regclass) AND contype IN ('p', 'u') ORDER BY conname
            """)
        let indexes = try session.query(
            """
            SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index x
            WHERE indrelid = CAST('\(table)' AS regclass)
                AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = x.indexrelid)
            """)
        let flat = "\(table)_flat"
        try session.execute("ALTER TABLE \(table) RENAME TO \(flat)")
        try session.execute(
            "CREATE TABLE \(table) (LIKE \(flat) INCLUDING ALL EXCLUDING INDEXES) PARTITION BY HASH (tenant)")
        for remainder in 0..<count {
            try session.execute(
                """
                CREATE TABLE \(table)_p\(remainder) PARTITION OF \(table)
                FOR VALUES WITH (MODULUS \(count), REMAINDER \(remainder))
                """)
        }
        try session.execute("INSERT INTO \(table) SELECT * FROM \(flat)")
        try session.execute("DROP TABLE \(flat)")
        for constraint in constraints {
            try session.execute(
                "ALTER TABLE \(table) ADD CONSTRAINT \(constraint.text("name")) \(constraint.text("definition"))")
        }
        for index in indexes { try session.execute(index.text("definition")) }
        try session.execute("ANALYZE \(table)")
    }
}
