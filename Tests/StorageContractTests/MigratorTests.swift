import Storage
import Testing

@Suite("Migrations")
struct MigratorTests {
    static let first = Migration(number: 1, name: "create-item") { dialect in
        ["CREATE TABLE item (id \(dialect.integer) PRIMARY KEY, name \(dialect.text))\(dialect.tableOptions)"]
    }
    static let second = Migration(number: 2, name: "fill-item") { session in
        try session.insertItem(1, session.dialect.rawValue)
    }
    static let failing = Migration(number: 2, name: "fail") { session in
        try session.insertItem(2)
        throw BodyError(number: 2)
    }

    @Test("An empty database is brought to the last step, once", arguments: Engine.all)
    func fromEmpty(engine: Engine) async throws {
        try await engine.withStore { store in
            let first = try await store.migrate([Self.first])
            #expect(first == [1])
            #expect(try await store.migrate([Self.first, Self.second]) == [2])
            #expect(try await store.migrate([Self.first, Self.second]).isEmpty)
            #expect(try await store.itemIDs() == [1])
        }
    }

    @Test("A step that fails leaves the step before it, and nothing of its own", arguments: Engine.all)
    func failing(engine: Engine) async throws {
        try await engine.withStore { store in
            await expect(BodyError(number: 2)) {
                _ = try await store.migrate([Self.first, Self.failing])
            }
            let left = try await store.itemIDs()
            #expect(left.isEmpty)
            #expect(try await store.migrate([Self.first, Self.second]) == [2])
        }
    }

    @Test("A database of a newer release is refused and left as it is", arguments: Engine.all)
    func newer(engine: Engine) async throws {
        try await engine.withStore { store in
            _ = try await store.migrate([Self.first, Self.second])
            await expect(.newerSchema) { _ = try await store.migrate([Self.first]) }
            await expect(.newerSchema) { _ = try await store.migrate([]) }
            #expect(try await store.itemIDs() == [1])
        }
    }

    @Test("A step that was run under another name is refused", arguments: Engine.all)
    func renamed(engine: Engine) async throws {
        try await engine.withStore { store in
            _ = try await store.migrate([Self.first])
            let other = Migration(number: 1, name: "another") { _ in [] }
            await expect(.corrupt) { _ = try await store.migrate([other, Self.second]) }
        }
    }

    @Test("Steps that are not numbered 1, 2, 3… are refused")
    func numbering() {
        #expect(throws: StorageError.self) { try Migrator([Self.second]) }
        #expect(throws: StorageError.self) { try Migrator([Self.first, Self.first]) }
        #expect(throws: StorageError.self) { try Migrator([Self.second, Self.first]) }
    }

    @Test("Many that migrate at once run each step once", arguments: Engine.all)
    func concurrently(engine: Engine) async throws {
        try await engine.withStore { store in
            let done = try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 1...8 { group.addTask { try await store.migrate([Self.first, Self.second]) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(done.sorted() == [1, 2])
        }
    }
}

extension Store {
    fileprivate func migrate(_ migrations: [Migration]) async throws -> [Int] {
        try await Migrator(migrations).migrate(self)
    }
}
