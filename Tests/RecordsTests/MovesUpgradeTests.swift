import Operations
import PartyLife
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Records

@Suite("A database of the release that kept every place of everything")
struct MovesUpgradeTests {
    private func id(_ code: String) -> Organisation.ID { SampleWorld.id(code, Organisation.self) }

    @Test("The step takes the moves from the log: nothing differs from a fresh fold")
    func upgrade() async throws {
        let world = try await SampleWorld()
        var roster = SampleWorld.roster
        roster.organisations += ["QS-01", "QS-02"].enumerated().map { row, code in
            SampleWorld.committee(code, below: "QS", 5 + row)
        }
        roster.organisations[1].parent = "QS-01"
        _ = try await world.useCases.importRoster(roster, as: .deployment)
        for (day, code, parent) in [
            ("2021-07-10", "QS-01", "QS-02"), ("2021-07-10", "QS-01", "QS"), ("2021-07-11", "QS-Z01", "QS-02"),
            ("2021-07-12", "QS-02", "QS-01"), ("2021-07-12", "QS-Z01", "QS-01"),
        ] {
            world.on(day)
            try await world.useCases.moveOrganisation(id(code), to: id(parent), as: .deployment)
        }
        func moves() async throws -> [[Value]] {
            try await world.store.read { try $0.query("SELECT * FROM move ORDER BY number").map(\.values) }
        }
        let before = try await moves()
        #expect(before.count == 6)
        try await world.store.write { try Self.undo($0) }
        try await Records.prepare(world.store)
        #expect(try await moves() == before)
        let result = try await world.records.verify(shadow: SQLiteStore.inMemory())
        #expect(result.isClean, "\(result.differences)")
    }

    /// The tables and indexes that the step takes away, empty.
    static func undo(_ session: any Transaction) throws {
        for sql in [
            "ALTER TABLE snapshot DROP COLUMN shape", "DROP TABLE mark", "DROP TABLE sign_in_attempt",
            "DROP TABLE standing", "DROP TABLE standing_mark",
            "DROP INDEX event_by_actor", "DROP TABLE move",
            """
            CREATE TABLE place (tenant TEXT NOT NULL, organisation TEXT NOT NULL, since TEXT NOT NULL,
                path TEXT NOT NULL, PRIMARY KEY (tenant, organisation, since)) STRICT
            """,
            "CREATE INDEX place_by_path ON place (tenant, path, since)",
            """
            CREATE TABLE stood (tenant TEXT NOT NULL, organisation TEXT NOT NULL, path TEXT NOT NULL,
                PRIMARY KEY (tenant, organisation, path)) STRICT
            """,
            "ALTER TABLE member ADD COLUMN born TEXT",
            "CREATE INDEX organisation_by_name ON organisation (tenant, name)",
            "CREATE INDEX member_by_name ON member (tenant, name)",
            "DELETE FROM schema_migration WHERE number >= 9",
        ] {
            try session.execute(sql)
        }
    }
}
