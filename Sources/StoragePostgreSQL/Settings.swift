import CPostgreSQL
import Storage

/// How to reach a database, and how its sessions are set up.
struct Settings: Sendable {
    /// libpq's keywords with their values, the password among them.
    private let parameters: [String: String]
    /// Whether a pooler may hand each transaction another session: nothing is kept in one.
    let isPooled: Bool
    private let statementTimeout: Duration
    private let lockTimeout: Duration

    /// Reads a `postgres://` URL as libpq does, and `pgbouncer=true` in its query besides. No message quotes the URL,
    /// since the password may stand in it.
    init(url: String, statementTimeout: Duration, lockTimeout: Duration) throws(StorageError) {
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
            throw StorageError(.unavailable, "the address of the database does not begin with postgres://")
        }
        let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let query = parts.count > 1 ? parts[1].split(separator: "&") : []
        let known = query.filter { !$0.hasPrefix("pgbouncer=") }
        let address = parts[0] + (known.isEmpty ? "" : "?" + known.joined(separator: "&"))
        isPooled = query.contains("pgbouncer=true")
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout

        guard let options = PQconninfoParse(String(address), nil) else {
            throw StorageError(.unavailable, "the address of the database is not a valid postgres:// URL")
        }
        defer { PQconninfoFree(options) }
        var parameters = [
            "connect_timeout": "5", "client_encoding": "UTF8", "application_name": "bihuan", "keepalives_idle": "30",
            "tcp_user_timeout": "30000",
        ]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { parameters[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        self.parameters = parameters
    }

    /// How long to try to reach the server.
    var connectTimeout: Duration { .seconds(parameters["connect_timeout"].flatMap { Int($0) } ?? 5) }

    /// Sets what every transaction relies on, for the session or, where that is shared, for the transaction.
    /// A commit is answered when it is on disk, here and, if the server is set up so, on its standbys.
    var statement: String {
        let values = [
            ("statement_timeout", "'\(statementTimeout.milliseconds)'"),
            ("lock_timeout", "'\(lockTimeout.milliseconds)'"),
            (
                "synchronous_commit",
                "CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END"
            ),
            // Every statement here has its index. Before the server has counted a table that is filling up, it would
            // hold reading all of it for cheaper, and keep that plan.
            ("enable_seqscan", "'off'"),
            // Cursors here are read to the end.
            ("cursor_tuple_fraction", "'1'"), ("standard_conforming_strings", "'on'"), ("jit", "'off'"),
        ]
        return "SELECT " + values.map { "set_config('\($0)', \($1), \(isPooled))" }.joined(separator: ", ")
    }

    /// Opens a connection and blocks until it stands.
    func connect() throws(StorageError) -> OpaquePointer {
        let keywords = parameters.keys.map { $0.cString } + [nil]
        let values = parameters.values.map { $0.cString } + [nil]
        defer { for text in keywords + values { text?.deallocate() } }
        let pointer = PQconnectdbParams(keywords.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 0)
        guard let pointer, PQstatus(pointer) == CONNECTION_OK else {
            let error = StorageError(connection: pointer, "the database cannot be reached")
            PQfinish(pointer)
            throw error
        }
        PQsetNoticeReceiver(pointer, { _, _ in }, nil)
        return pointer
    }

    /// Runs one statement on a connection of its own, in no transaction.
    func administer(_ sql: String) throws(StorageError) {
        let pointer = try connect()
        defer { PQfinish(pointer) }
        guard let result = PQexec(pointer, sql) else { throw StorageError(connection: pointer, sql) }
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            throw StorageError(result: result, sql)
        }
    }
}

extension Duration {
    /// Whole milliseconds; at least one of what is more than none, since PostgreSQL takes 0 for no limit.
    var milliseconds: Int64 {
        self > .zero ? max(1, components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000) : 0
    }
}

extension String {
    /// A copy with a NUL at its end, to be deallocated by who asked.
    fileprivate var cString: UnsafeMutablePointer<CChar>? {
        withCString { text in
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: utf8.count + 1)
            copy.update(from: text, count: utf8.count + 1)
            return copy
        }
    }
}
