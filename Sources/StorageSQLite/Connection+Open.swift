import Foundation
import GRDBSQLite
import Storage

extension Connection {
    /// The one connection that writes the database file at `path`, which is made if it is not there.
    static func writer(path: String, busyTimeout: Duration) throws -> Connection {
        guard !path.isEmpty, path != ":memory:" else {
            throw StorageError(.unavailable, "'\(path)' is not the path of a file")
        }
        makeFile(path)
        let recovers = size(of: path + "-wal") > 0
        let connection = try Connection(
            path: path, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, busyTimeout: busyTimeout)
        // Reads the header and the schema, so that a foreign or truncated file shows here.
        _ = try connection.query("SELECT count(*) FROM sqlite_schema", [])
        // SQLite fills up a last page that is cut short with zeros, unless the log holds it whole.
        let page = try connection.first("PRAGMA page_size")?.int(0) ?? 1
        guard recovers || size(of: path).isMultiple(of: page) else {
            throw StorageError(.corrupt, "\(path) is cut short")
        }
        guard !connection.isReadOnly else { throw StorageError(.unavailable, "\(path) cannot be written") }
        let mode = try connection.first("PRAGMA journal_mode = WAL")?.text(0)
        guard mode == "wal" else { throw StorageError(.unavailable, "no write-ahead log at \(path)") }
        try connection.prepareForWriting()
        return connection
    }

    /// A connection that reads the database file at `path`.
    static func reader(path: String, busyTimeout: Duration) throws -> Connection {
        let connection = try Connection(path: path, flags: SQLITE_OPEN_READONLY, busyTimeout: busyTimeout)
        try connection.prepareForReading()
        return connection
    }

    /// A database that ends with its only connection.
    static func memory() throws -> Connection {
        let connection = try Connection(
            path: ":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, busyTimeout: .zero)
        try connection.prepareForWriting()
        return connection
    }

    private func prepareForWriting() throws {
        try prepareForReading()
        // FULL: a commit that was answered survives a power cut. WAL must be on before.
        try execute("PRAGMA synchronous = FULL")
        try execute("PRAGMA foreign_keys = ON")
        try execute("PRAGMA secure_delete = ON")
        // 80 MiB of log between checkpoints: pages that are written again and again go into the file once.
        try execute("PRAGMA wal_autocheckpoint = 20000")
        try execute("PRAGMA cache_size = -64000")
    }

    private func prepareForReading() throws {
        // As PostgreSQL does, and so that an index serves LIKE 'prefix%'.
        try execute("PRAGMA case_sensitive_like = ON")
        // Words must not reach temporary files.
        try execute("PRAGMA temp_store = MEMORY")
        try execute("PRAGMA cache_size = -16000")
    }

    /// In bytes; 0 if there is no file.
    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Makes the file readable by its owner only, which SQLite then copies to its log; a failure shows on opening.
    private static func makeFile(_ path: String) {
        let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if file >= 0 { close(file) }
    }
}
