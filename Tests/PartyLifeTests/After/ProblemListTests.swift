import Testing

@testable import PartyLife

@Suite("A branch's problem list")
struct ProblemListTests {
    private func trial(_ facts: ProblemList.Facts = .init(meetingHeld: true)) -> Trial<ProblemList> {
        Trial(facts, on: day("2026-03-15"))
    }

    @Test("it is pooled once, after the meeting, from something")
    func pooling() {
        trial(.init(meetingHeld: false)).refuses(.pool([id("p1")]), by: Sample.organiser, with: .meetingNotHeld)
        trial().refuses(.pool([]), by: Sample.organiser, with: .nothingFound)
        var trial = trial()
        trial.does(.pool([id("p1"), id("p2"), id("p1")]), by: Sample.organiser)
        trial.refuses(.pool([id("p3")]), by: Sample.organiser, with: .alreadyPooled)
        #expect(trial.state.problems == [id("p1"), id("p2")])
    }

    @Test("a further problem takes the next number, and is on the list once")
    func adding() {
        var trial = trial()
        trial.does(.add(id("p1")), by: Sample.organiser)
        trial.ignores(.add(id("p1")), by: Sample.organiser)
        #expect(trial.state.nextNumber == 2)
        trial.does(.pool([id("p1"), id("p2")]), by: Sample.organiser)
        #expect(trial.state.problems == [id("p1"), id("p2")])
    }

    @Test("what is ready is posted, whatever else is late; where nothing is ready, what is missing is named")
    func posting() {
        var trial = trial(.init(meetingHeld: true, notCommitted: [10, 2], withoutText: [3]))
        trial.refuses(.post, by: Sample.organiser, with: .notPooled)
        trial.does(.pool([id("p1")]), by: Sample.organiser)
        trial.refuses(.post, by: Sample.organiser, with: .textsMissing(count: 1, numbers: ["3"]))
        trial.facts.withoutText = []
        trial.refuses(.post, by: Sample.organiser, with: .notCommitted(count: 2, numbers: ["2", "10"]))
        trial.facts.ready = [3]
        #expect(trial.does(.post, by: Sample.organiser) == [.posted(on: trial.today)])
        trial.facts.ready = [2]
        trial.facts.notCommitted = [10]
        trial.ignores(.post, by: Sample.organiser)
        trial.facts = .init(meetingHeld: true)
        trial.refuses(.post, by: Sample.organiser, with: .alreadyPosted)
    }

    @Test("it is reconciled once, when nothing is open")
    func reconciling() {
        var trial = trial(.init(meetingHeld: true, open: [3, 1]))
        trial.refuses(.reconcile, by: Sample.organiser, with: .notPosted)
        trial.does(.pool([id("p1")]), by: Sample.organiser)
        trial.does(.post, by: Sample.organiser)
        trial.refuses(.reconcile, by: Sample.organiser, with: .stillOpen(count: 2, numbers: ["1", "3"]))
        trial.facts.open = []
        trial.does(.reconcile, by: Sample.organiser)
        trial.refuses(.reconcile, by: Sample.organiser, with: .alreadyReconciled)
    }
}
