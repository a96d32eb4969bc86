import Operations
import PartyLife
import Records
import StorageSQLite
import TestKit
import Testing

@Suite("The whole loop over the log")
struct LoopTests {
    @Test("One branch goes from the notice to the last write-off, and the records are whole")
    func wholeLoop() async throws {
        let world = try await SampleWorld.played(to: .writtenOff)
        let record = try await world.useCases.branch(at: world.place, as: world.actor("王伟"))
        #expect(record.meeting.state == .held)
        #expect(record.problems.count == 11)
        #expect(record.problems.allSatisfy { $0.problem.state == .writtenOff })
        let verification = try await world.records.verify(shadow: SQLiteStore.inMemory())
        #expect(verification.isClean, "\(verification)")
    }

    @Test("Figures count on the day things happened")
    func figures() async throws {
        let world = try await SampleWorld.played(to: .writtenOff)
        let leader = try await world.actor("郑军")
        func figures(_ day: String) async throws -> Figures? {
            try await world.useCases.figures(of: world.root, in: world.campaign, asOf: SampleWorld.day(day), as: leader)
        }
        #expect(try await figures("2021-06-30") == nil)
        let before = try await figures("2021-08-19")
        #expect(before?[.branches] == 2)
        #expect(before?[.members] == 13)
        #expect(before?[.held] == 0)
        let after = try await figures("2021-09-22")
        #expect(after?[.held] == 1)
        #expect(after?[.present] == 6)
        #expect(after?[.coveredOtherwise] == 1)
        #expect(after?[.exempt] == 1)
        #expect(after?[.problemsFound] == 11)
        #expect(after?[.problemsSolved] == 11)
        #expect(after?[.problemsWrittenOff] == 11)
        #expect(after?[.problemsOverdue] == 0)
    }

    @Test("A problem without words is kept in a draft and refused when submitted, also the second time")
    func emptyProblem() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let author = try await world.actor("张敏")
        var text = world.examination(of: "张敏")
        text.answers[1].problems[0].text = .plain("")
        try await world.useCases.examination(.save(text), of: world.member("张敏"), at: world.place, as: author)
        for _ in 0..<2 {
            await #expect(throws: SelfExamination.Refused.self) {
                try await world.useCases.examination(.submit(text), of: world.member("张敏"), at: world.place, as: author)
            }
        }
    }
}
