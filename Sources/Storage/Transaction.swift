/// The database inside one transaction. It lives as long as the body it was given to, and is not to be kept.
///
/// Statements are written once for all engines: `?` marks a value, one statement at a time, no transaction
/// control. Their errors are `StorageError`s.
public protocol Transaction {
    /// The SQL spoken here.
    var dialect: Dialect { get }

    /// All rows of an answer.
    func query(_ sql: String, _ values: [Value]) throws -> [Row]

    /// Calls `body` with each row as it is read, keeping none. An error of `body` ends the reading.
    func forEach(_ sql: String, _ values: [Value], _ body: (Row) throws -> Void) throws

    /// Runs a statement and drops its answer. An engine may report its error later: at the next query or the end of
    /// the attempt or body, which then cannot succeed.
    func execute(_ sql: String, _ values: [Value]) throws

    /// Runs a statement once for each list of values.
    func executeMany(_ sql: String, _ values: [[Value]]) throws

    /// Adds many rows to a table, in the fastest way that the engine has.
    ///
    /// - Parameter conflict: what becomes of a row that is there already, as "(id) DO NOTHING"; no two of `rows` may be
    ///   the same one then. Nil where that is an error.
    func load(_ table: String, _ columns: [String], _ rows: [[Value]], onConflict conflict: String?) throws

    /// Runs a part of the transaction that may fail alone: if `body` throws, what it did is undone, and the
    /// transaction may go on. Without it, an engine may refuse everything after a statement that failed.
    func attempt<T>(_ body: () throws -> T) throws -> T

    /// Hands a text to every stream of `Store.announcements`, in all processes, once the transaction is committed;
    /// to none if it, or the attempt around this call, is undone. Equal texts of one transaction may arrive once.
    ///
    /// Throws `.other` for a text that is empty or longer than 7000 bytes, `.unavailable` in a read.
    func announce(_ text: String) throws
}

extension Transaction {
    /// All rows of an answer to a statement without values.
    public func query(_ sql: String) throws -> [Row] { try query(sql, []) }

    /// The first row of an answer, if there is one.
    public func first(_ sql: String, _ values: [Value] = []) throws -> Row? { try query(sql, values).first }

    /// Calls `body` with each row of an answer to a statement without values.
    public func forEach(_ sql: String, _ body: (Row) throws -> Void) throws { try forEach(sql, [], body) }

    public func load(_ table: String, _ columns: [String], _ rows: [[Value]]) throws {
        try load(table, columns, rows, onConflict: nil)
    }

    public func load(_ table: String, _ columns: [String], _ rows: [[Value]], onConflict conflict: String?) throws {
        try insert(rows, table, columns, onConflict: conflict)
    }

    /// Inserts rows one by one.
    package func insert(_ rows: [[Value]], _ table: String, _ columns: [String], onConflict conflict: String?) throws {
        let end = conflict.map { " ON CONFLICT \($0)" } ?? ""
        try executeMany(
            "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(columns.marks))\(end)", rows)
    }

    /// Throws for a text that no engine could carry.
    package func checkAnnouncement(_ text: String) throws(StorageError) {
        guard (1...7000).contains(text.utf8.count), !text.utf8.contains(0) else {
            throw StorageError(.other, "an announcement has 1 to 7000 bytes, no NUL, not \(text.utf8.count) bytes")
        }
    }

    /// Runs a statement without values.
    public func execute(_ sql: String) throws { try execute(sql, []) }
}

extension Collection {
    /// A mark for each value: "?, ?, ?".
    package var marks: String { Array(repeating: "?", count: count).joined(separator: ", ") }
}
