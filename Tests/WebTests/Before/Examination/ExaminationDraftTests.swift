import HTTPTypes
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("Drafts of a self-examination")
struct ExaminationDraftTests {
    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-08-10")
        return world
    }

    private func draft(_ text: String, on revision: String) -> [(name: String, value: String)] {
        [
            ("gains", "读完了两本书"), ("id-1-0", ""), ("text-1-0", text), ("source-1-0", "own"), ("cause-1-0", ""),
            ("direction-1-0", ""), ("revision", revision),
        ]
    }

    private func revision(_ page: String) throws -> String {
        String(try #require(page.firstMatch(of: #/name="revision" value="([0-9a-f]+)"/#)).output.1)
    }

    private func saves(_ world: SampleWorld, _ name: String) async throws -> Int {
        let stream = Stream.examination(world.campaign, world.branch, world.member(name))
        return try await world.records.read { try $0.history(of: SelfExamination.self, stream).count }
    }

    private func header(_ answer: SiteClient.Answer) throws -> String {
        let name = try #require(HTTPField.Name("X-Draft-Revision"))
        return try #require(answer.headers[name])
    }

    @Test("A draft that is sent again, because nobody knows whether it arrived, is kept once")
    func once() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let path = world.path("examination/draft")
        let start = try revision(try await member.get(world.path("examination")).body)
        let first = try await member.post(path, draft("三户没有回访", on: start))
        #expect(first.status == .noContent)
        let again = try await member.post(path, draft("三户没有回访", on: start))
        #expect(again.status == .noContent)
        #expect(try header(first) == (try header(again)))
        #expect(try await saves(world, "张敏") == 1)
        // What was written after it goes on from there.
        #expect(try await member.post(path, draft("三户至今没有回访", on: try header(again))).status == .noContent)
        #expect(try await saves(world, "张敏") == 2)
    }

    @Test("What was written elsewhere is never overwritten unseen, also not by the one that was sent first")
    func conflict() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let path = world.path("examination/draft")
        let start = try revision(try await member.get(world.path("examination")).body)
        #expect(try await member.post(path, draft("电脑上写的", on: start)).status == .noContent)
        let now = try revision(try await member.get(world.path("examination")).body)
        #expect(try await member.post(path, draft("手机上<写>的", on: now)).status == .noContent)
        let late = try await member.post(path, draft("电脑上写的", on: start))
        #expect(late.status == .conflict)
        #expect(late.body.contains("手机上<写>的") && late.headers[.contentType]?.hasPrefix("application/json") == true)
        #expect(try await saves(world, "张敏") == 2)

        // Without script: the page shows what is kept and what was typed; sending it again decides.
        let typed = draft("电脑上写的", on: start) + [("keep", "1")]
        let page = try await member.post(path, typed)
        #expect(page.status == .unprocessableContent)
        #expect(page.body.contains("手机上&lt;写&gt;的") && page.body.contains("电脑上写的"))
        let decided = draft("电脑上写的", on: try revision(page.body)) + [("keep", "1")]
        #expect(page.body.contains("name=\"decided\" value=\"1\""))
        #expect(try await member.post(path, decided + [("decided", "1")]).status == .seeOther)
        // What was set aside is found among the versions, however shortly before it was written.
        let versions = try await world.useCases.examination(
            of: world.member("张敏"), at: world.place, as: world.actor("张敏")
        ).beside.versions
        #expect(versions.count == 2)
        #expect(try await saves(world, "张敏") == 3)
        let complete =
            draft("电脑上写的", on: start) + [("none-0", "没有")] + [("none-2", "没有"), ("none-3", "没有")]
            + [("cause-1-0", "怕麻烦"), ("direction-1-0", "九月底前回访")]
        #expect(try await member.post(world.path("examination"), complete).status == .unprocessableContent)
    }

    @Test("Every save is kept with its time; an earlier one is looked at and taken back by its author alone")
    func versions() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let path = world.path("examination")
        for (minute, text) in [(0, "第一稿的话"), (20, "第二稿的话"), (40, "第三稿的话")] {
            let start = Instant(SampleWorld.day("2021-08-10"), hour: 10)
            world.clock.set(Instant(milliseconds: start.milliseconds + Int64(minute) * 60_000))
            let now = try revision(try await member.get(path).body)
            #expect(try await member.post(path + "/draft", draft(text, on: now)).status == .noContent)
        }
        let page = try await member.get(path).body
        let ids = page.matches(of: #/version=(\d+)/#).map { String($0.output.1) }
        #expect(ids.count == 3)
        let first = try await member.get(path + "?version=\(ids[2])").body
        #expect(first.contains("第一稿的话") && first.contains("第三稿的话"))
        #expect(try await member.post(path + "/restore", [("version", ids[2])]).status == .seeOther)
        #expect(try await member.get(path).body.contains("第一稿的话"))
        #expect(try await saves(world, "张敏") == 4)
        let stranger = try await SiteClient(world, as: "刘洋")
        #expect(try await !stranger.get(path + "?version=\(ids[2])").body.contains("第一稿"))
        #expect(try await stranger.post(path + "/restore", [("version", ids[2])]).status == .unprocessableContent)
        #expect(try await member.post(path + "/restore", [("version", "x")]).status == .unprocessableContent)
    }

    @Test("What was pasted from a word processor is kept in clean paragraphs, and what is too long is refused kindly")
    func pasted() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let path = world.path("examination")
        let pasted = [("gains", "　　第一段。\r\n\r\n\r\n　　1.\t第二段\u{0B}软回车\u{200B}")].map { (name: $0.0, value: $0.1) }
        #expect(try await member.post(path + "/draft", pasted).status == .noContent)
        #expect(try await member.get(path).body.contains("第一段。\n\n1. 第二段\n软回车</textarea>"))
        let long = [(name: "gains", value: String(repeating: "长", count: Words.limit + 1))]
        let refused = try await member.post(path + "/draft", long)
        #expect(refused.status == .unprocessableContent && refused.body.contains("不超过 5000 字"))
    }

    @Test("The form tells the script whose draft it is, and nobody else's page does")
    func owner() async throws {
        let world = try await world()
        let page = try await SiteClient(world, as: "张敏").get(world.path("examination")).body
        #expect(page.contains("data-owner=\"\(world.member("张敏"))\""))
        #expect(page.contains("data-drafts-warning"))
        #expect(
            try await !SiteClient(world, as: "刘洋").get(world.path("examination")).body.contains(
                "data-owner=\"\(world.member("张敏"))\""))
    }
}
