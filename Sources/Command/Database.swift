import ArgumentParser
import Foundation
import Records
import Storage
import StoragePostgreSQL
import StorageSQLite

/// A database as people name it: the file of SQLite, or the address of PostgreSQL. Which engine it is, is decided here.
struct Database: ExpressibleByArgument {
    private let text: String
    /// No limit but while pages are served: copying, verifying or rebuilding may take hours.
    var statementLimit = Duration.zero

    init(_ text: String) { self.text = text }

    init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        text = argument
    }

    var defaultValueDescription: String { text }

    private var isAddress: Bool { text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") }

    /// The file; nil for an address.
    var path: String? { isAddress ? nil : text }

    var standardKeyPath: String { isAddress ? "var/bihuan.key" : text + ".key" }

    /// The name as it may be said and written down: without password and parameters.
    var shown: String {
        guard isAddress, let start = text.firstRange(of: "://")?.upperBound else { return text }
        var rest = String(text[start...])
        if let at = rest.lastIndex(of: "@") {
            let user = rest[..<at].prefix { $0 != ":" }
            rest = String(user) + rest[at...]
        }
        return String(text[..<start]) + rest.prefix { $0 != "?" }
    }

    /// Opens a database that is there.
    func openExisting() async throws -> any Store {
        if let path, !FileManager.default.fileExists(atPath: path) {
            throw Failure("cli.no-database", ["path": path])
        }
        return try await openStore()
    }

    /// Whether there is something to open; an address is known only when it is opened.
    var mayExist: Bool { path.map { FileManager.default.fileExists(atPath: $0) } ?? true }

    /// A database that nobody keeps.
    static func passing() async throws -> any Store { try await SQLiteStore.inMemory() }

    /// Opens a database; a file that is not there is made, with its folder.
    func openOrCreate() async throws -> any Store {
        if let path { try makeFolder(of: path) }
        return try await openStore()
    }

    private func openStore() async throws -> any Store {
        do {
            guard isAddress else { return try await SQLiteStore(path: text) }
            return try await PostgreSQLStore(url: text, statementTimeout: statementLimit)
        } catch let error as StorageError {
            throw Failure("cli.cannot-open", ["path": shown, "reason": withoutPassword(error.message)])
        }
    }

    /// A message of the engine's library may hold the whole address.
    private func withoutPassword(_ message: String) -> String {
        guard isAddress else { return message }
        return message.replacing(text, with: shown).replacing(
            String(text.prefix { $0 != "?" }), with: shown)
    }

    /// Runs a body on the database and closes it, whatever comes of it.
    func with<T>(create: Bool = false, _ body: (any Store) async throws -> T) async throws -> T {
        let store = create ? try await openOrCreate() : try await openExisting()
        do {
            let result = try await body(store)
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }

    /// Removes the file and its logs, where they are.
    func remove() throws {
        guard let path else { return }
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }
}

func makeFolder(of path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
}
