import HTTPTypes
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("The table of problems that wait for a person")
struct ProblemTableTests {
    private func problems(_ world: SampleWorld, of name: String?) async throws -> [Problem.ID] {
        let all = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
        return all.filter { $0.problem.subject == name.map(world.member) }.map(\.id)
    }

    private func row(_ id: Problem.ID, _ fields: [String: String]) -> [(name: String, value: String)] {
        fields.sorted { $0.key < $1.key }.map { ("\($0.key)[\(id)]", $0.value) }
    }

    @Test("It holds one's own and, for the committee, the branch's; claim, day and who answers are filled in")
    func prefilled() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let path = world.path("list/rows")
        let (own, theirs, branch) = (
            try await problems(world, of: "王伟"), try await problems(world, of: "张敏"),
            try await problems(world, of: nil)
        )
        let secretary = try await SiteClient(world, as: "王伟").get(path).body
        for id in own + branch { #expect(secretary.contains("cause[\(id)]")) }
        for id in theirs { #expect(!secretary.contains("cause[\(id)]")) }
        #expect(secretary.contains("<option value=\"branch\" selected>"))
        #expect(secretary.contains("value=\"\(SampleWorld.procedure.timetable.reconcileBy)\""))
        let member = try await SiteClient(world, as: "张敏").get(path).body
        for id in theirs { #expect(member.contains("cause[\(id)]")) }
        for id in own + branch { #expect(!member.contains("cause[\(id)]")) }
        #expect(try await SiteClient(world, as: "冯涛").get(path).status == .forbidden)
        let home = try await SiteClient(world, as: "张敏").get("/").body
        #expect(home.contains("list/rows"), "home leads to it")
        #expect(try await SiteClient(world, as: "张敏").get(world.path("list")).body.contains("list/rows"))
    }

    @Test("Sound rows are saved; a wrong one comes back with what was typed and the error at its field")
    func mixed() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let (path, me) = (world.path("list/rows"), world.member("张敏").text)
        let own = try await problems(world, of: "张敏")
        try #require(own.count == 2)
        let client = try await SiteClient(world, as: "张敏")
        let sound = row(
            own[0],
            [
                "claim": "own", "cause": "怕麻烦", "measure": "每周五下午逐户回访", "deadline": "2021-09-30",
                "responsible": me, "commitment": "九月底前办完",
            ])
        let wrong = row(
            own[1],
            [
                "claim": "own", "cause": "过问不够", "measure": "每月初到窗口值班一天", "deadline": "2021-08-01",
                "responsible": me, "commitment": "说到做到",
            ])
        let answer = try await client.post(path, sound + wrong)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.body.contains("已保存 1 行") && answer.body.contains("id=\"wrong-deadline[\(own[1])]\""))
        #expect(answer.body.contains("每月初到窗口值班一天") && answer.body.contains("说到做到"))
        #expect(!answer.body.contains("cause[\(own[0])]"), "what is saved is no longer asked for")
        let problems = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
        #expect(problems.first { $0.id == own[0] }?.problem.state == .committed)
        #expect(problems.first { $0.id == own[1] }?.problem.state == .found)

        let early = try await client.post(
            path, row(own[1], ["claim": "own", "commitment": "说到做到", "responsible": me, "measure": ""]))
        #expect(early.body.contains("id=\"wrong-measure[\(own[1])]\""), "who commits first is asked for the measure")
        let right = row(
            own[1],
            [
                "claim": "own", "cause": "过问不够", "measure": "每月初到窗口值班一天", "deadline": "2021-09-30",
                "responsible": me, "commitment": "说到做到",
            ])
        let done = try await client.post(path, right)
        #expect(done.status == .seeOther && done.headers[.location] == "\(path)?done=list-rows")
        let rest = try await client.get("\(path)?done=list-rows").body
        #expect(rest.contains("已保存。") && rest.contains("没有待本人办理的问题"))
    }

    @Test("A form in which nothing is said is refused, and nobody saves for a branch that is not theirs")
    func empty() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let path = world.path("list/rows")
        let own = try await problems(world, of: "张敏")
        let client = try await SiteClient(world, as: "张敏")
        let nothing = try await client.post(path, row(own[0], ["claim": "", "responsible": ""]))
        #expect(nothing.status == .unprocessableContent && nothing.body.contains("请至少填写一行"))
        let outsider = try await SiteClient(world, as: "冯涛")
        let foreign = try await outsider.post(path, row(own[0], ["claim": "own", "responsible": ""]))
        #expect(foreign.status == .forbidden)
    }
}
