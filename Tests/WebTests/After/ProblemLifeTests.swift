import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("The life of a problem")
struct ProblemLifeTests {
    private func life(_ stage: PlayedStage, then change: (SampleWorld, Problem.ID) async throws -> Void = { _, _ in })
        async throws -> ProblemLife
    {
        let world = try await SampleWorld.played(to: stage)
        let secretary = try await world.actor("王伟")
        let id = try #require(
            try await world.useCases.branch(at: world.place, as: secretary).problems
                .first { $0.problem.subject == world.member("张敏") }?.id)
        try await change(world, id)
        let record = try await world.useCases.problem(id, as: secretary)
        return ProblemLife(
            record.history.map { .init(event: $0.event, on: $0.on, by: $0.actor) }, of: record.problem,
            procedure: record.facts.procedure)
    }

    @Test("What is to come follows what has happened, to the look-back")
    func coming() async throws {
        let found = try await life(.pooled)
        #expect(found.past.map(\.kind) == [.found])
        #expect(
            found.coming.map(\.kind) == [
                .claimed, .measured, .committed, .posted, .progress, .done, .verified, .accepted, .writtenOff,
                .lookedBack,
            ])
        let posted = try await life(.posted)
        #expect(posted.coming.first?.kind == .progress)
        #expect(posted.coming.first { $0.kind == .done }?.due == SampleWorld.day("2021-09-30"))
    }

    @Test("A problem that is written off waits for its look-back alone, ninety days on")
    func lookBack() async throws {
        let life = try await life(.writtenOff)
        #expect(life.coming == [.init(kind: .lookedBack, due: SampleWorld.day("2021-12-21"))])
        #expect(life.past.suffix(4).map(\.kind) == [.done, .verified, .accepted, .writtenOff])
    }

    @Test("Progress in a row is one milestone; a problem that came back has its way before it again")
    func progressAndReturn() async throws {
        let life = try await life(.posted) { world, id in
            let worker = try await world.actor("张敏")
            for note in ["一", "二", "三"] {
                try await world.useCases.problem(.progress(.plain(note)), id, as: worker)
            }
            try await world.useCases.problem(.reportDone(result: .plain("完")), id, as: worker)
            try await world.useCases.problem(.sendBack(.plain("还有一户")), id, as: world.actor("李娜"))
        }
        #expect(life.past.first { $0.kind == .progress }?.happenings.count == 3)
        #expect(life.past.last?.kind == .sentBack)
        #expect(life.coming.first?.kind == .done)
    }
}
