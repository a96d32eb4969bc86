/// A table as the engine's own catalogue describes it, in terms common to all engines.
public struct TableDescription: Hashable, Sendable {
    public var name: String
    public var columns: [Column]
    /// The columns of the primary key, in its order.
    public var primaryKey: [String]
    /// All indexes but the primary key's.
    public var indexes: Set<Index>
    /// The tables that its foreign keys name.
    public var references: Set<String>
    /// Whether its rows are kept in partitions.
    public var isPartitioned: Bool

    public struct Column: Hashable, Sendable {
        public var name: String
        public var type: ColumnType
        public var isNullable: Bool
    }

    public struct Index: Hashable, Sendable {
        /// Nil for the index of a UNIQUE in the table's own definition, which each engine names as it likes.
        public var name: String?
        public var isUnique: Bool
        public var isPartial: Bool
        /// The columns, or expressions over them, in order.
        public var columns: [String]
    }

    public enum ColumnType: Hashable, Sendable {
        case integer, real, text, blob
        /// A type that no table of ours has, as the engine names it.
        case other(String)

        init(engine name: String) {
            switch name.lowercased() {
            case "integer", "bigint": self = .integer
            case "real", "double precision": self = .real
            case "text": self = .text
            case "blob", "bytea": self = .blob
            default: self = .other(name)
            }
        }
    }
}

extension Transaction {
    /// Every table of the schema, by name; partitions are no tables of their own.
    public func tables() throws -> [TableDescription] {
        try query(dialect.listTables).map { row in
            let name = try row.text("name")
            var table = TableDescription(
                name: name, columns: try columns(of: name), primaryKey: [], indexes: [],
                references: Set(try query(dialect.listReferences, [.text(name)]).map { try $0.text(0) }),
                isPartitioned: try row.int("partitioned") == 1)
            try describeIndexes(of: &table)
            return table
        }
    }

    private func columns(of table: String) throws -> [TableDescription.Column] {
        try query(dialect.listColumns, [.text(table)]).map { row in
            TableDescription.Column(
                name: try row.text("name"), type: .init(engine: try row.text("type")),
                isNullable: try row.int("required") == 0)
        }
    }

    /// The catalogue gives a row for each column of each index, the columns in order.
    private func describeIndexes(of table: inout TableDescription) throws {
        var found: [String: TableDescription.Index] = [:]
        for row in try query(dialect.listIndexes, [.text(table.name)]) {
            let name = try row.text("name")
            let column = try row.optionalText("part") ?? ""
            if try row.text("origin") == "pk" {
                table.primaryKey.append(column)
                continue
            }
            let index = TableDescription.Index(
                name: try row.text("origin") == "c" ? name : nil, isUnique: try row.int("uniq") == 1,
                isPartial: try row.int("partial") == 1, columns: [])
            found[name, default: index].columns.append(column)
        }
        table.indexes = Set(found.values)
    }
}
