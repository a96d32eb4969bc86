import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("What someone can do to a problem")
struct ProblemOfferTests {
    /// What a person is offered for the problem that concerns another.
    private func offers(_ stage: PlayedStage, _ person: String, about subject: String? = "张敏") async throws
        -> [ProblemOffer]
    {
        let world = try await SampleWorld.played(to: stage)
        let actor = try await world.actor(person)
        let problems = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
        let id = try #require(problems.first { $0.problem.subject == subject.map(world.member) }?.id)
        let record = try await world.useCases.problem(id, as: actor)
        return ProblemOffer.list(
            for: actor, on: record.problem, record.facts, scope: record.scope, today: record.today,
            others: record.others.map(\.id))
    }

    private func open(_ offers: [ProblemOffer]) -> [ProblemAct] { offers.filter(\.isOpen).map(\.act) }

    @Test("A found problem is claimed first; the committee may hand it to the person concerned, a member only claims")
    func claims() async throws {
        let committee = try await offers(.pooled, "李娜")
        #expect(open(committee) == [.claim, .cause, .merge])
        #expect(committee.first?.claims == [.own, .branch, .subject])
        let subject = try await offers(.pooled, "张敏")
        #expect(subject.first?.claims == [.own])
        let bystander = try await offers(.pooled, "刘洋")
        #expect(open(bystander) == [.claim])
        #expect(bystander.first { $0.act == .cause }?.reason == .onlyResponsible)
    }

    @Test("Where the branch is concerned nobody is handed the problem")
    func branchProblem() async throws {
        #expect(try await offers(.pooled, "李娜", about: nil).first?.claims == [.own, .branch])
    }

    @Test("Whoever does the work moves it on and cannot judge it")
    func working() async throws {
        #expect(try await Array(open(offers(.posted, "张敏")).prefix(2)) == [.progress, .result])
        let world = try await SampleWorld.played(to: .posted)
        let problems = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
        let id = try #require(problems.first { $0.problem.subject == world.member("张敏") }?.id)
        try await world.useCases.problem(.reportDone(result: .plain("已办结")), id, as: world.actor("张敏"))
        for (person, expected) in [("张敏", nil), ("李娜", ProblemAct.verification), ("吴敏", .verification)] {
            let actor = try await world.actor(person)
            let record = try await world.useCases.problem(id, as: actor)
            let offers = ProblemOffer.list(
                for: actor, on: record.problem, record.facts, scope: record.scope, today: record.today, others: [])
            #expect(offers.first { $0.act == .verification && $0.isOpen }?.act == expected, "\(person)")
            // What is due stands first, before what could still be put into other words.
            if let expected { #expect(open(offers).first == expected, "\(person)") }
            if expected == nil { #expect(offers.first { $0.act == .verification }?.reason == .ownWork) }
        }
    }

    @Test("At the end only the look-back is left, and not for whom it concerns")
    func writtenOff() async throws {
        #expect(try await open(offers(.writtenOff, "吴敏")) == [.lookBack])
        #expect(try await open(offers(.writtenOff, "张敏")).isEmpty)
    }
}
