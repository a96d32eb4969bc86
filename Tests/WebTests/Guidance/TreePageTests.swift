import HTTPTypes
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("What superiors see")
struct TreePageTests {
    private func path(_ world: SampleWorld, _ query: String = "") -> String {
        Paths.organisation(world.campaign, world.root) + query
    }

    @Test("A superior sees both branches with lights, figures with their definitions, and what needs attention")
    func page() async throws {
        let world = try await SampleWorld.played(to: .posted)
        world.on("2021-10-03")
        let answer = try await SiteClient(world, as: "郑军").get(path(world))
        #expect(answer.status == .ok)
        for text in [
            "青山集团第一党支部", "青山集团第二党支部", "1/2", "7/13", "另有 1 名免于参加", "11 个问题逾期",
            "11 个问题超过期限尚未核验", "1 个党组织超过截止日期尚未召开会议", "通知已经印发，尚未签收",
            "过了现行整改期限还没有核验通过的问题", "截至2021年10月3日，青山集团委员会系统1个党组织开展了专题组织生活会，7名党员参加，查摆问题11个，解决实际问题0个",
        ] {
            #expect(answer.body.contains(text), "\(text)")
        }
        #expect(!answer.body.contains("⟦"))
    }

    @Test("A plan that waits is shown until it is approved")
    func waitingPlan() async throws {
        let world = try await SampleWorld.played(to: .planSubmitted)
        let client = try await SiteClient(world, as: "吴敏")
        #expect(try await client.get(path(world)).body.contains("报来 1 份会议方案"))
        try await world.loop.plan(
            .approve(
                criteria: Set(Plan.Criterion.atApproval), qualities: Set(Plan.Quality.allCases), remark: "同意"),
            at: world.place, as: world.actor("吴敏"))
        #expect(try await !client.get(path(world)).body.contains("报来"))
    }

    @Test("Figures are those of the day that is asked for; before the campaign they are unknown, not zero")
    func asOf() async throws {
        let world = try await SampleWorld.played(to: .writtenOff)
        let client = try await SiteClient(world, as: "郑军")
        #expect(try await client.get(path(world)).body.contains("解决实际问题11个"))
        #expect(try await client.get(path(world, "?asOf=2021-09-21")).body.contains("解决实际问题0个"))
        for path in [path(world, "?asOf=2021-07-04"), path(world, "/figures?asOf=2021-06-01")] {
            let before = try await client.get(path).body
            #expect(before.contains("尚无数据"))
            #expect(!before.contains("查摆问题0个"))
        }
        let beyond = try await client.get(path(world, "?asOf=2031-01-01")).body
        #expect(beyond.contains("截至2021年9月22日"))
        #expect(try await client.get(path(world, "?asOf=%3Cscript%3E")).status == .ok)
    }

    @Test("Nobody below sees the superior's page; members see the figures of their own branch alone")
    func access() async throws {
        let world = try await SampleWorld.played(to: .held)
        let member = try await SiteClient(world, as: "张敏")
        #expect(try await member.get(path(world)).status == .forbidden)
        #expect(try await member.get(path(world, "/figures")).status == .forbidden)
        let own = try await member.get(world.path("figures"))
        #expect(own.status == .ok)
        #expect(own.body.contains("到场参加组织生活会的党员"))
        #expect(!own.body.contains("⟦"))
        #expect(
            try await member.get(Paths.organisation(world.campaign, world.otherBranch) + "/figures").status
                == .forbidden)
    }

    @Test("The tree opens down the line: superiors on the left, branches on the right, and the way back up")
    func deepTree() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        func organisation(_ code: String, _ name: String, _ kind: Organisation.Kind, _ parent: String, _ row: Int)
            -> Roster.OrganisationRow
        {
            .init(
                place: .init(sheet: "组织", row: row), code: SampleWorld.id(code, Organisation.self), name: name,
                kind: kind,
                parent: parent)
        }
        let below = Roster(organisations: [
            organisation("QS-A", "建设公司党委", .committee, "QS", 2), organisation("QS-A1", "建设一支部", .branch, "QS-A", 3),
            organisation("QS-B", "水务公司党委", .committee, "QS", 4),
            organisation("QS-B1", "供水总支", .generalBranch, "QS-B", 5),
            organisation("QS-B2", "管网支部", .branch, "QS-B1", 6),
        ])
        _ = try await world.loop.importRoster(below, as: .deployment)
        let company = SampleWorld.id("QS-B", Organisation.self)
        let tree = try await world.loop.treeNodes(downTo: company, as: world.actor("郑军"))
        #expect(tree.id == world.root)
        #expect(tree.size.branches == 4)
        #expect(tree.children.map(\.row.name) == ["建设公司党委", "水务公司党委"])
        #expect(tree.children[0].children.isEmpty)
        #expect(tree.children[1].children.map(\.row.name) == ["供水总支"])
        let page = try await SiteClient(world, as: "郑军").get(Paths.organisation(world.campaign, company))
        #expect(page.status == .ok)
        for name in ["青山集团委员会", "建设公司党委", "供水总支"] { #expect(page.body.contains(name)) }
        #expect(!page.body.contains("管网支部"))
    }
}
