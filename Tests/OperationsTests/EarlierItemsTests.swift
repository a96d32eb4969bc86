import Operations
import PartyLife
import Records
import TestKit
import Testing

@Suite("What earlier years left open")
struct EarlierItemsTests {
    /// The first campaign is posted and open; a second one begins in the next year.
    private func world(_ stage: PlayedStage = .posted) async throws -> (SampleWorld, Place) {
        let world = try await SampleWorld.played(to: stage)
        return (world, try await world.beginNextYear())
    }

    @Test("open items come in by themselves with their measure and promise, and each is answered before submitting")
    func carriedIn() async throws {
        let (world, next) = try await world()
        let author = world.member("张敏")
        let actor = try await world.actor("张敏")
        let record = try await world.useCases.examination(of: author, at: next, as: actor)
        let open = record.beside.earlier
        #expect(!open.isEmpty && open.map(\.id) == record.facts.earlier)
        #expect(open.allSatisfy { $0.text != nil && $0.measure != nil && $0.commitment != nil && $0.deadline != nil })
        #expect(open.allSatisfy { $0.campaignTitle == "党史学习教育专题组织生活会" })
        var text = world.examination(of: "张敏")
        await #expect(throws: SelfExamination.Refused.earlierUnanswered(count: open.count)) {
            try await world.useCases.examination(.submit(text), of: author, at: next, as: actor)
        }
        text.earlier = open.map { .init(problem: $0.id, outcome: .notYet, words: .plain("等汛期过后施工")) }
        try await world.useCases.examination(.submit(text), of: author, at: next, as: actor)
        // The same campaign asks nothing of its own problems.
        let same = try await world.useCases.examination(of: author, at: world.place, as: actor)
        #expect(same.facts.earlier.isEmpty)
        let secretary = try await world.useCases.examination(of: author, at: next, as: world.actor("王伟"))
        #expect(secretary.words[secretary.examination.text.earlier?.first?.words] == "等汛期过后施工")
    }

    @Test("what was written off is not asked for again")
    func writtenOff() async throws {
        let (world, next) = try await world(.writtenOff)
        let record = try await world.useCases.examination(
            of: world.member("张敏"), at: next, as: world.actor("张敏"))
        #expect(record.beside.earlier.isEmpty && record.facts.earlier.isEmpty)
    }
}
