import Foundation
import Storage
import StorageSQLite
import Testing

/// An engine under the contract: opens a new, empty store.
struct Engine: Sendable, CustomTestStringConvertible {
    let name: String
    /// Whether a reader and a writer can be inside their bodies at the same time.
    let readsBesideWrites: Bool
    /// Opens an empty store; the place tells it apart from all others, and opening it twice gives the same data.
    let open: @Sendable (_ place: Place) async throws -> any Store

    var testDescription: String { name }

    static let all = [
        Engine(name: "SQLite in a file", readsBesideWrites: true) { try await SQLiteStore(path: $0.path) },
        Engine(name: "SQLite in memory", readsBesideWrites: false) { _ in try await SQLiteStore.inMemory() },
    ]
    static let concurrent = all.filter(\.readsBesideWrites)

    /// Runs `body` on a new store, and closes and removes it.
    func withStore(_ body: (any Store) async throws -> Void) async throws {
        try await Place.with { place in
            let store = try await open(place)
            do { try await body(store) } catch {
                await store.close()
                throw error
            }
            await store.close()
        }
    }
}

/// A place for one test's data.
struct Place: Sendable {
    let folder: String
    var path: String { folder + "/bihuan.sqlite" }

    static func with(_ body: (Place) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "/storage-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(Place(folder: folder))
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

extension Session {
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
