import GRDBSQLite
import Storage

/// One connection to SQLite, used by one thread: opens, prepares with a cache, runs.
final class Connection {
    private let handle: OpaquePointer
    private var cache: [String: Statement] = [:]
    private var controls: [String: Statement] = [:]
    /// What the present transaction announces if it is committed.
    var announced: [String] = []
    /// Whether a statement prepared now may control the transaction, which bodies may not; read by the authorizer.
    private let controlsTransaction: UnsafeMutablePointer<Bool>

    init(path: String, flags: Int32, busyTimeout: Duration) throws(StorageError) {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let opened else {
            let error = StorageError(sqlite: opened, "opening \(path)")
            sqlite3_close_v2(opened)
            throw error
        }
        handle = opened
        controlsTransaction = .allocate(capacity: 1)
        controlsTransaction.initialize(to: false)
        let (seconds, attoseconds) = busyTimeout.components
        sqlite3_busy_timeout(handle, Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000))
        _disableDoubleQuotedStringLiterals(handle)
        sqlite3_set_authorizer(handle, Self.authorize, controlsTransaction)
    }

    deinit {
        cache.removeAll()
        controls.removeAll()
        sqlite3_close_v2(handle)
        controlsTransaction.deallocate()
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
    var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

    /// Whether a deferred foreign key is unsatisfied now, which would make the commit fail.
    var owesForeignKey: Bool {
        var current: Int32 = 0
        var highest: Int32 = 0
        sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
        return current != 0
    }

    /// Runs a statement and calls `body` with each row.
    func run(_ sql: String, _ values: [Value] = [], _ body: (Row) throws -> Void = { _ in }) throws {
        try using(sql) { statement in
            try statement.bind(values)
            while try statement.step() { try body(statement.row()) }
        }
    }

    func run(_ sql: String, each lists: [[Value]]) throws {
        try using(sql) { statement in
            for values in lists {
                try statement.bind(values)
                while try statement.step() {}
                statement.reset()
            }
        }
    }

    /// Runs BEGIN, COMMIT, SAVEPOINT and the like; kept apart from the cache, where a body could find them.
    func control(_ sql: String) throws {
        controlsTransaction.pointee = true
        defer { controlsTransaction.pointee = false }
        let statement = try controls[sql] ?? prepare(sql)
        controls[sql] = statement
        defer { statement.reset() }
        _ = try statement.step()
    }

    /// A statement in use is out of the cache, so that a body may run the same text again inside its own rows.
    private func using(_ sql: String, _ body: (Statement) throws -> Void) throws {
        let statement = try cache.removeValue(forKey: sql) ?? prepare(sql)
        defer {
            statement.reset()
            if cache.count >= 500 { cache.removeAll() }
            cache[sql] = statement
        }
        try body(statement)
    }

    private func prepare(_ sql: String) throws -> Statement {
        guard !sql.utf8.contains(0) else { throw StorageError(.other, "a NUL in \(sql)") }
        return try sql.withCString { start in
            var rest: UnsafePointer<CChar>?
            guard let statement = try compile(start, of: sql, rest: &rest) else {
                throw StorageError(.other, "no statement in \(sql)")
            }
            while let next = rest, next.pointee != 0 {
                guard try compile(next, of: sql, rest: &rest) == nil else {
                    throw StorageError(.other, "more than one statement in \(sql)")
                }
            }
            return statement
        }
    }

    /// Nil where there is nothing but white space and comments.
    private func compile(
        _ start: UnsafePointer<CChar>, of sql: String, rest: inout UnsafePointer<CChar>?
    ) throws(StorageError) -> Statement? {
        var pointer: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        guard sqlite3_prepare_v3(handle, start, -1, flags, &pointer, &rest) == SQLITE_OK else {
            throw StorageError(sqlite: handle, sql)
        }
        return pointer.map { Statement(pointer: $0, sql: sql) }
    }

    /// Denies bodies what would end their transaction under them, or reach another file.
    private static let authorize:
        @convention(c) (
            UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?
        ) -> Int32 = { controls, action, _, _, _, _ in
            switch action {
            case SQLITE_TRANSACTION, SQLITE_SAVEPOINT, SQLITE_ATTACH, SQLITE_DETACH:
                controls?.assumingMemoryBound(to: Bool.self).pointee == true ? SQLITE_OK : SQLITE_DENY
            default: SQLITE_OK
            }
        }
}
