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
        #expect(try await member.get(world.path("talks")).body.contains("疙瘩还没解开"))
        let stranger = try await SiteClient(world, as: "陈静")
        let refused = try await stranger.post(world.path("talks/untie"), [("talk", "t9")])
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains("只能由谈话的两个人来做"))
        let partner = try await SiteClient(world, as: "刘洋")
        #expect(try await partner.post(world.path("talks/untie"), [("talk", "t9")]).status == .seeOther)
        #expect(try await !member.get(world.path("talks")).body.contains("疙瘩还没解开"))
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
        #expect(answer.body.contains("name=\"to\" value=\"\(world.member("刘洋"))\" checked"))
        #expect(answer.body.contains("value=\"deep\" checked"))
        let nobody = try await member.post(world.path("talks"), typed.filter { $0.name != "to" })
        #expect(nobody.status == .unprocessableContent)
        #expect(nobody.body.contains("没有选人"))
    }
}
