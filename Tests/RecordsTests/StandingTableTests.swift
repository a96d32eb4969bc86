import Operations
import PartyLife
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Records

@Suite("The table of standings")
struct StandingTableTests {
    private static func branch(_ world: SampleWorld, _ records: Records? = nil) async throws -> (Standing?, Standing?) {
        try await (records ?? world.records).read { reader in
            let row = try #require(try reader.organisation(world.branch))
            let kept = try reader.standings(in: world.campaign, at: [row]).branches[row.id]
            return (kept, try BranchStates(of: row, in: world.campaign, by: reader)?.standing)
        }
    }

    @Test("At every stage, followed or written, it is what the branch's states give", arguments: PlayedStage.allCases)
    func follows(stage: PlayedStage) async throws {
        let world = try await SampleWorld.played(to: stage)
        let (followed, fresh) = try await Self.branch(world)
        #expect(followed == (stage == .issued ? nil : fresh))
        try await world.records.foldStandings()
        // A process that was just started has the table alone.
        let other = Records(store: world.store, tenant: "QS", keyring: world.keyring)
        #expect(try await Self.branch(world, other).0 == followed)
        #expect(try await world.records.verify(shadow: SQLiteStore.inMemory()).isClean)
    }

    @Test("The roster, a tightening above and a revised procedure reach it though nothing was written in the branch")
    func fromOutside() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        try await world.records.foldStandings()
        let before = try await Self.branch(world).0
        try await world.useCases.appoint(world.member("张敏"), .publicityCommissioner, at: world.branch, as: .deployment)
        let appointed = try await Self.branch(world)
        #expect(appointed.0 == appointed.1)
        #expect(appointed.0 != before)
        var next = SampleWorld.procedure
        next.version = 2
        next.study.texts.append(.init(id: "more", title: "补充篇目"))
        try await world.useCases.campaign(.revise(procedure: next), world.campaign, as: world.actor("郑军"))
        let revised = try await Self.branch(world)
        #expect(revised.0 == revised.1)
        #expect(revised.0?.before.worst?.step == .study)
        try await world.records.foldStandings()
        #expect(try await world.records.verify(shadow: SQLiteStore.inMemory()).isClean)
    }

    @Test("Verification finds a row that the log does not give; a rebuild writes it anew")
    func altered() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        try await world.records.foldStandings()
        try await world.store.write { try $0.execute("UPDATE standing SET stands = '!|!|!'") }
        let found = try await world.records.verify(shadow: SQLiteStore.inMemory()).differences.map(\.table)
        #expect(Set(found) == ["standing"])
        _ = try await world.records.rebuild()
        #expect(try await world.records.verify(shadow: SQLiteStore.inMemory()).isClean)
        let (kept, fresh) = try await Self.branch(world)
        #expect(kept == fresh)
    }

    @Test("A committee that moves takes its branches' standing from one superior to the other")
    func moved() async throws {
        let world = try await SampleWorld.played(to: .issued)
        func row(_ code: String, _ kind: Organisation.Kind, _ parent: String, _ line: Int) -> Roster.OrganisationRow {
            .init(
                place: .init(sheet: "组织", row: line), code: SampleWorld.id(code, Organisation.self), name: code,
                kind: kind, parent: parent)
        }
        let roster = Roster(organisations: [
            row("QS-A", .committee, "QS", 2), row("QS-B", .committee, "QS", 3), row("QS-A1", .committee, "QS-A", 4),
            row("QS-A2", .branch, "QS-A1", 5),
        ])
        _ = try await world.useCases.importRoster(roster, as: .deployment)
        let (a, b) = (SampleWorld.id("QS-A", Organisation.self), SampleWorld.id("QS-B", Organisation.self))
        let notice = Stream.step(Notice.self, world.campaign, SampleWorld.id("QS-A2", Organisation.self))
        let actor = try await world.actor("蒋雪")
        try await world.records.commit(by: actor, at: world.clock.now) { commit in
            let facts = Notice.Facts(campaignOpen: true, inherited: SampleWorld.procedure, holdsMeeting: true)
            _ = try commit.perform(.receive, on: Notice.self, notice, knowing: facts)
        }
        func sums() async throws -> [Int?] {
            try await world.records.read { reader in
                let rows = try reader.organisations([a, b])
                let sums = try reader.standings(in: world.campaign, at: rows).sums
                return [sums[a]?.branches, sums[b]?.branches]
            }
        }
        #expect(try await sums() == [1, nil])
        try await world.useCases.moveOrganisation(SampleWorld.id("QS-A1", Organisation.self), to: b, as: .deployment)
        #expect(try await sums() == [nil, 1])
        try await world.records.foldStandings()
        #expect(try await world.records.verify(shadow: SQLiteStore.inMemory()).isClean)
    }
}
