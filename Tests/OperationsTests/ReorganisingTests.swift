import Operations
import PartyLife
import Records
import StorageSQLite
import TestKit
import Testing

@Suite("Moving, merging and splitting organisations")
struct ReorganisingTests {
    private func id(_ code: String) -> Organisation.ID { SampleWorld.id(code, Organisation.self) }

    private func figures(_ world: SampleWorld, _ code: String, _ day: String) async throws -> Figures {
        let (campaign, id) = (world.campaign, id(code))
        return try await world.records.read {
            try $0.figures(of: id, campaign: campaign, asOf: SampleWorld.day(day))
        }
    }

    /// The sample's two branches, each below a committee of its own.
    private func twoCommittees(to stage: PlayedStage? = nil) async throws -> SampleWorld {
        let world = if let stage { try await SampleWorld.played(to: stage) } else { try await SampleWorld() }
        var roster = SampleWorld.roster
        roster.organisations += ["QS-01", "QS-02"].enumerated().map { row, code in
            SampleWorld.committee(code, below: "QS", 5 + row)
        }
        roster.organisations[1].parent = "QS-01"
        roster.organisations[2].parent = "QS-02"
        _ = try await world.useCases.importRoster(roster, as: .deployment)
        return world
    }

    private func expectWhole(_ world: SampleWorld) async throws {
        let verification = try await world.records.verify(shadow: SQLiteStore.inMemory())
        #expect(verification.isClean, "\(verification)")
    }

    @Test("A committee moves with all below it, twice on one day and back; earlier days stay under the old tree")
    func move() async throws {
        let world = try await twoCommittees()
        world.on("2021-07-10")
        for parent in ["QS-02", "QS", "QS-02"] {
            try await world.useCases.moveOrganisation(id("QS-01"), to: id(parent), as: .deployment)
        }
        for (day, above) in [("2021-07-09", 5), ("2021-07-10", 13)] {
            #expect(try await figures(world, "QS-02", day)[.members] == above)
            #expect(try await figures(world, "QS-01", day)[.members] == 8)
            #expect(try await figures(world, "QS-Z01", day)[.members] == 8)
            #expect(try await figures(world, "QS", day)[.members] == 13)
        }
        let row = try await world.records.read { try $0.organisation(SampleWorld.id("QS-Z01", Organisation.self)) }
        #expect(row?.path == "/QS/QS-02/QS-01/QS-Z01/")
        try await expectWhole(world)
    }

    @Test("A move into what stands below, into the future, or to before the last move is refused and leaves nothing")
    func refusedMoves() async throws {
        let world = try await twoCommittees()
        func refuses(_ expected: Organisation.Refused, _ code: String, _ parent: String, _ day: String) async throws {
            let before = try await world.records.read { try $0.position() }
            await #expect(throws: expected) {
                try await world.useCases.moveOrganisation(
                    id(code), to: id(parent), on: SampleWorld.day(day), as: .deployment)
            }
            #expect(try await world.records.read { try $0.position() } == before)
        }
        world.on("2021-07-10")
        try await refuses(.cycle, "QS", "QS-Z01", "2021-07-10")
        try await refuses(.superiorCannotLead, "QS-01", "QS-Z02", "2021-07-10")
        try await refuses(.inFuture, "QS-01", "QS-02", "2021-07-11")
        try await world.useCases.moveOrganisation(id("QS-01"), to: id("QS-02"), as: .deployment)
        let last = SampleWorld.day("2021-07-10")
        try await refuses(.dayBefore(day: last), "QS-01", "QS", "2021-07-09")
        try await refuses(.dayBefore(day: last), "QS-Z01", "QS-02", "2021-07-09")
    }

    @Test("Two branches become one: members, words and figures go along, and the past keeps both")
    func merge() async throws {
        let world = try await twoCommittees()
        world.on("2021-07-10")
        try await world.useCases.mergeOrganisations([id("QS-Z01")], into: id("QS-Z02"), as: .deployment)
        for (day, first, second, branches) in [("2021-07-09", 8, 5, 2), ("2021-07-10", 0, 13, 1)] {
            #expect(try await figures(world, "QS-01", day)[.members] == first)
            #expect(try await figures(world, "QS-02", day)[.members] == second)
            #expect(try await figures(world, "QS", day)[.members] == 13)
            #expect(try await figures(world, "QS", day)[.branches] == branches)
        }
        let (source, target) = try await world.records.read { reader in
            (
                try reader.load(Organisation.self, .organisation(SampleWorld.id("QS-Z01", Organisation.self))),
                try reader.load(Organisation.self, .organisation(SampleWorld.id("QS-Z02", Organisation.self)))
            )
        }
        #expect(!source.exists && source.members.isEmpty && source.holders.isEmpty)
        #expect(source.successor == id("QS-Z02"))
        let moved = try #require(target.member(world.member("张敏")))
        let phone = try #require(moved.phone)
        let opened = try await world.records.read {
            try $0.open(phone, of: .organisation(SampleWorld.id("QS-Z02", Organisation.self)))
        }
        #expect(opened == "13800001005")
        #expect(try await world.actor("张敏").home == id("QS-Z02"))
        try await expectWhole(world)
    }

    @Test("A committee merges into another: what stood below stands below the successor")
    func mergeCommittees() async throws {
        let world = try await twoCommittees()
        world.on("2021-07-10")
        try await world.useCases.mergeOrganisations([id("QS-01")], into: id("QS-02"), as: .deployment)
        #expect(try await figures(world, "QS-02", "2021-07-10")[.branches] == 2)
        #expect(try await figures(world, "QS-01", "2021-07-10")[.branches] == 0)
        #expect(try await figures(world, "QS-01", "2021-07-09")[.branches] == 1)
        let below = try await world.records.read { try $0.children(of: SampleWorld.id("QS-02", Organisation.self)) }
        #expect(below.map(\.id.text) == ["QS-Z01", "QS-Z02"])
        try await expectWhole(world)
    }

    @Test("A branch with problems that are open, or not yet on the list, is not merged; when all is written off, it is")
    func openProblems() async throws {
        for (stage, expected) in [
            (PlayedStage.held, Organisation.Refused.stillToPool), (.posted, .stillHasOpenProblems(count: 11)),
        ] {
            let world = try await SampleWorld.played(to: stage)
            let before = try await world.records.read { try $0.position() }
            await #expect(throws: expected) {
                try await world.useCases.mergeOrganisations([world.branch], into: world.otherBranch, as: .deployment)
            }
            #expect(try await world.records.read { try $0.position() } == before)
        }
        let world = try await SampleWorld.played(to: .writtenOff)
        try await world.useCases.mergeOrganisations([world.branch], into: world.otherBranch, as: .deployment)
        let leader = try await world.actor("郑军")
        let ledger = try await world.useCases.ledger(of: world.root, LedgerFilter(), as: leader)
        #expect(ledger.total == .exactly(11))
        #expect(try await figures(world, "QS", "2021-12-31")[.problemsFound] == 11)
        try await expectWhole(world)
    }

    @Test("What cannot take over is refused: the other kind, oneself, nobody")
    func successors() async throws {
        let world = try await twoCommittees()
        func refuses(_ expected: some Error & Equatable, _ source: String, _ target: String) async {
            await #expect(throws: expected) {
                try await world.useCases.mergeOrganisations([id(source)], into: id(target), as: .deployment)
            }
        }
        await refuses(Organisation.Refused.onlyBranchesHoldMembers, "QS-Z01", "QS-02")
        await refuses(Organisation.Refused.cycle, "QS-Z01", "QS-Z01")
        await refuses(Organisation.Refused.cycle, "QS", "QS-01")
        await refuses(AccessDenied.unknownOrganisation, "QS-Z01", "nowhere")
        await #expect(throws: Organisation.Refused.successorCannotTakeOver) {
            try await world.useCases.splitOrganisation(
                id("QS-Z01"), into: [.init(id: id("N"), name: "新", type: .branch)], as: .deployment)
            try await world.useCases.mergeOrganisations([id("N")], into: id("QS-02"), as: .deployment)
        }
    }

    @Test("A branch is split: the new one has the members from the day on, and its offices ended with the move")
    func split() async throws {
        let world = try await twoCommittees()
        world.on("2021-07-10")
        let gone = ["王伟", "张敏", "刘洋"].map { world.member($0) }
        try await world.useCases.splitOrganisation(
            id("QS-Z01"), into: [.init(id: id("QS-Z03"), name: "青山集团第三党支部", type: .branch, members: gone)],
            as: .deployment)
        for (day, old, new, branches) in [("2021-07-09", 8, 0, 2), ("2021-07-10", 5, 3, 3)] {
            #expect(try await figures(world, "QS-Z01", day)[.members] == old)
            #expect(try await figures(world, "QS-Z03", day)[.members] == new)
            #expect(try await figures(world, "QS-01", day)[.members] == 8)
            #expect(try await figures(world, "QS", day)[.branches] == branches)
        }
        #expect(try await world.actor("王伟").holdings.isEmpty)
        await #expect(throws: Organisation.Refused.memberNotHere(member: gone[0])) {
            try await world.useCases.splitOrganisation(
                id("QS-Z01"), into: [.init(id: id("QS-Z04"), name: "四", type: .branch, members: [gone[0]])],
                as: .deployment)
        }
        await #expect(throws: Organisation.Refused.notDirectlyBelow(id: id("QS-Z02"))) {
            try await world.useCases.splitOrganisation(
                id("QS-01"), into: [.init(id: id("QS-03"), name: "三", type: .committee, subordinates: [id("QS-Z02")])],
                as: .deployment)
        }
        try await world.useCases.splitOrganisation(
            id("QS-01"), into: [.init(id: id("QS-03"), name: "三", type: .committee, subordinates: [id("QS-Z03")])],
            as: .deployment)
        #expect(try await figures(world, "QS-03", "2021-07-10")[.members] == 3)
        #expect(try await figures(world, "QS-01", "2021-07-10")[.members] == 5)
        try await expectWhole(world)
    }

    @Test("Who leads the superior reorganises what stands below; nobody their own organisation")
    func permissions() async throws {
        let world = try await SampleWorld()
        for name in ["王伟", "冯涛", "吴敏", "何平", "张敏"] {
            let actor = try await world.actor(name)
            await #expect(throws: AccessDenied.self, "\(name)") {
                try await world.useCases.mergeOrganisations([world.branch], into: world.otherBranch, as: actor)
            }
            await #expect(throws: AccessDenied.self, "\(name)") {
                try await world.useCases.splitOrganisation(world.branch, into: [], as: actor)
            }
        }
        let leader = try await world.actor("郑军")
        try await world.useCases.mergeOrganisations([world.branch], into: world.otherBranch, as: leader)
    }
}
