import GRDBSQLite
import Storage

extension StorageError {
    /// The last error of a connection. SQLite's messages name tables and columns, never values.
    init(sqlite handle: OpaquePointer?, _ context: String) {
        let code = handle.map(sqlite3_extended_errcode) ?? SQLITE_NOMEM
        let message = handle.flatMap(sqlite3_errmsg).map { String(cString: $0) } ?? "out of memory"
        self.init(Code(sqlite: code), "\(message) [\(code)] in \(context)")
    }
}

extension StorageError.Code {
    init(sqlite extended: Int32) {
        if extended == SQLITE_BUSY | (2 << 8) {
            self = .conflict
            return
        }
        switch extended & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_CONSTRAINT: self = .constraint(StorageError.Constraint(sqlite: extended))
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt
        case SQLITE_FULL: self = .full
        case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_IOERR: self = .unavailable
        default: self = .other
        }
    }
}

extension StorageError.Constraint {
    /// SQLite writes the kind into the second byte; the macros are not visible in Swift.
    init(sqlite extended: Int32) {
        switch extended >> 8 {
        case 1: self = .check
        case 3: self = .foreignKey
        case 5: self = .notNull
        case 6, 8, 10: self = .unique
        default: self = .other
        }
    }
}
