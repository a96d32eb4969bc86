import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct OpinionsPageTests {
    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-08-01")
        return world
    }

    private func fields(_ id: String, about: String, _ text: String, voices: String = "1")
        -> [(name: String, value: String)]
    {
        [
            ("id", id), ("channel", "visit"), ("on", "2021-07-30"), ("voices", voices), ("about", about),
            ("text", text),
        ]
    }

    @Test("Opinions are received, merged, handed over in the original words and answered")
    func life() async throws {
        let world = try await world()
        let keeper = try await SiteClient(world, as: "李娜")
        let path = world.path("opinions")
        let about = world.member("张敏").text
        #expect(try await keeper.post(path, fields("o1", about: about, "窗口排队<太久>")).status == .seeOther)
        _ = try await keeper.post(path, fields("o2", about: about, "排队要一个钟头"))
        _ = try await keeper.post(path, fields("o3", about: "branch", "厕所灯不亮"))

        let choice = try await keeper.get(path + "?merge=o2").body
        #expect(choice.contains("name=\"into\" value=\"o1\""))
        #expect(!choice.contains("name=\"into\" value=\"o3\""))
        #expect(
            try await keeper.post(path + "/merge", [("opinion", "o2"), ("into", "o3")]).status == .unprocessableContent)
        #expect(try await keeper.post(path + "/merge", [("opinion", "o2"), ("into", "o1")]).status == .seeOther)

        let member = try await SiteClient(world, as: "张敏")
        #expect(try await !member.get(path).body.contains("排队"))
        #expect(try await keeper.post(path + "/deliver").status == .seeOther)
        let own = try await member.get(path).body
        #expect(own.contains("窗口排队&lt;太久&gt;"))
        #expect(own.contains("排队要一个钟头"))
        #expect(!own.contains("厕所"))
        #expect(
            try await member.post(path + "/answer", [("opinion", "o1"), ("answer", "下周加一个窗口")]).status == .seeOther)
        #expect(try await member.get(path).body.contains("下周加一个窗口"))
    }

    @Test("Superiors and other members see counts and never words")
    func counts() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        for name in ["吴敏", "何平", "郑军", "刘洋", "赵磊"] {
            let page = try await SiteClient(world, as: name).get(world.path("opinions"))
            #expect(page.status == .ok)
            #expect(page.body.contains("2/2"), "\(name)")
            #expect(!page.body.contains("窗口排队"), "\(name)")
        }
        #expect(try await SiteClient(world, as: "王伟").get(world.path("opinions")).body.contains("窗口排队"))
    }

    @Test("Only the committee receives, only the keepers sort, only the addressee answers")
    func access() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let path = world.path("opinions")
        let member = try await SiteClient(world, as: "刘洋")
        #expect(try await member.post(path, fields("o9", about: "branch", "话")).status == .forbidden)
        #expect(try await member.post(path + "/deliver").status == .forbidden)
        let merge = [("opinion", "o0"), ("into", "o1")]
        #expect(try await SiteClient(world, as: "赵磊").post(path + "/merge", merge).status == .forbidden)
        #expect(
            try await SiteClient(world, as: "吴敏").post(path, fields("o9", about: "branch", "话")).status == .forbidden)
        let answer = try await member.post(path + "/answer", [("opinion", "o1"), ("answer", "我来答")])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.body.contains("由所涉的本人回应"))
        #expect(!answer.body.contains("窗口排队"))
    }

    @Test("A refusal keeps the words, and says what would make it right")
    func refusal() async throws {
        let world = try await world()
        let keeper = try await SiteClient(world, as: "李娜")
        for (voices, about, text, sentence) in [
            ("0", "branch", "要保留的原话", "人次应在"), ("一", "branch", "要保留的原话", "人次应在"),
            ("1", "", "要保留的原话", "未选择人员"), ("1", "branch", "  ", "内容为空"),
            ("1", world.member("蒋雪").text, "要保留的原话", "不是本支部党员"),
        ] {
            let answer = try await keeper.post(
                world.path("opinions"), fields("o9", about: about, text, voices: voices))
            #expect(answer.status == .unprocessableContent)
            #expect(answer.body.contains(sentence), "\(sentence)")
            #expect(answer.body.contains(text))
        }
    }
}
