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

    @Test("it is posted once, when everything on it is committed to")
    func posting() {
        var trial = trial(.init(meetingHeld: true, notCommitted: [10, 2]))
        trial.refuses(.post, by: Sample.organiser, with: .notPooled)
        trial.does(.pool([id("p1")]), by: Sample.organiser)
        trial.refuses(.post, by: Sample.organiser, with: .notCommitted(count: 2, numbers: ["2", "10"]))
        trial.facts.notCommitted = []
        trial.does(.post, by: Sample.organiser)
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
