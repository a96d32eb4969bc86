import Operations
import PartyLife
import Records
import TestKit
import Testing

@Suite("Where a problem on the list comes from")
struct ProvenanceTests {
    private func raised(_ world: SampleWorld, _ source: ProblemSource) async throws -> [Problem.Raised?] {
        try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
            .filter { $0.problem.source == source }.map(\.problem.raised)
    }

    @Test("A criticism has its meeting's day and its critic, a self-examination its day and author, an opinion no name")
    func pooled() async throws {
        let world = try await SampleWorld.played(to: .complete)
        world.on("2021-08-24")
        try await world.useCases.poolProblems(at: world.place, as: world.actor("李娜"))
        let criticism = try await raised(world, .criticism)
        #expect(criticism == [.init(on: SampleWorld.day("2021-08-20"), by: world.member("张敏"), origin: "c1")])
        let opinions = try await raised(world, .opinions)
        #expect(opinions.map { $0?.origin } == ["o0", "o1"])
        #expect(opinions.allSatisfy { $0?.on == SampleWorld.day("2021-08-05") && $0?.by == nil })
        let own = try await raised(world, .own)
        #expect(own.count == SampleWorld.names.count)
        #expect(own.allSatisfy { $0?.on == SampleWorld.day("2021-08-16") })
        #expect(Set(own.compactMap { $0?.by }) == Set(SampleWorld.names.map(world.member)))
    }

    @Test("What was added later has the day on which it was found, and is said by nobody")
    func added() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        world.on("2021-08-25")
        let finding = Problem.Finding(
            number: 0, text: .plain("食堂台账不全"), source: .superior, on: SampleWorld.day("2021-08-25"))
        _ = try await world.useCases.addProblem(finding, at: world.place, as: world.actor("李娜"))
        #expect(try await raised(world, .superior) == [.init(on: SampleWorld.day("2021-08-25"))])
    }
}
