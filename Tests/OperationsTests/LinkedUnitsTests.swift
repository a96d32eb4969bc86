import Operations
import PartyLife
import Records
import TestKit
import Testing

@Suite("Whose units someone who looks on sees")
struct LinkedUnitsTests {
    /// Two branches below one committee, linked with two groups; 冯涛 is of the second.
    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .posted)
        var roster = SampleWorld.roster
        roster.organisations[2].guidanceGroup = "第二指导组"
        _ = try await world.useCases.importRoster(roster, as: .deployment)
        try await world.useCases.appoint(
            world.member("蒋雪"), .guidanceMember, group: "第二指导组", at: world.root, as: .deployment)
        return world
    }

    @Test("A guidance group sees its own, a superior all below; what is listed opens")
    func matrix() async throws {
        let world = try await world()
        let rows: [(String, Set<Organisation.ID>)] = [
            ("何平", [world.branch]), ("吴敏", [world.branch, world.otherBranch]),
            ("郑军", [world.branch, world.otherBranch]),
        ]
        let place = Place(world.campaign, world.root)
        for (name, seen) in rows {
            let actor = try await world.actor(name)
            let leaders = try await world.useCases.leaders(at: place, as: actor)
            #expect(Set(leaders.visits.map(\.branch.id) + leaders.unplanned.map(\.id)) == seen, "\(name)")
            let tree = try await world.useCases.tree(of: world.root, in: world.campaign, as: actor)
            #expect(Set(tree.children.map(\.id)) == seen, "\(name)")
            let record = try await world.useCases.campaignRecord(world.campaign, as: actor)
            #expect(Set(record.levels.flatMap(\.receipts).map(\.id)) == seen, "\(name)")
            #expect(Set(record.levels.flatMap(\.organisers).map(\.organisation.id)) == seen, "\(name)")
            for child in tree.children {
                _ = try await world.useCases.branch(at: Place(world.campaign, child.id), as: actor)
            }
            let ledger = try await world.useCases.ledger(of: world.root, LedgerFilter(pageSize: 100), as: actor)
            #expect(Set(ledger.rows.map(\.line.ref.branch)).isSubset(of: seen), "\(name)")
        }
    }

    @Test("Where a group is not linked with the organisation of its office, no page of it is offered that refuses")
    func office() async throws {
        let world = try await world()
        let actor = try await world.actor("蒋雪")
        #expect(try await world.useCases.home(as: actor).oversees.isEmpty)
        await #expect(throws: AccessDenied.self) {
            try await world.useCases.leaders(at: Place(world.campaign, world.root), as: actor)
        }
        _ = try await world.useCases.branch(at: Place(world.campaign, world.otherBranch), as: actor)
    }
}
