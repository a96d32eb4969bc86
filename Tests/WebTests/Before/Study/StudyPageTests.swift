import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct StudyPageTests {
    private func fields(
        _ world: SampleWorld, id: String = "s9", texts: [String] = ["speech"], on: String = "2021-07-20",
        attended: [String] = ["王伟", "李娜", "张敏"], place: String = ""
    ) -> [(name: String, value: String)] {
        var fields = [("id", id), ("form", "together"), ("on", on), ("place", place)]
        fields += texts.map { ("texts", $0) }
        fields += attended.map { ("attended", world.member($0).text) }
        return fields
    }

    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-07-22")
        return world
    }

    @Test("A session is recorded by tapping, and the page then counts and names who is missing")
    func record() async throws {
        let world = try await world()
        let person = try await SiteClient(world, as: "李娜")
        let empty = try await person.get(world.path("study"))
        #expect(empty.status == .ok)
        #expect(empty.body.contains("value=\"2021-07-22\""))
        let tapped = empty.body.ranges(of: "name=\"attended\"").count
        #expect(tapped == SampleWorld.names.count)
        #expect(empty.body.ranges(of: #/name="attended" value="[^"]+" checked/#).count == tapped)

        let answer = try await person.post(world.path("study"), fields(world))
        #expect(answer.status == .seeOther)
        let page = try await person.get(world.path("study")).body
        #expect(page.contains("3/8"))
        #expect(page.contains("0/8"))
        #expect(page.contains("未参加：赵磊、刘洋、陈静、孙德福、周强"))
    }

    @Test("Who was away catches up, and a day before the session is refused with the names still tapped")
    func catchUp() async throws {
        let world = try await world()
        let person = try await SiteClient(world, as: "李娜")
        _ = try await person.post(world.path("study"), fields(world))
        let early = [("session", "s9"), ("on", "2021-07-01"), ("members", world.member("刘洋").text)]
        let refused = try await person.post(world.path("study/catch-up"), early)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains("补学日期不能早于 7月20日"))
        #expect(refused.body.contains("value=\"\(world.member("刘洋"))\" checked"))
        let late = [("session", "s9"), ("on", "2021-07-22"), ("members", world.member("刘洋").text)]
        #expect(try await person.post(world.path("study/catch-up"), late).status == .seeOther)
        let page = try await person.get(world.path("study")).body
        #expect(page.contains("4/8"))
        #expect(page.contains("补学 1 人"))
    }

    @Test("A refusal draws the form again with everything that was typed, escaped")
    func refusal() async throws {
        let world = try await world()
        let person = try await SiteClient(world, as: "李娜")
        let hostile = "<script>alert(1)</script>\"'"
        let answer = try await person.post(
            world.path("study"), fields(world, on: "2021-12-01", attended: ["张敏"], place: hostile))
        #expect(answer.status == .unprocessableContent)
        #expect(answer.body.contains("日期未到"))
        #expect(answer.body.contains("value=\"2021-12-01\""))
        #expect(answer.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;"))
        #expect(!answer.body.contains("<script>alert"))
        #expect(answer.body.ranges(of: #/name="attended" value="[^"]+" checked/#).count == 1)

        for (broken, sentence) in [
            (fields(world, on: "someday"), "请选择日期"), (fields(world, texts: []), "请至少选择一篇"),
            (fields(world, attended: []), "未选择人员"), (fields(world, texts: ["<b>"]), "“&lt;b&gt;”"),
        ] {
            let answer = try await person.post(world.path("study"), broken)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.body.contains(sentence))
        }
    }

    @Test("Sending the same form twice records one session")
    func twice() async throws {
        let world = try await world()
        let person = try await SiteClient(world, as: "李娜")
        #expect(try await person.post(world.path("study"), fields(world)).status == .seeOther)
        let again = try await person.post(world.path("study"), fields(world))
        #expect(again.status == .unprocessableContent)
        #expect(again.body.contains("已经登记"))
        #expect(try await world.useCases.branch(at: world.place, as: world.actor("李娜")).study.sessions.count == 1)
    }

    @Test("Members look without a form, people of other branches see nothing")
    func access() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let page = try await member.get(world.path("study"))
        #expect(page.status == .ok)
        #expect(!page.body.contains("name=\"attended\""))
        #expect(try await member.post(world.path("study"), fields(world)).status == .forbidden)
        #expect(try await SiteClient(world, as: "蒋雪").get(world.path("study")).status == .forbidden)
        #expect(try await SiteClient(world, as: "吴敏").get(world.path("study")).status == .ok)
        #expect(try await member.get("/campaigns/nothing/organisations/QS-Z01/study").status == .notFound)
    }

    @Test("Before the notice is received the page says why nothing can be recorded")
    func notYet() async throws {
        let world = try await SampleWorld.played(to: .issued)
        let page = try await SiteClient(world, as: "李娜").get(world.path("study")).body
        #expect(page.contains("支部尚未签收通知"))
        #expect(!page.contains("name=\"attended\""))
    }
}
