import Testing

@testable import PartyLife

@Suite("A talk is of two")
struct TalksTogetherTests {
    private let today = day("2026-02-01")
    private let chen = Sample.actor(Sample.chen)

    private func trial() -> Trial<Talks> { Trial(Sample.facts, on: today) }

    private func talk(
        _ name: String = "t1", _ one: Member.ID = Sample.li, _ other: Member.ID = Sample.chen,
        on: Day = day("2026-01-20"), untied: Bool = true, note: Words? = nil, plan: String? = nil, again: String? = nil
    ) -> Talks.Talk {
        .init(
            id: id(name), from: one, to: other, on: on, knotUntied: untied, note: note,
            plan: plan.map { id($0) }, again: again.map { id($0) })
    }

    @Test("one notes it, the other confirms; only then it counts where the procedure says so")
    func confirming() {
        var trial = trial()
        trial.does(.record(talk()), by: Sample.secretary)
        #expect(trial.state.awaited(for: trial.state.held[0]) == [Sample.chen])
        #expect(trial.state.toConfirm(by: Sample.chen).map(\.id) == [id("t1")])
        let strict = with(Sample.procedure.talks) { $0.confirmed = true }
        func lacks(_ rules: Procedure.Talks) -> Bool {
            TalkCover(of: trial.state, in: Sample.branch, by: rules).uncovered.contains(Sample.chen)
        }
        let onlyCommittee = with(Sample.procedure.talks) { $0.memberMember = .none }
        #expect(!lacks(onlyCommittee))
        #expect(lacks(with(onlyCommittee) { $0.confirmed = true }))
        trial.refuses(.confirm(id("t9"), note: nil), by: chen, with: .unknownTalk)
        trial.refuses(.confirm(id("t1"), note: nil), by: Sample.organiser, with: .onlyThoseWhoTalked)
        trial.ignores(.confirm(id("t1"), note: nil), by: Sample.secretary)
        trial.does(.confirm(id("t1"), note: words("我也记一笔")), by: chen)
        trial.ignores(.confirm(id("t1"), note: nil), by: chen)
        #expect(trial.state.isConfirmed(trial.state.held[0]))
        #expect(!lacks(with(strict) { $0.memberMember = .none }))
    }

    @Test("what the committee notes for two others waits for both; what was noted before waits for nobody")
    func forOthers() {
        var trial = trial()
        trial.does(.record(talk("t1", Sample.sun, Sample.chen)), by: Sample.organiser)
        #expect(trial.state.awaited(for: trial.state.held[0]) == [Sample.sun, Sample.chen])
        trial.state.apply(.recorded(talk: talk("t0", Sample.sun, Sample.wu)))
        #expect(trial.state.isConfirmed(trial.state.held[1]))
    }

    @Test("when both note the same talk, the second note confirms the first")
    func once() {
        var trial = trial()
        trial.does(.record(talk()), by: Sample.secretary)
        let events = trial.does(.record(talk("t2", Sample.chen, Sample.li, note: words("谈了孩子上学"))), by: chen)
        #expect(
            events == [
                .confirmed(
                    confirmation: .init(talk: id("t1"), by: Sample.chen, on: today, note: words("谈了孩子上学")))
            ])
        #expect(trial.state.held.count == 1)
        trial.does(.record(talk("t3", Sample.chen, Sample.li)), by: chen)
        #expect(trial.state.held.count == 2, "a second talk on the same day is one of its own")
    }

    @Test("what, with whom and how is planned; the talk that is held takes it off the plan")
    func planning() {
        var trial = trial()
        func plan(
            _ name: String = "n1", _ to: Member.ID = Sample.chen, topics: [Talks.Topic] = [.thoughts],
            by: Day = day("2026-02-10"), note: Words? = nil
        ) -> Talks.Planned {
            .init(id: id(name), from: Sample.li, to: to, topics: topics, depth: .deep, by: by, note: note)
        }
        trial.refuses(.plan([plan(topics: [])]), by: Sample.secretary, with: .planIncomplete)
        trial.refuses(.plan([plan(by: today - 1)]), by: Sample.secretary, with: .planInPast)
        trial.refuses(.plan([plan(Sample.li.text, Sample.li)]), by: Sample.secretary, with: .withOneself)
        trial.refuses(.plan([plan()]), by: Sample.actor(Sample.sun), with: .onlyThoseWhoPlan)
        trial.refuses(.plan([plan(note: words("问家里"))]), by: Sample.organiser, with: .onlyThoseWhoTalked)
        trial.refuses(.plan([plan(), plan()]), by: Sample.secretary, with: .planExists)
        trial.refuses(
            .plan((0...200).map { plan("n\($0)") }), by: Sample.secretary, with: .tooMany(limit: 200))
        trial.does(.plan([plan(), plan("n2", Sample.sun)]), by: Sample.organiser)
        trial.refuses(.plan([plan()]), by: Sample.secretary, with: .planExists)
        trial.refuses(.record(talk(plan: "n2")), by: Sample.secretary, with: .unknownPlan)
        trial.does(.record(talk(plan: "n1")), by: Sample.secretary)
        #expect(trial.state.planned.map(\.id) == [id("n2")])
        trial.refuses(.plan([plan()]), by: Sample.secretary, with: .planExists)
        trial.refuses(.dropPlan(id("n2")), by: chen, with: .onlyThoseWhoPlan)
        trial.does(.dropPlan(id("n2")), by: Sample.actor(Sample.sun))
        trial.refuses(.dropPlan(id("n2")), by: Sample.secretary, with: .unknownPlan)
    }

    @Test("a knot that stays tied leads to a second talk, which may untie it")
    func again() {
        var trial = trial()
        trial.does(.record(talk(untied: false)), by: Sample.secretary)
        #expect(trial.state.openKnots(of: Sample.chen).map(\.id) == [id("t1")])
        #expect(trial.state.openKnots(of: Sample.wang).isEmpty)
        let later = day("2026-01-25")
        trial.refuses(.record(talk("t2", on: later, again: "t9")), by: chen, with: .unknownTalk)
        trial.refuses(
            .record(talk("t2", Sample.li, Sample.wang, on: later, again: "t1")), by: Sample.secretary, with: .otherPair)
        trial.refuses(
            .record(talk("t2", on: day("2026-01-19"), again: "t1")), by: chen,
            with: .beforeTalk(day: day("2026-01-20")))
        trial.refuses(.record(talk("t2", on: later, again: "t1")), by: Sample.organiser, with: .onlyThoseWhoTalked)
        trial.does(.record(talk("t2", on: later, untied: false, again: "t1")), by: chen)
        #expect(trial.state.openKnots.count == 2)
        trial.does(.record(talk("t3", on: today, again: "t1")), by: Sample.secretary)
        #expect(trial.state.openKnots.map(\.id) == [id("t2")])
    }

    @Test("the secretary talks first: seen from the days alone")
    func secretaryFirst() {
        var trial = trial()
        #expect(trial.state.isLedBy(Sample.li) == nil)
        trial.does(.record(talk("t1", Sample.sun, Sample.chen)), by: chen)
        #expect(trial.state.isLedBy(Sample.li) == false)
        trial.does(.record(talk("t2", on: day("2026-01-19"))), by: Sample.secretary)
        #expect(trial.state.isLedBy(Sample.li) == true)
    }

    @Test("a note is limited")
    func long() {
        let note = words(String(repeating: "长", count: 2001))
        trial().refuses(.record(talk(note: note)), by: Sample.secretary, with: .tooLong(limit: 2000))
    }
}
