import Records
import Storage
import StorageSQLite
import TestChance
import TestKit
import Testing

@Suite("Copying records from one store to another")
struct CopyTests {
    @Test("Every row of every kind arrives as it was", arguments: Engine.pairs, [1, 2, 3] as [UInt64])
    func random(pair: Engine.Pair, seed: UInt64) async throws {
        try await pair.withStores { source, target in
            try await Records.prepare(source)
            var chance = SeededGenerator(seed: seed)
            try await source.fill(&chance)
            let copied = try await Records.copy(from: source, to: target)
            #expect(copied.reduce(0) { $0 + $1.content.rows } > 100)
            let before = try await source.contents()
            let after = try await target.contents()
            let left: Set = ["login_session", "sign_in_attempt"]
            for (table, rows) in before where !left.contains(table) { #expect(after[table] == rows, "\(table)") }
            for table in left {
                #expect(before[table]?.isEmpty == false)
                #expect(after[table]?.isEmpty == true)
            }
        }
    }

    @Test("A deployment that was copied verifies, and its words open with the same key", arguments: Engine.pairs)
    func deployment(pair: Engine.Pair) async throws {
        try await pair.withStores { source, target in
            let world = try await SampleWorld.played(to: .planApproved, store: source)
            try await Records.copy(from: source, to: target)
            let copy = Records(store: target, tenant: "QS", keyring: world.keyring)
            let result = try await copy.verify(shadow: SQLiteStore.inMemory())
            #expect(result.isClean)
            #expect(result.events > 20)
            let audit = try await Records.audit(target)
            #expect(audit == result)
        }
    }

    @Test("A target that holds a row is refused and stays as it is", arguments: Engine.all)
    func notEmpty(engine: Engine) async throws {
        try await engine.withStore { target in
            let source = try await SQLiteStore.inMemory()
            try await Records.prepare(source)
            try await Records.prepare(target)
            try await target.write { session in
                try session.execute("INSERT INTO login_session VALUES ('t', ?, 'm', 1, 1)", [.blob([1])])
            }
            // A session alone is no record.
            try await Records.copy(from: source, to: target)
            try await target.write { try $0.execute("INSERT INTO data_key (tenant, id) VALUES ('t', 'k')") }
            let before = try await target.contents()
            await #expect(throws: CopyRefused.targetNotEmpty(table: "data_key")) {
                try await Records.copy(from: source, to: target)
            }
            #expect(try await target.contents() == before)
        }
    }

    @Test("A source that was never made by this program is refused")
    func foreign() async throws {
        let (source, target) = (try await SQLiteStore.inMemory(), try await SQLiteStore.inMemory())
        await #expect(throws: CopyRefused.noRecords) { try await Records.copy(from: source, to: target) }
        try await source.write { try $0.execute("CREATE TABLE event (tenant TEXT) STRICT") }
        await #expect(throws: CopyRefused.noRecords) { try await Records.copy(from: source, to: target) }
    }

    @Test("A source of an older release is taken as it is, and brought up to date afterwards")
    func older() async throws {
        let (source, target) = (try await SQLiteStore.inMemory(), try await SQLiteStore.inMemory())
        _ = try await Migrator(Array(Schema.migrations.prefix(2))).migrate(source)
        try await source.write { try $0.execute("INSERT INTO data_key (tenant, id) VALUES ('t', 'k')") }
        try await Records.copy(from: source, to: target)
        try await Records.prepare(target)
        #expect(try await target.contents()["data_key"]?.count == 1)
        let late = try await SQLiteStore.inMemory()
        try await Records.prepare(late)
        await #expect(throws: CopyRefused.targetAhead) { try await Records.copy(from: source, to: late) }
    }

    @Test("When writing fails half-way, reading ends, the error comes out, and nothing remains")
    func writingFails() async throws {
        let (source, target) = (try await SQLiteStore.inMemory(), try await SQLiteStore.inMemory())
        try await Records.prepare(source)
        try await Records.prepare(target)
        try await source.write { session in
            let rows: [[Value]] = (0..<20_000).map { [.text("t"), .text("key \($0)"), .text("k1.\($0)")] }
            try session.load("data_key", ["tenant", "id", "wrapped"], rows)
        }
        try await target.write { session in
            try session.execute(
                """
                CREATE TRIGGER stop BEFORE INSERT ON data_key WHEN NEW.id = 'key 7000'
                BEGIN SELECT RAISE(ABORT, 'stopped'); END
                """)
        }
        await #expect(throws: StorageError.self) { try await Records.copy(from: source, to: target) }
        #expect(try await target.contents()["data_key"]?.isEmpty == true)
    }
}
