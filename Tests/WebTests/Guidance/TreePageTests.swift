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
            "青山集团第一党支部", "青山集团第二党支部", "1/2", "7/12", "另有免于参加 1 名", "重点关注", "11 个问题逾期",
            "通知未签收", "逾期86天", "超过现行整改期限、尚未核验通过的问题",
            "截至2021年10月3日，青山集团系统1个党组织开展了专题组织生活会，6名党员实际参加，另有1名党员以其他方式覆盖，查摆问题11个，已整改0个，其中解决实际问题0个。",
        ] {
            #expect(answer.body.contains(text), "\(text)")
        }
        #expect(!answer.body.contains("⟦"))
    }

    @Test("A plan that waits is shown, with since when, until it is approved")
    func waitingPlan() async throws {
        let world = try await SampleWorld.played(to: .planSubmitted)
        let client = try await SiteClient(world, as: "吴敏")
        #expect(try await client.get(path(world)).body.contains("方案待审（7月10日（周六）报送）"))
        try await world.useCases.plan(
            .approve(
                criteria: Set(Plan.Criterion.atApproval), qualities: Set(Plan.Quality.allCases), remark: "同意"),
            at: world.place, as: world.actor("吴敏"))
        #expect(try await !client.get(path(world)).body.contains("方案待审"))
    }

    @Test("A branch that is late by 11, 7 and 4 days is late by 11 at its own page, at its committee and at the root")
    func worstStep() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let committee = SampleWorld.id("QS-A", Organisation.self)
        _ = try await world.useCases.importRoster(
            Roster(organisations: [SampleWorld.committee("QS-A", below: "QS", 2)]), as: .deployment)
        try await world.useCases.moveOrganisation(world.branch, to: committee, as: .deployment)
        // The other branch has its notice and no plan yet: 28 days late.
        try await world.useCases.notice(.receive, at: Place(world.campaign, world.otherBranch), as: world.actor("冯涛"))
        world.on("2021-08-17")
        let superior = try await SiteClient(world, as: "郑军")
        let root = try await superior.get(path(world)).body
        #expect(root.contains("0/1 逾期11天"))
        let below = try await superior.get(Paths.organisation(world.campaign, committee)).body
        #expect(below.contains("逾期11天</span><span class=\"light-step\">学习"))
        let own = try await SiteClient(world, as: "王伟").get(Paths.organisation(world.campaign, world.branch)).body
        #expect(own.contains("逾期11天"))
        let tree = try await world.useCases.tree(of: world.root, in: world.campaign, as: world.actor("郑军"))
        let branch = try await world.useCases.branch(at: world.place, as: world.actor("王伟"))
        #expect(tree.children.first { $0.id == committee }?.stands?.daysLate(on: SampleWorld.day("2021-08-17")) == 11)
        #expect(branch.progress.light(of: .before) == .overdue(days: 11))
        #expect(tree.attention.rows.map(\.id) == [world.otherBranch, world.branch])
        // Of a day that is past it is not known how they stood; no light says that all is well.
        let past = try await superior.get(path(world, "?asOf=2021-07-20")).body
        #expect(past.contains("未留存"))
        #expect(!past.contains("light-green"))
    }

    @Test("Every branch that needs attention is reached, page by page, the longest overdue first")
    func everyLaggard() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let branches = (10..<45).map { number in
            Roster.OrganisationRow(
                place: .init(sheet: "组织", row: number), code: SampleWorld.id("QS-C\(number)", Organisation.self),
                name: "第\(number)支部", kind: .branch, parent: number % 2 == 0 ? "QS-A" : "QS")
        }
        _ = try await world.useCases.importRoster(
            Roster(organisations: [SampleWorld.committee("QS-A", below: "QS", 2)] + branches), as: .deployment)
        world.on("2021-08-17")
        let superior = try await SiteClient(world, as: "郑军")
        let page = try await superior.get(path(world)).body
        #expect(page.contains("另有 27 项"))
        var seen: Set<String> = []
        for number in 1...2 {
            let body = try await superior.get(path(world, "/attention?page=\(number)")).body
            #expect(body.contains("共 37 条"))
            for branch in branches where body.contains(">\(branch.name)<") { seen.insert(branch.name) }
        }
        #expect(seen.count == 35)
        let first = try await world.useCases.attention(
            of: world.root, in: world.campaign, page: AttentionPage(), as: world.actor("郑军"))
        let late = first.list.rows.map { $0.standing.worst?.daysLate(on: first.today) ?? 0 }
        #expect(late == late.sorted(by: >))
        #expect(try await SiteClient(world, as: "张敏").get(path(world, "/attention")).status == .forbidden)
    }

    @Test("Figures are those of the day that is asked for; before the campaign they are unknown, not zero")
    func asOf() async throws {
        let world = try await SampleWorld.played(to: .writtenOff)
        let client = try await SiteClient(world, as: "郑军")
        #expect(try await client.get(path(world)).body.contains("已整改11个，其中解决实际问题1个"))
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
        #expect(own.body.contains("在会场参加组织生活会的党员"))
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
        _ = try await world.useCases.importRoster(below, as: .deployment)
        let company = SampleWorld.id("QS-B", Organisation.self)
        let tree = try await world.useCases.treeNodes(downTo: company, as: world.actor("郑军"))
        #expect(tree.id == world.root)
        #expect(tree.size.branches == 4)
        #expect(tree.children.map(\.row.name) == ["建设公司党委", "水务公司党委"])
        #expect(tree.children[0].children.isEmpty)
        #expect(tree.children[1].children.map(\.row.name) == ["供水总支"])
        let page = try await SiteClient(world, as: "郑军").get(Paths.organisation(world.campaign, company))
        #expect(page.status == .ok)
        for name in ["青山集团委员会", "建设公司党委", "供水总支"] { #expect(page.body.contains(name)) }
        // Branches are not in the tree; one that has not received its notice needs attention all the same.
        #expect(!page.body.contains("<span>管网支部</span>"))
        #expect(page.body.contains(">管网支部</a>"))
    }
}
