import Dispatch
import Foundation
import Storage
import StoragePostgreSQL
import TestKit
import Testing

@Suite("The PostgreSQL store", .enabled(if: TestDatabase.server != nil))
struct PostgreSQLStoreTests {
    static func withDatabase(_ body: (TestDatabase) async throws -> Void) async throws {
        try await TestDatabase.with(on: try #require(TestDatabase.server), body)
    }

    @Test("A commit is answered when it is on disk, and reads are snapshots that cannot write")
    func settings() async throws {
        try await Self.withDatabase { database in
            let store = try await PostgreSQLStore(url: database.url)
            let names = ["synchronous_commit", "transaction_isolation", "transaction_read_only", "statement_timeout"]
            let body: @Sendable (any Transaction) throws -> [String] = { session in
                try names.map { try session.first("SELECT current_setting(?) AS x", [.text($0)])?.text("x") ?? "" }
            }
            #expect(try await store.write(body) == ["on", "serializable", "off", "30s"])
            #expect(try await store.write(locking: "x", body) == ["on", "read committed", "off", "30s"])
            #expect(try await store.read(body) == ["on", "repeatable read", "on", "30s"])
            await store.close()
        }
    }

    @Test("A connection whose server process ended is replaced at its next use")
    func reconnects() async throws {
        try await Self.withDatabase { database in
            let store = try await database.store(connections: 2)
            try await store.createItems()
            var received = store.announcements().makeAsyncIterator()
            #expect(await received.next() == "")
            for id in 1...20 {
                try await database.administer(
                    """
                    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                    WHERE datname = '\(database.name)' AND pid <> pg_backend_pid()
                    """)
                if id.isMultiple(of: 2) {
                    try await store.write { try $0.insertItem(id) }
                } else {
                    try await store.write(locking: "x") { try $0.insertItem(id) }
                }
                #expect(try await store.itemIDs() == Array(1...id))
            }
            #expect(await received.next() == "")
            await store.close()
        }
    }

    @Test("A body whose connection is lost before the commit is run again, and its work is there once")
    func lostInside() async throws {
        try await Self.withDatabase { database in
            let store = try await database.store()
            try await store.createItems()
            for read in [false, true] {
                let (processes, process) = AsyncStream<Int64>.makeStream()
                let ended = DispatchSemaphore(value: 0)
                let body: @Sendable (any Transaction) throws -> Void = { session in
                    if !read { try session.insertItem(1) }
                    process.yield(try session.first("SELECT pg_backend_pid()")?.integer(0) ?? 0)
                    ended.wait()
                    _ = try session.query("SELECT id FROM item")
                }
                let running = Task { read ? try await store.read(body) : try await store.write(body) }
                for await number in processes {
                    try await database.administer("SELECT pg_terminate_backend(\(number), 5000)")
                    break
                }
                ended.signal()
                ended.signal()
                try await running.value
            }
            #expect(try await store.itemIDs() == [1])
            await store.close()
        }
    }

    @Test("A statement that runs too long, or waits too long for a lock, is busy, and the store goes on")
    func timeouts() async throws {
        try await Self.withDatabase { database in
            let patient = try await database.store()
            try await patient.createItems()
            await patient.close()
            let store = try await PostgreSQLStore(
                url: database.url, connections: 2, statementTimeout: .seconds(3), lockTimeout: .seconds(1))
            await expect(.busy) { _ = try await store.read { try $0.query("SELECT pg_sleep(60)") } }
            let (started, start) = AsyncStream<Void>.makeStream()
            let tried = DispatchSemaphore(value: 0)
            let holding = Task {
                try await store.write { session in
                    try session.insertItem(1)
                    _ = try session.query("SELECT id FROM item")
                    start.yield()
                    tried.wait()
                }
            }
            for await _ in started { break }
            await expect(.busy) { try await store.write { try $0.insertItem(1) } }
            tried.signal()
            try await holding.value
            #expect(try await store.itemIDs() == [1])
            await store.close()
        }
    }

    @Test("An error names what was wrong, and no stored value")
    func messages() async throws {
        try await Self.withDatabase { database in
            let store = try await database.store()
            try await store.createItems()
            try await store.write { try $0.insertItem(1, "secret") }
            let bodies: [@Sendable (any Transaction) throws -> Void] = [
                { _ = try $0.query("SELECT CAST(name AS BIGINT) FROM item") },
                { try $0.execute("INSERT INTO item (id, name) VALUES (?, ?)", [1, "secret"]) },
                { try $0.execute("CREATE UNIQUE INDEX i ON item ((name || ?))", ["secret"]) },
                { try $0.execute("DO $$ BEGIN RAISE EXCEPTION 'x %', (SELECT name FROM item); END $$") },
                { try $0.execute("ALTER TABLE item ADD CHECK (name = 'a')") },
            ]
            for body in bodies {
                do {
                    try await store.write(body)
                    Issue.record("nothing was thrown")
                } catch {
                    #expect(!"\(error)".contains("secret"))
                }
            }
            await store.close()
        }
    }

    @Test("A schema changed by another server is seen, whatever was prepared before")
    func changedElsewhere() async throws {
        try await Self.withDatabase { database in
            let stores = [try await database.store(connections: 1), try await database.store()]
            try await stores[0].createItems()
            for column in ["a", "b", "c"] {
                _ = try await stores[0].read { try $0.query("SELECT * FROM item") }
                try await stores[1].write { try $0.execute("ALTER TABLE item ADD COLUMN \(column) BIGINT") }
                try await stores[1].write { try $0.execute("INSERT INTO item (id) SELECT COUNT(*) FROM item") }
                let row = try await stores[0].read { try $0.first("SELECT * FROM item") }
                #expect(row?.columns.names.last == column)
                try await stores[0].write { try $0.execute("UPDATE item SET \(column) = ?", [1]) }
            }
            for store in stores { await store.close() }
        }
    }

    @Test("More statements than are kept, and answers of every size, work on one connection")
    func manyStatements() async throws {
        try await Self.withDatabase { database in
            let store = try await database.store(connections: 1)
            let sum = try await store.read { session in
                try (1...1200).reduce(0) { sum, number in
                    sum + (try session.first("SELECT ? + \(number)", [1])?.int(0) ?? 0)
                }
            }
            #expect(sum == 1200 + 1200 * 1201 / 2)
            let kept = try await store.read { try $0.first("SELECT COUNT(*) FROM pg_prepared_statements")?.int(0) }
            #expect((kept ?? 0) <= 500)
            await store.close()
        }
    }

    @Test("With a pooler in front, nothing is kept in the session")
    func pooled() async throws {
        try await Self.withDatabase { database in
            let store = try await PostgreSQLStore(url: database.url + "?pgbouncer=true", connections: 1)
            try await store.createItems()
            try await store.write { session in
                for id in 1...300 { try session.insertItem(id, "x") }
                try session.load("item", ["id"], [[301]])
            }
            try await store.write(locking: "x") { try $0.insertItem(302) }
            let (prepared, timeout) = try await store.read { session in
                var ids: [Int] = []
                try session.forEach("SELECT id FROM item ORDER BY id") { ids.append(try $0.int(0)) }
                #expect(ids == Array(1...302))
                return (
                    try session.first("SELECT COUNT(*) FROM pg_prepared_statements")?.int(0),
                    try session.first("SELECT current_setting('statement_timeout')")?.text(0)
                )
            }
            #expect(prepared == 0)
            #expect(timeout == "30s")
            await store.close()
        }
    }
}
