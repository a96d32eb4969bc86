import HTTPTypes
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("No name of a branch leaves it with a problem")
struct NamelessTests {
    private func pages(_ world: SampleWorld) async throws -> [String] {
        let problems = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems.map(\.id)
        return problems.map(Paths.problem) + [
            world.path("list"), Paths.ledger(world.branch), Paths.ledger(world.root),
            Paths.ledger(world.branch) + ".csv", Paths.ledger(world.root) + ".csv",
            Paths.ledger(world.root) + "?size=100", "/", "/reminders",
            Paths.organisation(world.campaign, world.root),
            Paths.organisation(world.campaign, world.root) + "/figures",
            SheetKind.ledgerReport.path(at: world.place), SheetKind.noticeBoard.path(at: world.place),
        ]
    }

    private func expectNoName(_ world: SampleWorld) async throws {
        for reader in ["吴敏", "郑军", "何平"] {
            let client = try await SiteClient(world, as: reader)
            for path in try await pages(world) {
                let page = try await client.get(path)
                #expect(page.status == .ok, "\(reader) \(path)")
                for name in SampleWorld.names {
                    #expect(!page.body.contains(name), "\(reader) \(path): \(name)")
                }
            }
        }
    }

    @Test("Not before it is posted, whatever was done to it", arguments: [PlayedStage.pooled, .committed])
    func unposted(_ stage: PlayedStage) async throws {
        try await expectNoName(SampleWorld.played(to: stage))
    }

    @Test("Not when it was posted in the branch alone, to its end")
    func postedInTheBranch() async throws {
        let world = try await SampleWorld.played(to: .committed)
        world.on("2021-08-28")
        try await world.useCases.postList(
            scope: .branch, texts: world.postedTexts(), at: world.place, as: world.actor("李娜"))
        try await expectNoName(world)
        for listed in try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems {
            let owner =
                listed.problem.subject.flatMap { id in SampleWorld.names.first { world.member($0) == id } } ?? "王伟"
            let judge = try await world.actor(owner == "李娜" ? "王伟" : "李娜")
            try await world.useCases.problem(.reportDone(result: .plain("已办结")), listed.id, as: world.actor(owner))
            try await world.useCases.problem(.verify(SampleWorld.verification), listed.id, as: judge)
            try await world.useCases.problem(.accept(.init(how: .visit, asked: 3, agreed: 3)), listed.id, as: judge)
            try await world.useCases.problem(.writeOff, listed.id, as: judge)
        }
        try await expectNoName(world)
    }

    @Test("Who answers for a problem is withheld there, and not said to be undecided")
    func withheld() async throws {
        let world = try await SampleWorld.played(to: .committed)
        let superior = try await SiteClient(world, as: "吴敏")
        let problem = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems[0].id
        for path in [
            Paths.ledger(world.root), Paths.ledger(world.root) + ".csv", world.path("list"), Paths.problem(problem),
        ] {
            let page = try await superior.get(path).body
            #expect(page.contains("不公开") && !page.contains("未定"), "\(path)")
        }
        let found = try await SampleWorld.played(to: .pooled)
        #expect(try await SiteClient(found, as: "王伟").get(Paths.ledger(found.branch)).body.contains("未定"))
    }
}
