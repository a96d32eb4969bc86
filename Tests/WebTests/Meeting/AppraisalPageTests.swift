import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("The appraisal's page") struct AppraisalPageTests {
    private let present = ["王伟", "李娜", "赵磊", "张敏", "刘洋", "陈静"]

    private func counted() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .inSession)
        let day = try await world.meeting().heldOn ?? SampleWorld.day("2021-08-20")
        try await world.useCases.appraisal(.open(on: day), at: world.place, as: world.actor("李娜"))
        return world
    }

    private func fields(_ world: SampleWorld, valid: Int, each: Int) async throws -> [(name: String, value: String)] {
        let record = try await world.useCases.appraisal(at: world.place, as: world.actor("李娜"))
        var fields = [
            (name: "issued", value: "5"), (name: "returned", value: "5"), (name: "valid", value: String(valid)),
            (name: "counter-one", value: world.member("张敏").text),
            (name: "counter-two", value: world.member("刘洋").text),
        ]
        for person in record.graded {
            fields.append((name: "votes[\(person).qualified]", value: String(each)))
            fields.append((name: "votes[\(person).excellent]", value: ""))
        }
        return fields
    }

    @Test("Before the count nobody sees a vote; after it the committee does, and no member")
    func hidden() async throws {
        let world = try await counted()
        let path = world.path("appraisal")
        let (committee, member) = (try await SiteClient(world, as: "李娜"), try await SiteClient(world, as: "张敏"))
        #expect(try await member.post(path + "/rate", [("grade", "qualified")]).status == .seeOther)
        #expect(try await member.post(path + "/rate", [("grade", "splendid")]).status == .unprocessableContent)
        let wrong = try await committee.post(path + "/count", fields(world, valid: 4, each: 5))
        #expect(wrong.status == .unprocessableContent && wrong.body.contains("得票多于有效票数"))
        let forbidden = try await member.post(path + "/count", fields(world, valid: 5, each: 5))
        #expect(forbidden.status == .forbidden)
        #expect(try await committee.post(path + "/count", fields(world, valid: 5, each: 5)).status == .seeOther)
        #expect(try await committee.get(path).body.contains("有效 5 张"))
        let page = try await member.get(path).body
        #expect(page.contains("有效 5 张") && !page.contains("合格 5") && !page.contains("各人得票"))
    }

    @Test("The committee concludes with the votes beside each name; a member sees their own grade once told")
    func concluding() async throws {
        let world = try await counted()
        let path = world.path("appraisal")
        let (secretary, member) = (try await SiteClient(world, as: "王伟"), try await SiteClient(world, as: "张敏"))
        #expect(try await secretary.post(path + "/count", fields(world, valid: 5, each: 5)).status == .seeOther)
        #expect(try await secretary.get(path).body.contains("合格 5"))
        let record = try await world.useCases.appraisal(at: world.place, as: world.actor("王伟"))
        let all = record.graded.map { (name: "grades[\($0)]", value: "excellent") }
        #expect(try await SiteClient(world, as: "李娜").post(path + "/conclude", all).status == .forbidden)
        let over = try await secretary.post(path + "/conclude", all)
        #expect(over.status == .unprocessableContent && over.body.contains("一般不超过"))
        #expect(over.body.contains(#"value="excellent" required checked"#), "what was chosen is not lost")
        #expect(try await secretary.post(path + "/conclude", all + [("accept", "on")]).status == .seeOther)
        #expect(try await !member.get(path).body.contains("本人的评定等次"))
        let zhang = [(name: "member", value: world.member("张敏").text)]
        #expect(try await secretary.post(path + "/tell", zhang).status == .seeOther)
        #expect(try await member.get(path).body.contains("本人的评定等次"))
        #expect(try await !SiteClient(world, as: "刘洋").get(path).body.contains("本人的评定等次"))
    }
}
