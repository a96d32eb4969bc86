import EventLog
import Foundation
import Storage
import StoragePostgreSQL
import StorageSQLite

/// Opens a database by where it is.
public enum Opening {
    public static func store(at database: String) async throws -> any Store {
        guard database.hasPrefix("postgres") else { return try await SQLiteStore(path: database) }
        return try await PostgreSQLStore(url: database, statementTimeout: .seconds(7_200))
    }

    public static func newKey(for database: String) throws -> MasterKey {
        try? FileManager.default.removeItem(atPath: keyPath(database))
        return try MasterKey.create(at: keyPath(database))
    }

    public static func key(for database: String) throws -> MasterKey { try MasterKey.load(from: keyPath(database)) }

    /// Beside a file; for a server's database, in the folder for temporary files.
    private static func keyPath(_ database: String) -> String {
        guard database.hasPrefix("postgres") else { return database + ".key" }
        let name = database.map { $0.isLetter || $0.isNumber ? $0 : "-" }
        return NSTemporaryDirectory() + "/" + String(name) + ".key"
    }
}
