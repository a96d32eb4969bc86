import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct ListPageTests {
    private func listed(_ world: SampleWorld) async throws -> BranchRecord {
        try await world.useCases.branch(at: world.place, as: world.actor("王伟"))
    }

    @Test("Before pooling the page counts what will be pooled; keepers pool, members do not")
    func pooling() async throws {
        let world = try await SampleWorld.played(to: .complete)
        let path = world.path("list")
        let member = try await SiteClient(world, as: "张敏")
        #expect(try await member.post(path + "/pool").status == .forbidden)
        #expect(try await !member.get(path).body.contains("list/pool"))
        let keeper = try await SiteClient(world, as: "李娜")
        let page = try await keeper.get(path).body
        #expect(page.contains("汇总成清单（11 条）"))
        #expect(page.contains("管网漏水"), "every text is looked at before it is pooled")
        #expect(try await !member.get(path).body.contains("管网漏水"))
        #expect(try await keeper.post(path + "/pool").status == .seeOther)
        #expect(try await listed(world).problems.map(\.problem.number) == Array(1...11))
        #expect(try await keeper.post(path + "/pool").status == .unprocessableContent)
    }

    @Test("Outside the branch nobody reads a problem before it is posted, and then only what was posted")
    func sealed() async throws {
        let world = try await SampleWorld.played(to: .committed)
        world.on("2021-08-28")
        let path = world.path("list")
        let keeper = try await SiteClient(world, as: "李娜")
        let reviewer = try await SiteClient(world, as: "吴敏")
        #expect(try await keeper.get(path).body.contains("管网漏水"))
        let before = try await reviewer.get(path).body
        #expect(!before.contains("管网漏水") && before.contains("第 1 号问题"))
        let ids = try await listed(world).problems.map(\.id)
        var fields = ids.map { (name: "posted[\($0)]", value: "已作处理的文字") }
        let noScope = try await keeper.post(path + "/post", fields)
        #expect(noScope.status == .unprocessableContent && noScope.body.contains("已作处理的文字"))
        fields.append(("scope", "served"))
        fields[2].value = "  "
        let problems = try await listed(world).problems
        let said = problems[0].problem.text
        let words = try await world.useCases.problem(ids[0], as: world.actor("李娜")).words
        fields[0].value = try #require(words[said]) + "！"
        let verbatim = try await keeper.post(path + "/post", fields)
        #expect(verbatim.status == .unprocessableContent && verbatim.body.contains("第 1 号的公示文字与原话相同"))
        #expect(try await listed(world).list.posted == nil)
        fields[0].value = "已作处理的文字"
        #expect(try await keeper.post(path + "/post", fields).status == .seeOther)
        let after = try await reviewer.get(path).body
        #expect(after.contains("已作处理的文字") && !after.contains("管网漏水"))
        #expect(try await keeper.get(path).body.contains("管网漏水"))
    }

    @Test("What nobody wrote a text for, or committed to, is held back by number and posted later")
    func heldBack() async throws {
        let world = try await SampleWorld.played(to: .committed)
        world.on("2021-08-28")
        let path = world.path("list")
        let secretary = try await world.actor("王伟")
        let late = try await world.useCases.addProblem(
            .init(number: 0, text: .plain("台阶没有扶手"), source: .opinions, on: SampleWorld.day("2021-08-28")),
            at: world.place, as: secretary)
        let ids = try await listed(world).problems.map(\.id)
        var fields = ids.map { (name: "posted[\($0)]", value: "已作处理的文字") } + [(name: "scope", value: "unit")]
        fields[4].value = "　"
        let keeper = try await SiteClient(world, as: "李娜")
        #expect(try await keeper.get(path).body.contains("另有 1 条没有承诺，暂不公示"))
        #expect(try await keeper.post(path + "/post", fields).status == .seeOther)
        let record = try await listed(world)
        #expect(record.problems.filter { $0.problem.state == .posted }.count == 10)
        #expect(record.problems.first { $0.id == ids[4] }?.problem.state == .committed)
        #expect(record.problems.first { $0.id == late }?.problem.state == .found)
        let step = try #require(record.progress[.posting])
        #expect(step.done == 10 && step.due == 12 && !step.isDone)
        let scope = try await world.useCases.scope(of: world.branch)
        #expect(record.toDos(for: secretary, on: scope).contains { $0.kind == .postList })
        #expect(try await keeper.get(path).body.contains("补充公示"))
    }

    @Test("What was written or said in the branch is never ready to be posted: those texts begin empty")
    func postedTexts() async throws {
        let world = try await SampleWorld.played(to: .committed)
        let page = try await SiteClient(world, as: "李娜").get(world.path("list")).body
        let problems = try await listed(world).problems
        #expect(
            problems.contains { $0.problem.source == .criticism }
                && problems.contains { $0.problem.source == .opinions })
        for listed in problems {
            let parts = page.split(separator: "name=\"posted[\(listed.id)]\"")
            #expect(parts.count == 2)
            let value = parts[parts.count - 1].drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
            #expect(value.allSatisfy(\.isWhitespace) == listed.problem.asksForOwnText, "\(listed.problem.number)")
        }
        #expect(page.contains("不直接公示"))
    }

    @Test("The list is not posted or reconciled while numbers are in the way, and names them")
    func blocked() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let path = world.path("list")
        let keeper = try await SiteClient(world, as: "李娜")
        #expect(try await keeper.get(path).body.contains("11 条没有承诺"))
        let refused = try await keeper.post(path + "/post", [("scope", "branch")])
        #expect(refused.status == .unprocessableContent && refused.body.contains("第 1、2、3"))
        let posted = try await SampleWorld.played(to: .posted)
        let open = try await SiteClient(posted, as: "李娜").post(path + "/reconcile")
        #expect(open.status == .unprocessableContent && open.body.contains("还有 11 条未销号"))
        let done = try await SampleWorld.played(to: .writtenOff)
        #expect(try await SiteClient(done, as: "李娜").post(path + "/reconcile").status == .seeOther)
        #expect(try await listed(done).list.reconciled != nil)
        #expect(try await SiteClient(done, as: "张敏").post(path + "/reconcile").status == .forbidden)
    }

    @Test("Problems are added, fixed at once with a result, and merged; hostile words stay words")
    func changing() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let path = world.path("list")
        let keeper = try await SiteClient(world, as: "李娜")
        let fields = [(name: "text", value: "<script>门口</script>"), (name: "source", value: "superior")]
        let noResult = try await keeper.post(path + "/add", fields + [(name: "fixed", value: "on")])
        #expect(noResult.status == .unprocessableContent)
        #expect(noResult.body.contains("&lt;script&gt;门口") && !noResult.body.contains("<script>门口"))
        let fixed = fields + [(name: "fixed", value: "on"), (name: "result", value: "当天修好")]
        #expect(try await keeper.post(path + "/add", fixed).status == .seeOther)
        var problems = try await listed(world).problems
        #expect(problems.count == 12 && problems[11].problem.number == 12 && problems[11].problem.immediate)
        let same = [(name: "problem", value: problems[9].id.text), (name: "into", value: problems[9].id.text)]
        #expect(try await keeper.post(path + "/merge", same).status == .unprocessableContent)
        let merge = [(name: "problem", value: problems[9].id.text), (name: "into", value: problems[0].id.text)]
        #expect(try await SiteClient(world, as: "张敏").post(path + "/merge", merge).status == .forbidden)
        #expect(try await keeper.post(path + "/merge", merge).status == .seeOther)
        problems = try await listed(world).problems
        #expect(problems[9].problem.state == .merged)
        #expect(try await keeper.get(path).body.contains("已并入第 1 号"))
    }

    @Test("What is added after the posting is posted on its own")
    func further() async throws {
        let world = try await SampleWorld.played(to: .posted)
        let path = world.path("list")
        let secretary = try await world.actor("王伟")
        let id = try await world.useCases.addProblem(
            .init(number: 0, text: .plain("后来发现的事"), source: .superior, on: SampleWorld.day("2021-08-28")),
            at: world.place, as: secretary)
        try await world.useCases.problem(.claim(.branch), id, as: secretary)
        try await world.useCases.problem(.analyse(cause: .plain("没有检查")), id, as: secretary)
        try await world.useCases.problem(
            .list(
                measure: .plain("每周检查"), deadline: SampleWorld.day("2021-09-30"),
                responsible: [world.member("王伟")], .ordinary, .easy), id, as: secretary)
        try await world.useCases.problem(.commit(.plain("九月办完")), id, as: secretary)
        let keeper = try await SiteClient(world, as: "李娜")
        #expect(try await keeper.get(path).body.contains("补充公示"))
        let fields = [(name: "scope", value: "unit"), (name: "posted[\(id)]", value: "补充的一条")]
        #expect(try await keeper.post(path + "/post", fields).status == .seeOther)
        #expect(try await listed(world).problems.last?.problem.state == .posted)
    }
}
