import EventLog
import Operations
import PartyLife
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Records

@Suite("Verifying and rebuilding the records")
struct VerifyTests {
    @Test(
        "A changed column of an event is found and the event is named",
        arguments: ["payload = CAST('{}' AS BLOB)", "actor = 'somebody'", "day = '1999-01-01'", "type = 'plan.none'"])
    func alteredEvent(change: String) async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let victim: Int64 = 12
        try await world.store.write { try $0.execute("UPDATE event SET \(change) WHERE position = \(victim)") }
        let result = try await world.records.verify(shadow: SQLiteStore.inMemory())
        let named = result.findings.compactMap { finding -> Int64? in
            if case .eventAltered(let event) = finding { event.position } else { nil }
        }
        #expect(named == [victim])
    }

    @Test("A removed event and a cut tail are found")
    func missingEvents() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        try await world.store.write { try $0.execute("DELETE FROM event WHERE position = 9") }
        let result = try await world.records.verify(shadow: SQLiteStore.inMemory())
        #expect(result.findings == [.eventMissing(positions: 9...9)])
    }

    @Test(
        "A derived row that the log does not give is found",
        arguments: [
            "UPDATE tally SET amount = amount + 1 WHERE metric = 'members'",
            "UPDATE snapshot SET state = CAST(replace(CAST(state AS TEXT), '王伟', '王芳') AS BLOB)",
            "DELETE FROM member WHERE name = '王伟'",
            "UPDATE branch_case SET plan_state = 'returned'",
        ])
    func alteredDerivedRow(change: String) async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        try await world.store.write { try $0.execute(change) }
        let result = try await world.records.verify(shadow: SQLiteStore.inMemory())
        #expect(result.findings.isEmpty)
        #expect(!result.differences.isEmpty)
    }

    @Test("A rebuild from the log alone gives every derived table byte for byte, whatever was in it")
    func rebuild() async throws {
        let world = try await SampleWorld.played(to: .writtenOff)
        let before = try await dump(world.store)
        try await world.store.write { session in
            for table in Schema.derived { try session.execute("DELETE FROM \(table)") }
        }
        let events = try await world.records.rebuild()
        #expect(events > 150)
        let after = try await dump(world.store)
        #expect(before == after)
    }

    /// Every table that follows from the log, by the schema's own list.
    private func dump(_ store: any Store) async throws -> [String: Set<[Value]>] {
        try await store.read { session in
            try Schema.derived.reduce(into: [:]) { tables, table in
                tables[table] = Set(try session.query("SELECT * FROM \(table)").map(\.values))
            }
        }
    }
}
