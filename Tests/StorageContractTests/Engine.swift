import Foundation
import Storage
import StoragePostgreSQL
import StorageSQLite
import TestKit
import Testing

/// An engine under the contract: opens a new, empty store.
struct Engine: Sendable, CustomTestStringConvertible {
    let name: String
    /// Whether a reader and a writer can be inside their bodies at the same time.
    let readsBesideWrites: Bool
    /// Calls a body with what opens a store; opening again gives the same data.
    let place: @Sendable (_ body: (Place) async throws -> Void) async throws -> Void

    var testDescription: String { name }

    static let all = [sqlite, memory] + (postgreSQL.map { [$0] } ?? [])
    static let concurrent = all.filter(\.readsBesideWrites)

    static let sqlite = Engine(name: "SQLite in a file", readsBesideWrites: true) { body in
        try await Folder.with { folder in try await body { try await SQLiteStore(path: folder.path) } }
    }
    static let memory = Engine(name: "SQLite in memory", readsBesideWrites: false) { body in
        try await body { try await SQLiteStore.inMemory() }
    }
    /// Nil where the environment names no server.
    static let postgreSQL = TestDatabase.server.map { server in
        Engine(name: "PostgreSQL", readsBesideWrites: true) { body in
            try await TestDatabase.with(on: server) { database in try await body { try await database.store() } }
        }
    }

    /// Opens a store.
    typealias Place = @Sendable () async throws -> any Store

    /// Runs `body` on a new store, and closes and removes it.
    func withStore(_ body: (any Store) async throws -> Void) async throws {
        try await place { open in try await Self.using(open, body) }
    }

    /// Runs `body` on two stores of one new database, as two servers have them.
    func withStores(_ body: (any Store, any Store) async throws -> Void) async throws {
        try await place { open in
            try await Self.using(open) { first in
                try await Self.using(open) { second in try await body(first, second) }
            }
        }
    }

    private static func using(_ open: Place, _ body: (any Store) async throws -> Void) async throws {
        let store = try await open()
        do { try await body(store) } catch {
            await store.close()
            throw error
        }
        await store.close()
    }
}

/// A folder for one test's files.
struct Folder: Sendable {
    let folder: String
    var path: String { folder + "/bihuan.sqlite" }

    static func with(_ body: (Folder) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "/storage-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(Folder(folder: folder))
    }
}

/// What a body throws of its own.
struct BodyError: Error, Equatable {
    var number: Int
}

extension Store {
    /// Makes `item (id, name)`, ids being unique.
    func createItems() async throws {
        try await write { session in
            let dialect = session.dialect
            try session.execute(
                "CREATE TABLE item (id \(dialect.integer) PRIMARY KEY, name \(dialect.text))\(dialect.tableOptions)")
        }
    }

    func insertItems(_ ids: ClosedRange<Int>) async throws {
        let values = ids.map { [Value($0)] }
        try await write { try $0.executeMany("INSERT INTO item (id) VALUES (?)", values) }
    }

    func itemIDs() async throws -> [Int] {
        try await read { try $0.query("SELECT id FROM item ORDER BY id").map { try $0.int("id") } }
    }
}

extension Transaction {
    func insertItem(_ id: Int, _ name: String? = nil) throws {
        try execute("INSERT INTO item (id, name) VALUES (?, ?)", [Value(id), Value(name)])
    }
}

/// The code of the `StorageError` that `body` throws; nil if it throws none.
func code(_ body: () async throws -> Void) async -> StorageError.Code? {
    do {
        try await body()
        return nil
    } catch {
        return (error as? StorageError)?.code
    }
}

/// Expects a `StorageError` of this code.
///
/// Like `failure`, in place of `#expect` around closures: the compiler confuses closures inside the macro with
/// closures beside it.
func expect(
    _ expected: StorageError.Code, _ note: String = "", at place: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async {
    let thrown = await code(body)
    #expect(thrown == expected, "\(note)", sourceLocation: place)
}

/// Expects exactly this error of a body.
func expect(
    _ expected: BodyError, at place: SourceLocation = #_sourceLocation, _ body: () async throws -> Void
) async {
    do {
        try await body()
        Issue.record("nothing was thrown", sourceLocation: place)
    } catch {
        #expect(error as? BodyError == expected, sourceLocation: place)
    }
}

/// Runs `body` for all numbers at once, and gives the results in the order of the numbers.
func atOnce<T: Sendable>(
    _ numbers: ClosedRange<Int>, _ body: @escaping @Sendable (Int) async throws -> T
) async throws -> [T] {
    try await withThrowingTaskGroup(of: (Int, T).self) { group in
        for number in numbers { group.addTask { (number, try await body(number)) } }
        var results: [Int: T] = [:]
        for try await (number, result) in group { results[number] = result }
        return numbers.compactMap { results[$0] }
    }
}

/// The error that `body` throws.
func failure(_ body: () throws -> Void) -> (any Error)? {
    do {
        try body()
        return nil
    } catch {
        return error
    }
}
