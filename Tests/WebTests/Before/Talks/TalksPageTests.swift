import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct TalksPageTests {
    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-08-01")
        return world
    }

    private func fields(
        _ world: SampleWorld, to name: String, note: String = "", knot: String = "untied", id: String = "t9"
    )
        -> [(name: String, value: String)]
    {
        [
            ("id", id), ("to", world.member(name).text), ("on", "2021-07-30"), ("depth", "deep"),
            ("occasion", "before"), ("knot", knot), ("note", note),
        ]
    }

    @Test("The page suggests the talks that one owes, and preselects the one that was tapped")
    func suggestions() async throws {
        let world = try await world()
        let secretary = try await SiteClient(world, as: "王伟")
        let page = try await secretary.get(world.path("talks")).body
        #expect(page.contains("?with=\(world.member("赵磊"))#record"))
        #expect(page.contains("王伟—李娜、王伟—赵磊"))
        let chosen = try await secretary.get(world.path("talks") + "?with=\(world.member("赵磊"))").body
        #expect(chosen.contains("name=\"to\" value=\"\(world.member("赵磊"))\" checked"))
    }

    @Test("A note is read by the two who talked and by nobody else")
    func note() async throws {
        let world = try await world()
        let note = "说到了<值班>的事"
        let member = try await SiteClient(world, as: "张敏")
        #expect(try await member.post(world.path("talks"), fields(world, to: "刘洋", note: note)).status == .seeOther)
        for name in ["张敏", "刘洋"] {
            let page = try await SiteClient(world, as: name).get(world.path("talks")).body
            #expect(page.contains("说到了&lt;值班&gt;的事"), "\(name)")
        }
        for name in ["王伟", "李娜", "陈静", "吴敏", "何平"] {
            #expect(try await !SiteClient(world, as: name).get(world.path("talks")).body.contains("值班"), "\(name)")
        }
    }

    @Test("A knot that was left tied can be untied by one of the two")
    func untie() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        _ = try await member.post(world.path("talks"), fields(world, to: "刘洋", knot: "tied"))
        #expect(try await member.get(world.path("talks")).body.contains("疙瘩尚未解开"))
        let stranger = try await SiteClient(world, as: "陈静")
        let refused = try await stranger.post(world.path("talks/untie"), [("talk", "t9")])
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains("只能由谈话双方办理"))
        let partner = try await SiteClient(world, as: "刘洋")
        #expect(try await partner.post(world.path("talks/untie"), [("talk", "t9")]).status == .seeOther)
        #expect(try await !member.get(world.path("talks")).body.contains("疙瘩尚未解开"))
    }

    @Test("The committee records for two others without a note; members and outsiders do not")
    func forOthers() async throws {
        let world = try await world()
        let others = [("from", world.member("孙德福").text)] + fields(world, to: "陈静")
        let commissioner = try await SiteClient(world, as: "李娜")
        #expect(try await commissioner.get(world.path("talks") + "?others=yes").body.contains("name=\"from\""))
        #expect(try await commissioner.post(world.path("talks"), others).status == .seeOther)
        let noted = [("from", world.member("孙德福").text)] + fields(world, to: "周强", note: "代写", id: "t10")
        let refused = try await commissioner.post(world.path("talks"), noted)
        #expect(refused.status == .unprocessableContent)
        let member = try await SiteClient(world, as: "张敏")
        #expect(try await !member.get(world.path("talks") + "?others=yes").body.contains("name=\"from\""))
        let foreign = [("from", world.member("孙德福").text)] + fields(world, to: "陈静", id: "t11")
        #expect(try await member.post(world.path("talks"), foreign).status == .unprocessableContent)
        let reviewer = try await SiteClient(world, as: "吴敏")
        #expect(try await reviewer.post(world.path("talks"), fields(world, to: "张敏")).status == .forbidden)
    }

    @Test("A refusal keeps what was typed")
    func refusal() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        var typed = fields(world, to: "刘洋", note: "要记下的话")
        typed[2].value = "2022-01-01"
        let answer = try await member.post(world.path("talks"), typed)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.body.contains("要记下的话"))
        #expect(answer.body.contains("name=\"to\" value=\"\(world.member("刘洋"))\" required checked"))
        #expect(answer.body.contains("value=\"deep\" required checked"))
        let nobody = try await member.post(world.path("talks"), typed.filter { $0.name != "to" })
        #expect(nobody.status == .unprocessableContent)
        #expect(nobody.body.contains("未选择人员"))
    }
}

@Suite struct TalksTogetherPageTests {
    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-08-01")
        return world
    }

    private func fields(
        _ world: SampleWorld, to name: String, id: String, knot: String = "untied", more: [(String, String)] = []
    ) -> [(name: String, value: String)] {
        [
            ("id", id), ("to", world.member(name).text), ("on", "2021-07-30"), ("depth", "deep"),
            ("occasion", "before"), ("knot", knot),
        ] + more.map { (name: $0.0, value: $0.1) }
    }

    @Test("The other of the two confirms with one tap, and nobody else sees that it waits")
    func confirm() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        _ = try await member.post(world.path("talks"), fields(world, to: "刘洋", id: "t9"))
        #expect(try await member.get(world.path("talks")).body.contains("待刘洋确认"))
        for name in ["王伟", "陈静"] {
            let page = try await SiteClient(world, as: name).get(world.path("talks")).body
            #expect(!page.contains("确认已谈话") && !page.contains("待刘洋确认"), "\(name)")
        }
        #expect(
            try await SiteClient(world, as: "陈静").post(world.path("talks/confirm"), [("talk", "t9")]).status
                == .unprocessableContent)
        let partner = try await SiteClient(world, as: "刘洋")
        #expect(try await partner.get("/").body.contains("确认 1 次谈心"))
        let waiting = try await partner.get(world.path("talks")).body
        #expect(waiting.contains("张敏登记：") && waiting.contains("张敏—刘洋已谈话。"))
        #expect(try await partner.post(world.path("talks/confirm"), [("talk", "t9")]).status == .seeOther)
        #expect(try await !member.get(world.path("talks")).body.contains("待刘洋确认"))
        #expect(try await !partner.get("/").body.contains("确认 1 次谈心"))
    }

    @Test("A talk is planned with what, whom and how, noted from the plan, and the suggestion is gone")
    func plan() async throws {
        let world = try await world()
        let secretary = try await SiteClient(world, as: "王伟")
        let partner = world.member("赵磊")
        let open = try await secretary.get(world.path("talks") + "?plan-with=\(partner)").body
        #expect(open.contains("name=\"with\" value=\"\(partner)\" checked"))
        let plan = [("with", partner.text), ("how", "focused"), ("by", "2021-08-10"), ("note", "问<家里>")]
        let refused = try await secretary.post(world.path("talks/plan"), plan)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains("未选择谈话内容") && refused.body.contains("问&lt;家里&gt;"))
        #expect(
            try await secretary.post(world.path("talks/plan"), plan + [("topics", "thoughts"), ("topics", "reminder")])
                .status == .seeOther)
        let page = try await secretary.get(world.path("talks")).body
        #expect(page.contains("重点谈 · 交流思想、相互提醒"))
        #expect(!page.contains("?with=\(partner)#record"))
        #expect(try await !SiteClient(world, as: "李娜").get(world.path("talks")).body.contains("家里"))
        let id = try #require(page.firstMatch(of: #/\?plan=([^#"]+)#record/#)?.output.1)
        let form = try await secretary.get(world.path("talks") + "?plan=\(id)").body
        #expect(form.contains("name=\"topics\" value=\"reminder\" checked"))
        let talk = fields(world, to: "赵磊", id: "t5", more: [("plan", String(id)), ("topics", "reminder")])
        #expect(try await secretary.post(world.path("talks"), talk).status == .seeOther)
        #expect(try await !secretary.get(world.path("talks")).body.contains("?plan=\(id)#record"))
    }

    @Test("The committee plans at once the fewest talks that are enough; a member cannot")
    func planAll() async throws {
        let world = try await world()
        let commissioner = try await SiteClient(world, as: "李娜")
        // 2 of the secretary, 1 of the committee, 5 ordinary members once each, and 3 talks between these five.
        #expect(try await commissioner.get(world.path("talks")).body.contains("至少再谈 11 次"))
        let member = try await SiteClient(world, as: "张敏")
        #expect(try await !member.get(world.path("talks")).body.contains("talks/plan-all"))
        #expect(try await member.post(world.path("talks/plan-all")).status == .unprocessableContent)
        #expect(try await commissioner.post(world.path("talks/plan-all")).status == .seeOther)
        let talks = try await world.useCases.branch(at: world.place, as: world.actor("李娜")).talks
        #expect(talks.planned.count == 11)
        #expect(try await commissioner.get(world.path("talks")).body.contains("尚未谈话的 11 次"))
        #expect(try await SiteClient(world, as: "蒋雪").post(world.path("talks/plan-all")).status == .forbidden)
    }

    @Test("A knot is talked about again by the same two, and untied by that")
    func again() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        _ = try await member.post(world.path("talks"), fields(world, to: "刘洋", id: "t9", knot: "tied"))
        #expect(try await member.get(world.path("talks")).body.contains("?again=t9#record"))
        let form = try await member.get(world.path("talks") + "?again=t9").body
        #expect(form.contains("name=\"again\" value=\"t9\""))
        let secretary = try await SiteClient(world, as: "王伟")
        let branch = try await secretary.get(world.path("talks")).body
        #expect(branch.contains("支部内尚有 1 个思想疙瘩未解开") && !branch.contains("张敏—刘洋"))
        #expect(try await !secretary.get(world.path("talks") + "?again=t9").body.contains("value=\"t9\""))
        for name in ["张敏", "刘洋"] {
            let home = try await SiteClient(world, as: name).get("/").body
            #expect(home.contains("1 个思想疙瘩未解开"), "\(name)")
        }
        #expect(try await !secretary.get("/").body.contains("疙瘩未解开"))
        let second = fields(world, to: "刘洋", id: "t10", more: [("again", "t9")])
        #expect(try await member.post(world.path("talks"), second).status == .seeOther)
        #expect(try await !member.get(world.path("talks")).body.contains("疙瘩尚未解开"))
    }

    @Test("Whom to talk with in depth follows from the roster, and only the committee sees the list")
    func focus() async throws {
        let world = try await world()
        let page = try await SiteClient(world, as: "王伟").get(world.path("talks")).body
        #expect(page.contains("新发展党员") && page.contains("重点谈 · 0/1 · 未谈：陈静"))
        #expect(page.contains("深入谈 · 0/1 · 未谈：孙德福"))
        _ = try await SiteClient(world, as: "张敏").post(world.path("talks"), fields(world, to: "孙德福", id: "t9"))
        #expect(try await SiteClient(world, as: "王伟").get(world.path("talks")).body.contains("深入谈 · 1/1 · 孙德福"))
        #expect(try await !SiteClient(world, as: "张敏").get(world.path("talks")).body.contains("新发展党员"))
    }
}
