import Foundation
import StoragePostgreSQL

/// A new, empty database on the PostgreSQL server that the environment names in BIHUAN_TEST_POSTGRES.
public struct TestDatabase: Sendable {
    /// The address of the server's database "postgres"; nil where tests have no server.
    public static var server: String? { ProcessInfo.processInfo.environment["BIHUAN_TEST_POSTGRES"] }

    public let url: String
    private let server: String
    public let name: String

    /// Makes a database; `remove` drops it.
    public init(on server: String) async throws {
        self.server = server
        name = "test_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
        let (address, query) = (server.prefix { $0 != "?" }, server.drop { $0 != "?" })
        url =
            (address.range(of: "/", options: .backwards).map { String(address[..<$0.upperBound]) } ?? "") + name + query
        try await administer("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    }

    /// A store on it; several may be open at once. Its time-outs are long: on a busy machine a statement may wait.
    public func store(connections: Int = 8) async throws -> PostgreSQLStore {
        try await PostgreSQLStore(
            url: url, connections: connections, statementTimeout: .seconds(300), lockTimeout: .seconds(300))
    }

    /// Drops the database, and the connections that are left.
    public func remove() async throws { try await administer("DROP DATABASE \(name) WITH (FORCE)") }

    /// Runs a statement on the server, in no transaction.
    public func administer(_ sql: String) async throws {
        try await PostgreSQLStore.administer(sql, at: server)
    }

    /// Runs `body` on a new database, and drops it.
    ///
    /// A few databases are in use at a time, for tests are all started at once and the server's connections are few.
    public static func with(on server: String, _ body: (TestDatabase) async throws -> Void) async throws {
        guard !hasPlace else { return try await use(server, body) }
        await places.enter()
        do { try await $hasPlace.withValue(true) { try await use(server, body) } } catch {
            await places.leave()
            throw error
        }
        await places.leave()
    }

    private static let places = Places(8)
    /// Whether this task has a place already: a second database in its body needs none.
    @TaskLocal private static var hasPlace = false

    private static func use(_ server: String, _ body: (TestDatabase) async throws -> Void) async throws {
        let database = try await TestDatabase(on: server)
        do { try await body(database) } catch {
            try? await database.remove()
            throw error
        }
        try await database.remove()
    }
}

/// So many are inside at a time; the others wait in the order they came.
private actor Places {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ free: Int) { self.free = free }

    func enter() async {
        if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
