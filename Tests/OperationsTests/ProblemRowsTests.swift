import Operations
import PartyLife
import Records
import TestKit
import Testing

@Suite("Problems that are worked on together, a row each")
struct ProblemRowsTests {
    private func problems(_ world: SampleWorld, of name: String?) async throws -> [BranchRecord.ListedProblem] {
        let all = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
        return all.filter { $0.problem.subject == name.map(world.member) }
    }

    private func whole(
        _ id: Problem.ID, _ claim: Problem.Claim, _ responsible: Member.ID, by deadline: String = "2021-09-30",
        because cause: String? = "平时过问不够"
    ) -> ProblemRow {
        ProblemRow(
            id, claim: claim, cause: cause.flatMap { Words($0) },
            plan: .init(
                measure: .plain("每周五下午逐户回访并登记"), deadline: SampleWorld.day(deadline), responsible: [responsible]),
            commitment: .plain("九月底前办完"))
    }

    @Test("Claim, cause, measure and commitment of a row are one save, for one's own and for the branch's")
    func together() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let secretary = try await world.actor("王伟")
        let own = try #require(try await problems(world, of: "王伟").first)
        let branch = try #require(try await problems(world, of: nil).first)
        let result = try await world.useCases.saveProblems(
            [
                whole(own.id, .member(world.member("王伟")), world.member("王伟")),
                whole(branch.id, .branch, world.member("李娜")),
            ], at: world.place, as: secretary)
        #expect(result.saved == [own.id, branch.id] && result.refused.isEmpty)
        for id in result.saved {
            let record = try await world.useCases.problem(id, as: secretary)
            #expect(record.problem.state == .committed)
            #expect(record.words[record.problem.cause] == "平时过问不够")
        }
    }

    @Test("A row that the rules refuse is not recorded in part, and holds back none of the sound ones")
    func mixed() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let own = try await problems(world, of: "张敏")
        let strange = try #require(try await problems(world, of: "刘洋").first)
        let (me, actor) = (world.member("张敏"), try await world.actor("张敏"))
        try #require(own.count >= 2)
        let result = try await world.useCases.saveProblems(
            [
                whole(own[0].id, .member(me), me), whole(own[1].id, .member(me), me, by: "2021-08-01"),
                whole(strange.id, .member(me), me),
            ], at: world.place, as: actor)
        #expect(result.saved.first == own[0].id)
        let refused = try #require(result.refused.first { $0.id == own[1].id })
        #expect(refused.part == .measure && refused.why == .deadlineInPast)
        let after = try await problems(world, of: "张敏")
        #expect(after.map(\.problem.state) == [.committed, .found], "not even the claim of the refused row")
        let another = try await world.useCases.saveProblems(
            [whole(own[1].id, .member(me), me, because: nil)], at: world.place, as: actor)
        #expect(another.refused.map(\.why) == [.causeMissing])
    }

    @Test("Each act stays the person's own: nobody claims for another, and nobody commits for them")
    func ownActs() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let secretary = try await world.actor("王伟")
        let theirs = try #require(try await problems(world, of: "张敏").first)
        let handed = whole(theirs.id, .member(world.member("张敏")), world.member("张敏"))
        let result = try await world.useCases.saveProblems([handed], at: world.place, as: secretary)
        #expect(result.refused.map(\.part) == [.commitment] && result.refused.map(\.why) == [.onlyClaimant])
        let branch = try #require(try await problems(world, of: nil).first)
        let member = try await world.useCases.saveProblems(
            [ProblemRow(branch.id, claim: .branch)], at: world.place, as: world.actor("刘洋"))
        #expect(member.refused.map(\.why) == [.claimForAnother])
        await #expect(throws: AccessDenied.self) {
            try await world.useCases.saveProblems(
                [ProblemRow(branch.id, claim: .branch)], at: world.place, as: world.actor("冯涛"))
        }
    }

    @Test("What stands already is not recorded again")
    func again() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let (me, actor) = (world.member("张敏"), try await world.actor("张敏"))
        let own = try #require(try await problems(world, of: "张敏").first)
        func happenings() async throws -> Int {
            try await world.useCases.problem(own.id, as: actor).history.count
        }
        var row = whole(own.id, .member(me), me)
        row.commitment = nil
        _ = try await world.useCases.saveProblems([row], at: world.place, as: actor)
        let once = try await happenings()
        #expect(try await world.useCases.saveProblems([row], at: world.place, as: actor).refused.isEmpty)
        #expect(try await happenings() == once)
    }
}
