import Storage

/// The schema of a database as text, from the engine's own catalogue.
enum SchemaDump {
    static func text(_ session: any Transaction) throws -> String {
        let head = "-- The schema as the migrations make it on \(session.dialect.rawValue). Compared by SchemaTests.\n"
        return try head + session.tables().map { try definition(of: $0, session) }.joined()
    }

    private static func definition(of table: TableDescription, _ session: any Transaction) throws -> String {
        let columns = try columns(of: table.name, session)
        let unique = table.indexes.filter { $0.name == nil }.map { "UNIQUE (\($0.columns.joined(separator: ", ")))" }
        let lines = columns + ["PRIMARY KEY (\(table.primaryKey.joined(separator: ", ")))"] + unique.sorted()
        let body = lines.map { "    " + $0 }.joined(separator: ",\n")
        let indexes = table.indexes.compactMap { index in
            index.name.map { name in
                "CREATE \(index.isUnique ? "UNIQUE " : "")INDEX \(name) ON \(table.name) "
                    + "(\(index.columns.joined(separator: ", ")))\(index.isPartial ? " WHERE …" : "");\n"
            }
        }
        let end = ")\(session.dialect.tableOptions);\n"
        return "\nCREATE TABLE \(table.name) (\n\(body)\n\(end)" + indexes.sorted().joined()
    }

    private static func columns(of table: String, _ session: any Transaction) throws -> [String] {
        let question =
            switch session.dialect {
            case .sqlite:
                """
                SELECT name, type, CASE WHEN "notnull" = 1 OR pk > 0 THEN 1 ELSE 0 END AS required, dflt_value AS standard
                FROM pragma_table_info(?) ORDER BY cid
                """
            case .postgresql:
                """
                SELECT column_name::text AS name,
                    upper(data_type::text) || CASE WHEN collation_name IS NULL THEN '' ELSE ' COLLATE "' || collation_name::text || '"' END
                        AS type,
                    (is_nullable = 'NO')::int::bigint AS required, column_default::text AS standard
                FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = CAST(? AS text) ORDER BY ordinal_position::bigint
                """
            }
        return try session.query(question, [.text(table)]).map { row in
            try "\(row.text("name")) \(row.text("type"))" + (row.int("required") == 1 ? " NOT NULL" : "")
                + (row.optionalText("standard").map { " DEFAULT \($0)" } ?? "")
        }
    }
}
