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
        url = (server.range(of: "/", options: .backwards).map { String(server[..<$0.upperBound]) } ?? "") + name
        try await administer("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    }

    /// A store on it; several may be open at once.
    public func store(connections: Int = 8) async throws -> PostgreSQLStore {
        try await PostgreSQLStore(url: url, connections: connections)
    }

    /// Drops the database, and the connections that are left.
    public func remove() async throws { try await administer("DROP DATABASE \(name) WITH (FORCE)") }

    /// Runs a statement on the server, in no transaction.
    public func administer(_ sql: String) async throws {
        try await PostgreSQLStore.administer(sql, at: server)
    }

    /// Runs `body` on a new database, and drops it.
    public static func with(on server: String, _ body: (TestDatabase) async throws -> Void) async throws {
        let database = try await TestDatabase(on: server)
        do { try await body(database) } catch {
            try? await database.remove()
            throw error
        }
        try await database.remove()
    }
}
