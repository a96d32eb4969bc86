import Records
import Storage
import StorageSQLite
import TestKit
import Testing

@Suite("Spreading the tables by tenant")
struct SpreadTests {
    private static let engines = [Engine.postgresql].compactMap(\.self)

    @Test("Partitioned tables keep rows, keys and indexes, and a second run changes nothing", arguments: engines)
    func partitions(engine: Engine) async throws {
        try await engine.withStore { store in
            let world = try await SampleWorld.played(to: .planApproved, store: store)
            let flat = try await store.read { try $0.tables() }
            let before = try await store.contents()
            let done = try await Records.spread(store, over: .partitions(3))
            #expect(Set(done) == Set(flat.map(\.name)).subtracting(["schema_migration"]))
            let spread = try await store.read { try $0.tables() }
            #expect(spread.filter(\.isPartitioned).map(\.name) == done)
            #expect(
                spread
                    == flat.map { table in
                        var table = table
                        table.isPartitioned = table.name != "schema_migration"
                        return table
                    })
            #expect(try await store.contents() == before)
            #expect(try await Records.spread(store, over: .partitions(3)).isEmpty)
            try await Records.prepare(store)
            #expect(try await world.records.verify(shadow: SQLiteStore.inMemory()).isClean)
        }
    }

    @Test("The whole loop is played, verified, rebuilt, copied and restored on partitioned tables", arguments: engines)
    func useCases(engine: Engine) async throws {
        try await engine.withStore { store in
            try await Records.prepare(store)
            _ = try await Records.spread(store, over: .partitions(4))
            let world = try await SampleWorld.played(to: .writtenOff, store: store)
            #expect(try await world.records.verify(shadow: SQLiteStore.inMemory()).isClean)
            let before = try await settled(store)
            _ = try await world.records.rebuild()
            #expect(try await settled(store) == before)
            let backup = try await SQLiteStore.inMemory()
            _ = try await Records.backup(store, to: backup)
            try await engine.withStore { other in
                try await Records.prepare(other)
                _ = try await Records.spread(other, over: .partitions(2))
                _ = try await Records.restore(from: backup, to: other)
                #expect(try await settled(other) == before)
            }
        }
    }

    /// What is written with the log, without what is folded behind it.
    private func settled(_ store: any Store) async throws -> [String: Set<[Value]>] {
        try await store.contents().filter { !["figure", "figure_mark", "standing", "standing_mark"].contains($0.key) }
    }

    @Test("With the Citus extension every table is distributed with the first", arguments: engines)
    func citus(engine: Engine) async throws {
        try await engine.withStore { store in
            try await Records.prepare(store)
            await #expect(throws: SpreadRefused.noCitus) { _ = try await Records.spread(store, over: .citus) }
        }
    }

    @Test("SQLite and impossible numbers are refused")
    func refused() async throws {
        let store = try await SQLiteStore.inMemory()
        await #expect(throws: SpreadRefused.oneFile) { _ = try await Records.spread(store, over: .citus) }
        guard let engine = Engine.postgresql else { return }
        try await engine.withStore { store in
            await #expect(throws: SpreadRefused.partitions(0)) {
                _ = try await Records.spread(store, over: .partitions(0))
            }
        }
    }
}
