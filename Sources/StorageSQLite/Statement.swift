import GRDBSQLite
import Storage

/// A prepared statement: binds, steps and reads rows.
final class Statement {
    private let pointer: OpaquePointer
    private let sql: String
    private var columns: (version: Int32, names: Columns)?

    /// Takes over a statement that SQLite prepared from `sql`.
    init(pointer: OpaquePointer, sql: String) {
        self.pointer = pointer
        self.sql = sql
    }

    deinit { sqlite3_finalize(pointer) }

    private var failure: StorageError { StorageError(sqlite: sqlite3_db_handle(pointer), sql) }

    func bind(_ values: [Value]) throws(StorageError) {
        let expected = Int(sqlite3_bind_parameter_count(pointer))
        guard values.count == expected else {
            throw StorageError(.other, "\(values.count) values for \(expected) marks in \(sql)")
        }
        for (index, value) in values.enumerated() {
            guard try bind(value, at: Int32(index + 1)) == SQLITE_OK else { throw failure }
        }
    }

    private func bind(_ value: Value, at place: Int32) throws(StorageError) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(pointer, place)
        case .integer(let integer): return sqlite3_bind_int64(pointer, place, integer)
        case .real(let real):
            guard !real.isNaN else { throw StorageError(.other, "NaN cannot be stored, in \(sql)") }
            return sqlite3_bind_double(pointer, place, real)
        case .text(let text):
            return text.withCString {
                sqlite3_bind_text64(
                    pointer, place, $0, sqlite3_uint64(text.utf8.count), Self.copied, UInt8(SQLITE_UTF8))
            }
        case .blob(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(pointer, place, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob64(pointer, place, $0.baseAddress, sqlite3_uint64($0.count), Self.copied)
            }
        }
    }

    /// SQLITE_TRANSIENT, a macro that Swift does not see: SQLite keeps a copy of its own.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    /// Goes to the next row; false at the end.
    func step() throws(StorageError) -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure
        }
    }

    /// Makes the statement fit for its next use and drops the values it held.
    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
    }

    /// The row stepped to.
    func row() -> Row {
        let count = sqlite3_column_count(pointer)
        return Row(columns: names(count), values: (0..<count).map(value))
    }

    /// SQLite compiles a statement again when the schema changes; only then can the names be others.
    private func names(_ count: Int32) -> Columns {
        let version = sqlite3_stmt_status(pointer, SQLITE_STMTSTATUS_REPREPARE, 0)
        if let columns, columns.version == version { return columns.names }
        let names = Columns(
            (0..<count).map { place in sqlite3_column_name(pointer, place).map { String(cString: $0) } ?? "" })
        columns = (version, names)
        return names
    }

    private func value(_ place: Int32) -> Value {
        switch sqlite3_column_type(pointer, place) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, place))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(pointer, place))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(pointer, place)
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, place)))
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(pointer, place)
            let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, place)))
            return .blob(Array(bytes))
        default: return .null
        }
    }
}
