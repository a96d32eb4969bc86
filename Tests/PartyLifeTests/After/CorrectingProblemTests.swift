import Testing

@testable import PartyLife

@Suite("Putting the record of a problem right")
struct CorrectingProblemTests {
    private let reason = words("记错了问题")
    private let late = day("2027-01-01")

    private func figure(_ trial: Trial<Problem>, _ metric: Metric) -> Int {
        trial.state.tally.value(metric, asOf: late)
    }

    @Test("progress and result are put right by who reported them or the committee; after verification with a reason")
    func reports() {
        var trial = Work.problem(.posted)
        trial.does(.progress(words("走访三户")), by: Work.chen)
        let change = Problem.Amendment.step(at: 0, as: words("走访五户"))
        trial.refuses(
            .correct(change, reason: reason), by: Sample.actor(Sample.sun), with: .correction(.notYours))
        trial.refuses(
            .correct(.step(at: 3, as: words("x")), reason: reason), by: Work.chen, with: .correction(.unknownRecord))
        trial.does(.correct(change, reason: nil), by: Work.chen)
        #expect(trial.state.progress.map(\.note) == [words("走访五户")])
        trial.does(.correct(.stepWithdrawn(at: 0), reason: reason), by: Sample.organiser)
        #expect(trial.state.progress.isEmpty && trial.state.steps.count == 1)
        trial.does(.reportDone(result: words("完成")), by: Work.chen)
        trial.does(.correct(.result(as: words("六十户全部走访")), reason: nil), by: Work.chen)
        trial.does(.verify(Work.verification), by: Sample.discipline)
        trial.refuses(
            .correct(.result(as: words("全部")), reason: nil), by: Work.chen, with: .correction(.reasonMissing))
        trial.refuses(.correct(.resultWithdrawn, reason: reason), by: Work.chen, with: .correction(.unknownRecord))
        trial.does(.correct(.result(as: words("全部")), reason: reason), by: Work.chen)
        #expect(trial.state.corrections.last?.correction.isMarked == true)
    }

    @Test("whoever took back their progress or report has worked on it all the same, and does not judge it")
    func noLoophole() {
        var trial = Work.problem(.posted)
        trial.does(.progress(words("帮了忙")), by: Sample.organiser)
        trial.does(.correct(.stepWithdrawn(at: 0), reason: nil), by: Sample.organiser)
        trial.does(.reportDone(result: words("完成")), by: Work.chen)
        trial.refuses(.verify(Work.verification), by: Sample.organiser, with: .ownWork)
        var reported = Work.problem(.posted)
        reported.does(.reportDone(result: words("完成")), by: Sample.organiser)
        reported.does(.correct(.resultWithdrawn, reason: nil), by: Sample.organiser)
        reported.does(.reportDone(result: words("完成")), by: Work.chen)
        reported.refuses(.verify(Work.verification), by: Sample.organiser, with: .ownWork)
    }

    @Test("a report that is taken back was never counted, and the work goes on")
    func result() {
        var trial = Work.problem(.done)
        #expect(figure(trial, .problemsDone) == 1)
        trial.does(.correct(.resultWithdrawn, reason: nil), by: Work.chen)
        #expect(trial.state.state == .posted && figure(trial, .problemsDone) == 0 && trial.state.round == nil)
        var atOnce = Trial<Problem>(Work.facts, on: Work.found)
        atOnce.does(.fixAtOnce(Work.finding(), result: words("已改")), by: Sample.organiser)
        atOnce.does(.correct(.resultWithdrawn, reason: nil), by: Sample.organiser)
        #expect(atOnce.state.state == .claimed && !atOnce.state.immediate)
    }

    @Test("a verification or an acceptance is taken back by who entered it, until the next step")
    func judgements() {
        var trial = Work.problem(.verified)
        let back = Problem.Command.correct(.verificationWithdrawn, reason: reason)
        trial.refuses(back, by: Sample.organiser, with: .correction(.notYours))
        trial.refuses(
            .correct(.verificationWithdrawn, reason: nil), by: Sample.discipline, with: .correction(.reasonMissing))
        trial.does(back, by: Sample.discipline)
        #expect(trial.state.state == .done && figure(trial, .problemsSolved) == 0)
        var accepted = Work.problem(.accepted)
        accepted.refuses(back, by: Sample.discipline, with: .correction(.unknownRecord))
        accepted.refuses(
            .correct(.acceptanceWithdrawn, reason: reason), by: Sample.organiser, with: .correction(.notYours))
        accepted.does(.correct(.acceptanceWithdrawn, reason: reason), by: Sample.discipline)
        #expect(accepted.state.state == .verified && figure(accepted, .problemsAccepted) == 0)
        Work.problem(.writtenOff).refuses(
            .correct(.acceptanceWithdrawn, reason: reason), by: Sample.discipline, with: .correction(.unknownRecord))
    }

    @Test(
        "a problem listed by mistake is taken back before it is posted, never by whom it is about, and counts nowhere")
    func mistaken() {
        let back = Problem.Command.correct(.problemWithdrawn, reason: reason)
        for state in [Problem.State.found, .claimed, .listed, .committed] {
            var trial = Work.problem(state)
            trial.refuses(back, by: Work.chen, with: .correction(.againstYou))
            trial.refuses(
                .correct(.problemWithdrawn, reason: nil), by: Sample.organiser, with: .correction(.reasonMissing))
            trial.does(back, by: Sample.organiser)
            #expect(trial.state.tally.isEmpty && !trial.state.isOpen && trial.state.number == 1)
            trial.refuses(
                .claim(.member(Sample.chen)), by: Work.chen, with: .wrongState(state: "withdrawn"))
        }
        Work.problem(.posted).refuses(back, by: Sample.organiser, with: .correction(.unknownRecord))
        var kept = Work.problem(.found)
        kept.facts.standsForOthers = true
        kept.refuses(back, by: Sample.organiser, with: .correction(.restedUpon))
    }

    @Test("what was merged by mistake stands on its own again, as long as the other is not posted")
    func unmerging() {
        var trial = Work.problem(.found)
        trial.does(.merge(into: id("p2")), by: Sample.organiser)
        #expect(figure(trial, .problemsMerged) == 1 && figure(trial, .problemsOpen) == 0)
        let back = Problem.Command.correct(.unmerged, reason: reason)
        var posted = trial
        posted.facts.mergedIntoPosted = true
        posted.refuses(back, by: Sample.organiser, with: .correction(.restedUpon))
        trial.does(back, by: Sample.organiser)
        #expect(trial.state.state == .found && trial.state.mergedInto == nil)
        #expect(figure(trial, .problemsMerged) == 0 && figure(trial, .problemsOpen) == 1)
    }
}
