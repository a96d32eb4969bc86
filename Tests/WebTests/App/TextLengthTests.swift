import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("How long a text may be")
struct TextLengthTests {
    private let plan = [
        ("goals", "查摆问题"), ("content", "学习"), ("form", "支部党员大会"), ("people", "全体"), ("place", "会议室"),
        ("meetingDay", "2021-08-20"), ("means", "不用花钱"),
    ].map { (name: $0.0, value: $0.1) }

    private func long(_ name: String, _ count: Int) -> [(name: String, value: String)] {
        plan.map { $0.name == name ? (name: name, value: String(repeating: "长", count: count)) : $0 }
    }

    @Test(
        "A text that is too long is refused with its name and the limit, and stays in the form",
        arguments: [("place", 200, "地点"), ("goals", 2000, "目标"), ("content", 20000, "内容与程序")])
    func refused(field: String, limit: Int, name: String) async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let secretary = try await SiteClient(world, as: "王伟")
        let leader = [(name: "leader", value: world.member("王伟").text)]
        let answer = try await secretary.post(world.path("plan"), long(field, limit + 1) + leader)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.body.contains("“\(name)”过长，最多 \(limit) 个字"))
        #expect(answer.body.contains(String(repeating: "长", count: limit + 1)))
        #expect(try await secretary.post(world.path("plan/draft"), long(field, limit) + leader).status == .noContent)
    }

    @Test("Titles and people's own words have a bound as well")
    func everywhere() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let refused = TextLimit.tooLong(field: "title", limit: 200)
        let command = Campaign.Command.issue(
            title: String(repeating: "题", count: 201), issuer: world.root, procedure: SampleWorld.procedure)
        let leader = try await world.actor("郑军")
        await #expect(throws: refused) {
            try await world.useCases.campaign(command, SampleWorld.id("other", Campaign.self), as: leader)
        }
        var text = world.examination(of: "张敏")
        text.gains = Words(String(repeating: "🌾", count: 5_001))
        let author = try await world.actor("张敏")
        await #expect(throws: SelfExamination.Refused.tooLong(limit: 5_000)) {
            try await world.useCases.examination(.save(text), of: world.member("张敏"), at: world.place, as: author)
        }
    }
}
