import EventLog
import Storage

/// Why records cannot be copied.
public enum CopyRefused: Error, Hashable, Sendable {
    /// The source was never made by this program.
    case noRecords
    /// The target holds rows already, in this table among others.
    case targetNotEmpty(table: String)
    /// The target's schema is ahead of the source's; a target that is new takes any source.
    case targetAhead
    /// Source and target do not have the same columns in this table.
    case schemaDiffers(table: String)
    /// The rows read, or those written, are not those that there should be.
    case rowsDiffer(table: String)
    /// No list of what the backup should hold: not a backup, or not a whole one.
    case notABackup
}

/// What was copied of one table; the same on both sides.
public struct TableCopy: Hashable, Sendable {
    public let table: String
    public let content: RowsDigest
}

extension Records {
    /// What is not copied: sessions of people who are signed in end with the database they were begun on, and what
    /// was counted of attempts to sign in is forgotten within the hour.
    static let left: Set<String> = ["login_session", "sign_in_attempt"]

    /// Copies every row of every tenant from one snapshot of the source, in one transaction of the target.
    ///
    /// The source may be in use; the target must be new, or migrated and empty. It gets the schema of the source, which
    /// ``prepare(_:)`` may bring forward then. Needs no key: what is sealed stays so. In the same transaction the rows of
    /// both sides are counted and compared.
    ///
    /// Throws ``CopyRefused``, and then the target holds nothing.
    @discardableResult
    public static func copy(
        from source: any Store, to target: any Store, expecting expected: [String: String]? = nil
    ) async throws -> [TableCopy] {
        let tables = try await sameTables(of: source, on: target)
        let (_, copied) = try await BlockingChannel<Portion>.run(from: source, to: target) { session, give in
            for table in tables {
                var content = RowsDigest()
                try session.forEachRun(table.selection) { run in
                    for row in run { content.add(row) }
                    try give(.rows(run))
                }
                if let expected, expected[table.name] != content.summary {
                    throw CopyRefused.rowsDiffer(table: table.name)
                }
                try give(.end(content))
            }
        } take: { session, next in
            for table in tables where try session.first("SELECT 1 FROM \(table.name) LIMIT 1") != nil {
                throw CopyRefused.targetNotEmpty(table: table.name)
            }
            let copied = try tables.map { try write($0, to: session, next) }
            // A server that has not counted what it holds makes bad plans until it has.
            if session.dialect == .postgresql { try session.execute("ANALYZE") }
            return copied
        }
        return copied
    }

    private enum Portion: Sendable {
        case rows([[Value]])
        case end(RowsDigest)
    }

    private static func write(
        _ table: TableDescription, to session: any Transaction, _ next: () throws -> Portion?
    ) throws -> TableCopy {
        let columns = table.columns.map(\.name)
        while let portion = try next() {
            switch portion {
            case .rows(let rows): try session.load(table.name, columns, rows)
            case .end(let sent):
                var arrived = RowsDigest()
                try session.forEach(table.selection) { arrived.add($0.values) }
                guard arrived == sent else { throw CopyRefused.rowsDiffer(table: table.name) }
                return TableCopy(table: table.name, content: sent)
            }
        }
        throw CopyRefused.rowsDiffer(table: table.name)
    }

    /// Brings the target to the schema of the source and gives the tables to copy.
    private static func sameTables(of source: any Store, on target: any Store) async throws -> [TableDescription] {
        let (release, known) = try await source.read { session in
            let tables = try session.tables()
            guard tables.contains(where: { $0.name == "schema_migration" }) else { throw CopyRefused.noRecords }
            return (try session.first("SELECT max(number) FROM schema_migration")?.optionalInt(0) ?? 0, tables)
        }
        guard release > 0 else { throw CopyRefused.noRecords }
        guard release <= Schema.migrations.count else {
            throw StorageError(.newerSchema, "the source has migration \(release)")
        }
        do {
            _ = try await Migrator(Array(Schema.migrations.prefix(release))).migrate(target)
        } catch let error as StorageError where error.code == .newerSchema {
            throw CopyRefused.targetAhead
        }
        let tables = try await target.read { try $0.tables() }.filter { $0.columns.first?.name == "tenant" }
        for table in tables {
            guard known.contains(where: { $0.name == table.name && $0.columns == table.columns }) else {
                throw CopyRefused.schemaDiffers(table: table.name)
            }
        }
        return tables.filter { !left.contains($0.name) }
    }
}

extension TableDescription {
    /// All rows, the columns in this description's order.
    fileprivate var selection: String {
        "SELECT \(columns.map(\.name).joined(separator: ", ")) FROM \(name)"
    }
}

extension RowsDigest {
    /// As a backup keeps it beside the rows.
    var summary: String { "\(rows) \(self)" }
}
