import Operations
import PartyLife
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Records

@Suite("A database of the release before the ledger's columns")
struct LedgerUpgradeTests {
    @Test("It has them filled by the step itself: nothing differs from a fresh fold of the log")
    func upgrade() async throws {
        let world = try await SampleWorld.played(to: .writtenOff)
        try await world.store.write { session in
            try Self.keepEveryState(in: Tables(session: session, tenant: world.records.tenant))
            try MovesUpgradeTests.undo(session)
            for index in [
                "problem_by_due", "problem_by_campaign_due", "problem_by_branch_due", "organisation_by_group",
                "campaign_by_issuer", "place_by_path",
            ] {
                try session.execute("DROP INDEX \(index)")
            }
            for column in ["standing", "due", "immediate", "responsible", "words", "posted", "posted_to", "measure"] {
                try session.execute("ALTER TABLE problem DROP COLUMN \(column)")
            }
            try session.execute("ALTER TABLE campaign DROP COLUMN amber_days")
            try session.execute("CREATE INDEX problem_by_deadline ON problem (tenant, campaign, open, deadline)")
            try session.execute("DROP TABLE stood")
            for table in ["guest", "reminder_choice", "digest"] { try session.execute("DROP TABLE \(table)") }
            try session.execute("CREATE INDEX tally_by_organisation ON tally (tenant, organisation)")
            try session.execute("DELETE FROM schema_migration WHERE number >= 5")
        }
        try await Records.prepare(world.store)
        let result = try await world.records.verify(shadow: SQLiteStore.inMemory())
        #expect(result.isClean, "\(result.differences)")
        let page = try await world.useCases.ledger(of: world.root, LedgerFilter(), as: world.actor("吴敏"))
        #expect(page.total == .exactly(11))
        #expect(page.rows.allSatisfy { $0.text != nil && $0.line.state == .writtenOff })
    }

    /// As it was before states were kept at every eighth version only.
    private static func keepEveryState(in tables: Tables) throws {
        for row in try tables.query("SELECT DISTINCT stream FROM event WHERE tenant = ?") {
            guard let stream = Stream(try row.text(0)), let type = RecordedTypes.named(stream.kind) else { continue }
            try keep(type, stream, in: tables)
        }
    }

    private static func keep<A: Recorded>(_ type: A.Type, _ stream: Stream, in tables: Tables) throws {
        let loaded = try Snapshots.load(type, stream, of: tables.tenant, in: tables.session)
        try Snapshots.write(loaded.state, at: stream, version: loaded.version, in: tables)
    }
}
