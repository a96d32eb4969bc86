import Foundation
import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("Putting right what was recorded before the meeting")
struct CorrectionPagesTests {
    @Test("A session is put right where it stands: who noted it without ado, the committee with a reason, others not")
    func study() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let path = world.path("study/sessions/s1")
        let organiser = try await SiteClient(world, as: "李娜")
        let page = try await organiser.get(path).body
        #expect(page.contains("action=\"\(path)/correct\"") && page.contains("撤回"))
        #expect(try await !SiteClient(world, as: "刘洋").get(path).body.contains("\(path)/correct"))
        #expect(try await !SiteClient(world, as: "吴敏").get(path).body.contains("\(path)/correct"))
        let wanted: [(name: String, value: String)] =
            [("change", "session"), ("record", "s1"), ("on", "2021-08-04"), ("place", "二楼<会议室>")]
            + ["王伟", "李娜"].map { ("attended", world.member($0).text) }
        let secretary = try await SiteClient(world, as: "王伟")
        let refused = try await secretary.post(path + "/correct", wanted)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains("请写明原因") && refused.body.contains("二楼&lt;会议室&gt;"))
        let member = try await SiteClient(world, as: "刘洋").post(path + "/correct", wanted + [("reason", "改")])
        #expect(member.status == .unprocessableContent && member.body.contains("只能由记录人本人或支委"))
        #expect(try await SiteClient(world, as: "吴敏").post(path + "/correct", wanted).status == .forbidden)
        let done = try await secretary.post(path + "/correct", wanted + [("reason", "周强<没来>")])
        #expect(done.status == .seeOther)
        let after = try await SiteClient(world, as: "刘洋").get(path).body
        #expect(after.contains("已更正（王伟 2021年8月16日：周强&lt;没来&gt;）") && after.contains("更正前：8月5日"))
        #expect(try await !SiteClient(world, as: "吴敏").get(path).body.contains("没来"))
        let gone = try await organiser.post(
            path + "/correct", [("change", "withdraw"), ("record", "s1"), ("reason", "记重了")])
        #expect(gone.headers[.location]?.hasPrefix(world.path("study") + "?done=study-withdrawn") == true)
        let list = try await SiteClient(world, as: "刘洋").get(world.path("study")).body
        #expect(list.contains("已撤回（李娜 2021年8月16日：记重了）"))
        let again = try await organiser.post(path + "/correct", [("change", "withdraw"), ("record", "s1")])
        #expect(again.status == .notFound)
    }

    @Test("One's own study and one's own words are taken back by oneself")
    func own() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let member = try await SiteClient(world, as: "刘洋")
        _ = try await member.post(world.path("study/alone"), [("texts", "speech"), ("on", "2021-08-10")])
        #expect(try await member.get(world.path("study")).body.contains("name=\"change\" value=\"own\""))
        let back = [(name: "change", value: "own"), (name: "record", value: "0")]
        let other = try await SiteClient(world, as: "陈静").post(world.path("study/correct"), back)
        #expect(other.status == .unprocessableContent)
        #expect(try await member.post(world.path("study/correct"), back + [("reason", "没学完")]).status == .seeOther)
        #expect(try await !member.get(world.path("study")).body.contains("name=\"change\" value=\"own\""))
        let path = world.path("study/sessions/s1")
        _ = try await member.post(path + "/reflect", [("thought", "想到了值班")])
        let words = [(name: "change", value: "reflection"), (name: "record", value: "s1")]
        #expect(try await member.post(path + "/correct", words).status == .seeOther)
        #expect(try await !member.get(path).body.contains("想到了值班"))
    }

    @Test("The other of the two denies a talk; it is put right, and waits for the other again")
    func talks() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let path = world.path("talks")
        let (noted, other) = (try await SiteClient(world, as: "王伟"), try await SiteClient(world, as: "张敏"))
        let outsider = try await SiteClient(world, as: "刘洋")
        #expect(try await other.get(path).body.contains("action=\"\(path)/deny\""))
        let wordless = try await other.post(path + "/deny", [("talk", "t3"), ("kind", "differs")])
        #expect(wordless.status == .unprocessableContent && wordless.body.contains("请写明哪里与实际不符"))
        let deny: [(name: String, value: String)] = [("talk", "t3"), ("kind", "differs"), ("word", "是七月<谈的>")]
        #expect(try await outsider.post(path + "/deny", deny).status == .unprocessableContent)
        #expect(try await other.post(path + "/deny", deny).status == .seeOther)
        let home = try await noted.get("/").body
        #expect(home.contains("对方有异议的 1 次谈话记录"))
        #expect(try await !other.get("/").body.contains("有异议"))
        let settle = try await noted.get(path).body
        #expect(settle.contains("对方否认的谈话") && settle.contains("是七月&lt;谈的&gt;"))
        #expect(try await !outsider.get(path).body.contains("是七月"))
        let talks = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).talks
        #expect(talks.counted.count == talks.held.count - 1)
        let wanted: [(name: String, value: String)] = [
            ("change", "talk"), ("record", "t3"), ("on", "2021-07-20"), ("depth", "deep"), ("occasion", "before"),
        ]
        #expect(try await noted.post(path + "/correct", wanted).status == .unprocessableContent)
        #expect(try await noted.post(path + "/correct", wanted + [("reason", "记错月份")]).status == .seeOther)
        let waiting = try await other.get(path).body
        #expect(waiting.contains("已更正（王伟 2021年8月16日：记错月份）") && waiting.contains("更正前："))
        #expect(try await other.post(path + "/confirm", [("talk", "t3")]).status == .seeOther)
        let back: [(name: String, value: String)] = [("change", "withdraw"), ("record", "t3"), ("reason", "重了")]
        #expect(try await outsider.post(path + "/correct", back).status == .unprocessableContent)
        #expect(try await noted.post(path + "/correct", back).status == .seeOther)
        #expect(try await other.get(path).body.contains("已撤回（王伟 2021年8月16日：重了）"))
    }

    @Test("A member gives an opinion; the form says who sees what, and the name is shown as chosen")
    func giving() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let path = world.path("opinions")
        let member = try await SiteClient(world, as: "刘洋")
        let form = try await member.get(path).body
        #expect(form.contains("action=\"\(path)/give\"") && form.contains("这不是匿名意见箱"))
        #expect(try await !SiteClient(world, as: "吴敏").get(path).body.contains("\(path)/give"))
        func give(_ id: String, _ text: String, named: String, whom: String) async throws -> SiteClient.Answer {
            try await member.post(
                path + "/give", [("id", id), ("whom", whom), ("named", named), ("opinion-text", text)])
        }
        let whom = world.member("张敏").text
        let own = try await give("g0", "要保留的话", named: "yes", whom: world.member("刘洋").text)
        #expect(own.status == .unprocessableContent && own.body.contains("要保留的话"))
        #expect(try await give("g1", "例会<太长>", named: "yes", whom: whom).status == .seeOther)
        #expect(try await give("g2", "回复太慢", named: "no", whom: "branch").status == .seeOther)
        #expect(
            try await SiteClient(world, as: "吴敏").post(
                path + "/give", [("whom", "branch"), ("named", "yes"), ("opinion-text", "话")]
            ).status == .forbidden)
        let keeper = try await SiteClient(world, as: "李娜").get(path).body
        #expect(keeper.contains("例会&lt;太长&gt;") && keeper.contains("提出人：刘洋"))
        #expect(keeper.contains("本支部党员（不显示姓名）"))
        #expect(keeper.components(separatedBy: "提出人：").count == 2)
        let mine = try await member.get(path).body
        #expect(mine.contains("我提的意见") && mine.contains("例会&lt;太长&gt;") && !mine.contains("回复太慢"))
        #expect(try await !SiteClient(world, as: "张敏").get(path).body.contains("例会"))
        let wanted: [(name: String, value: String)] = [("change", "opinion"), ("record", "g1"), ("text", "例会偏长")]
        let others = try await SiteClient(world, as: "李娜").post(path + "/correct", wanted + [("reason", "改")])
        #expect(others.status == .unprocessableContent && others.body.contains("别人的原话不能改写"))
        #expect(try await member.post(path + "/correct", wanted + [("reason", "更准确")]).status == .seeOther)
        #expect(try await member.get(path).body.contains("例会偏长"))
    }

    @Test("Whoever sorts opinions takes one back and undoes a merge; whom it is about does neither")
    func opinions() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-08-01")
        let path = world.path("opinions")
        let keeper = try await SiteClient(world, as: "李娜")
        for (id, about) in [("o1", "branch"), ("o2", "branch"), ("o3", world.member("李娜").text)] {
            _ = try await keeper.post(
                path,
                [
                    ("id", id), ("channel", "visit"), ("on", "2021-07-30"), ("voices", "1"), ("about", about),
                    ("text", "原话\(id)"),
                ])
        }
        _ = try await keeper.post(path + "/merge", [("opinion", "o2"), ("into", "o1")])
        let unmerge: [(name: String, value: String)] = [("change", "unmerge"), ("record", "o2"), ("reason", "两回事")]
        #expect(try await keeper.get(path).body.contains("取消合并"))
        #expect(try await keeper.post(path + "/correct", unmerge).status == .seeOther)
        let back: [(name: String, value: String)] = [("change", "withdraw"), ("record", "o3"), ("reason", "不实")]
        let own = try await keeper.post(path + "/correct", back)
        #expect(own.status == .unprocessableContent && own.body.contains("不能由你更正或撤回"))
        let member = try await SiteClient(world, as: "刘洋").post(
            path + "/correct", [("change", "withdraw"), ("record", "o1"), ("reason", "x")])
        #expect(member.status == .unprocessableContent && !member.body.contains("原话o1"))
        let wrong: [(name: String, value: String)] = [("change", "withdraw"), ("record", "o1"), ("reason", "录重<了>")]
        #expect(try await keeper.post(path + "/correct", wrong).status == .seeOther)
        let page = try await keeper.get(path).body
        #expect(page.contains("已撤回（李娜 2021年8月1日：录重&lt;了&gt;）") && page.contains("撤回的记录：原话o1"))
        let opinions = try await world.useCases.branch(at: world.place, as: world.actor("李娜")).opinions
        #expect(opinions.rawCount == 2 && opinions.distinct.count == 2)
    }
}
