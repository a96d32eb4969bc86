import Operations
import PartyLife
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Records

@Suite("A database of the release that did not count practical problems")
struct PracticalUpgradeTests {
    @Test("The step counts them from the log: nothing differs from a fresh fold, and the figures are the same")
    func upgrade() async throws {
        let world = try await SampleWorld.played(to: .writtenOff)
        let day = world.useCases.today
        func figures() async throws -> Figures {
            try await world.records.read { try $0.figures(of: world.root, campaign: world.campaign, asOf: day) }
        }
        let before = try await figures()
        #expect(before[.practicalFound] > 0 && before[.practicalFound] < before[.problemsKept])
        #expect(before[.practicalSolved] == before[.practicalFound])
        try await world.store.write { session in
            try session.execute("DELETE FROM tally WHERE metric IN ('practicalFound', 'practicalSolved')")
            // As the next steps found them.
            try session.execute("ALTER TABLE snapshot DROP COLUMN shape")
            try session.execute("ALTER TABLE member ADD COLUMN born TEXT")
            try session.execute("DELETE FROM schema_migration WHERE number >= 12")
        }
        try await Records.prepare(world.store)
        let upgraded = Records(store: world.store, tenant: world.records.tenant, keyring: world.keyring)
        #expect(
            try await upgraded.read { try $0.figures(of: world.root, campaign: world.campaign, asOf: day) } == before)
        let result = try await world.records.verify(shadow: SQLiteStore.inMemory())
        #expect(result.isClean, "\(result.differences)")
    }
}
