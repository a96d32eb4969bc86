import HTTPTypes
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("Putting the record of a problem right")
struct ProblemCorrectionTests {
    private typealias Fields = [(name: String, value: String)]

    private func problem(_ world: SampleWorld) async throws -> Problem.ID {
        let problems = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
        return try #require(problems.first { $0.problem.subject == world.member("张敏") }?.id)
    }

    @Test("Progress and result are put right; after the verification with a reason that stays in the history")
    func reports() async throws {
        let world = try await SampleWorld.played(to: .posted)
        let id = try await problem(world)
        let path = Paths.problem(id)
        let owner = try await SiteClient(world, as: "张敏")
        _ = try await owner.post("\(path)/progress", [("progress", "走访一户")])
        let wanted: Fields = [("change", "step.0"), ("record", id.text), ("text", "走访<三户>")]
        #expect(try await owner.get(path).body.contains("更正进展"))
        let other = try await SiteClient(world, as: "刘洋")
        #expect(try await !other.get(path).body.contains("更正进展"))
        #expect(try await other.post("\(path)/correct", wanted + [("reason", "x")]).status == .unprocessableContent)
        #expect(try await owner.post("\(path)/correct", wanted).status == .seeOther)
        _ = try await owner.post("\(path)/result", [("result", "都已修好")])
        let judge = try await SiteClient(world, as: "李娜")
        let verified = Problem.Verification(looked: .plain("维修单"), asked: .plain("三户居民"), persons: 3)
        try await world.useCases.problem(.verify(verified), id, as: world.actor("李娜"))
        let late: Fields = [("change", "result"), ("record", id.text), ("text", "三户都已修好")]
        let refused = try await owner.post("\(path)/correct", late)
        #expect(refused.status == .unprocessableContent && refused.body.contains("三户都已修好"))
        #expect(try await owner.post("\(path)/correct", late + [("reason", "写明<户数>")]).status == .seeOther)
        let page = try await other.get(path).body
        #expect(page.contains("走访&lt;三户&gt;") && page.contains("走访一户") && page.contains("写明&lt;户数&gt;"))
        #expect(try await !SiteClient(world, as: "吴敏").get(path).body.contains("户数"))
        let back: Fields = [("change", "verification"), ("record", id.text), ("reason", "看错了")]
        #expect(try await owner.post("\(path)/correct", back).status == .unprocessableContent)
        #expect(try await judge.get(path).body.contains("撤回核验"))
        #expect(try await judge.post("\(path)/correct", back).status == .seeOther)
        #expect(try await world.useCases.problemState(id, as: world.actor("李娜")).state == .done)
    }

    @Test("A problem listed by mistake is taken back by the keepers, and stands on no list of what is open")
    func mistaken() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let id = try await problem(world)
        let path = Paths.problem(id)
        let back: Fields = [("change", "problem"), ("record", id.text), ("reason", "列<重>了")]
        #expect(try await SiteClient(world, as: "刘洋").post("\(path)/correct", back).status == .forbidden)
        let keeper = try await SiteClient(world, as: "李娜")
        #expect(try await keeper.get(path).body.contains("撤回此问题（误列）"))
        #expect(try await keeper.post("\(path)/correct", back).status == .seeOther)
        let page = try await keeper.get(path).body
        #expect(page.contains("已撤回") && page.contains("列&lt;重&gt;了"))
        let ledger = try await world.useCases.ledger(of: world.branch, LedgerFilter(), as: world.actor("李娜"))
        #expect(!ledger.rows.contains { $0.line.ref.id == id })
        let list = try await world.useCases.list(at: world.place, as: world.actor("李娜"))
        #expect(!list.notCommitted.contains { $0.id == id } && !list.open.contains { $0.id == id })
    }
}
