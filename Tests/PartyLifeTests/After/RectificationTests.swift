import Testing

@testable import PartyLife

@Suite("Putting a problem right, and judging that")
struct RectificationTests {
    private let outsider = ActingPerson(member: Sample.sun, home: Sample.branchID)

    @Test("a deadline is moved later, with a reason")
    func extending() {
        var trial = Work.problem(.posted)
        trial.refuses(.extend(to: day("2026-06-01"), reason: "汛期"), by: Work.chen, with: .ownWork)
        trial.refuses(.extend(to: day("2026-06-01"), reason: " "), by: Sample.secretary, with: .reasonMissing)
        trial.refuses(
            .extend(to: day("2026-05-01"), reason: "汛期"), by: Sample.secretary,
            with: .deadlineNotLater(current: day("2026-05-01")))
        trial.today = day("2026-06-02")
        #expect(trial.state.isOverdue(on: trial.today))
        trial.refuses(
            .extend(to: day("2026-06-01"), reason: "汛期"), by: Sample.secretary,
            with: .deadlineNotLater(current: day("2026-05-01")))
        trial.does(.extend(to: day("2026-07-01"), reason: "汛期"), by: Sample.secretary)
        #expect(!trial.state.isOverdue(on: trial.today))
        #expect(trial.state.tally.value(.problemsOverdue, asOf: day("2026-06-01")) == 1)
        #expect(trial.state.tally.value(.problemsOverdue, asOf: day("2026-06-02")) == 0)
        #expect(trial.state.tally.value(.problemsOverdue, asOf: day("2026-07-02")) == 1)
    }

    @Test("the work is reported by those responsible or by the committee")
    func working() {
        let trial = Work.problem(.posted)
        trial.refuses(.progress(words("进展")), by: outsider, with: .onlyResponsible)
        trial.refuses(.reportDone(result: words("完成")), by: outsider, with: .onlyResponsible)
        var other = Work.problem(.posted)
        other.does(.progress(words("进展")), by: Sample.organiser)
        other.does(.reportDone(result: words("完成")), by: Work.chen)
    }

    private static let judgements: [(Problem.State, Problem.Command)] = [
        (.done, .verify(Work.verification)), (.done, .sendBack(words("未到位"))), (.verified, .sendBack(words("群众不认可"))),
        (.verified, .accept(.init(how: .visit, asked: 3, agreed: 3))), (.accepted, .writeOff),
        (.writtenOff, .lookBack(stands: false, note: words("反弹"))),
    ]

    @Test("whoever did the work judges none of it: the responsible, the one who reported, the one who helped")
    func ownWork() {
        for (state, command) in Self.judgements {
            Work.problem(state).refuses(command, by: Work.chen, with: .ownWork)
        }
        var helped = Work.problem(.posted)
        helped.does(.progress(words("进展")), by: Sample.organiser)
        helped.does(.reportDone(result: words("完成")), by: Sample.discipline)
        helped.refuses(.verify(Work.verification), by: Sample.organiser, with: .ownWork)
        helped.refuses(.verify(Work.verification), by: Sample.discipline, with: .ownWork)
        helped.does(.verify(Work.verification), by: Sample.secretary)
    }

    @Test("verifying says what was looked at, who was asked and how many")
    func verifying() {
        var trial = Work.problem(.done)
        func verify(_ looked: String, _ asked: String, _ persons: Int) -> Problem.Command {
            .verify(.init(looked: .plain(looked), asked: .plain(asked), persons: persons))
        }
        trial.refuses(verify("", "三户居民", 3), by: Sample.discipline, with: .lookedMissing)
        trial.refuses(verify("看了登记", "", 3), by: Sample.discipline, with: .askedMissing)
        for persons in [0, -1] {
            trial.refuses(verify("看了登记", "三户居民", persons), by: Sample.discipline, with: .askedMissing)
        }
        trial.does(verify("看了登记", "三户居民", 3), by: Sample.discipline)
        #expect(trial.state.round?.verification?.persons == 3)
    }

    @Test("the one whom a problem is about does not judge it, though others did the work")
    func subject() {
        var trial = Work.problem(.found)
        trial.does(.claim(.branch), by: Sample.organiser)
        trial.does(Work.list(responsible: [Sample.wang]), by: Sample.organiser)
        trial.does(.commit(words("承诺")), by: Sample.organiser)
        trial.does(.post(scope: .branch, text: words("联系群众不够经常")), by: Sample.organiser)
        trial.does(.reportDone(result: words("完成")), by: Sample.organiser)
        trial.refuses(.verify(Work.verification), by: Work.chen, with: .subjectMayNotJudge)
        trial.does(.verify(Work.verification), by: outsider)
    }

    @Test("whoever worked in an earlier round does not judge a later one")
    func earlierRound() {
        var trial = Work.problem(.posted)
        trial.does(.reportDone(result: words("完成")), by: Sample.organiser)
        trial.does(.sendBack(words("未到位")), by: Sample.discipline)
        trial.does(.reportDone(result: words("再完成")), by: Work.chen)
        trial.refuses(.verify(Work.verification), by: Sample.organiser, with: .ownWork)
    }

    @Test(
        "where more than half of those asked agree it goes on, else it goes back to work; either way it is recorded",
        arguments: [
            (5, 3, true), (4, 3, true), (1, 1, true), (4, 2, false), (5, 2, false), (5, 0, false),
            (Int.max, Int.max, true), (Int.max, 0, false),
        ])
    func acceptance(_ asked: Int, _ agreed: Int, _ passes: Bool) {
        var trial = Work.problem(.verified)
        var acceptance = Problem.Acceptance(how: .assembly, asked: asked, agreed: agreed)
        let events = trial.does(.accept(acceptance), by: Sample.discipline)
        acceptance.by = Sample.discipline.member
        #expect(
            events == [
                passes
                    ? .accepted(acceptance: acceptance, on: trial.now.day)
                    : .declined(acceptance: acceptance, on: trial.now.day)
            ])
        #expect(trial.state.state == (passes ? .accepted : .posted))
        #expect(trial.state.rounds.last?.acceptance == acceptance)
        let tally = trial.state.tally
        #expect(tally.value(.problemsAccepted, asOf: trial.now.day) == (passes ? 1 : 0))
        #expect(tally.value(.problemsSolved, asOf: trial.now.day) == (passes ? 1 : 0))
    }

    @Test(
        "no more agree than were asked, and nobody less than nobody",
        arguments: [(3, 4), (3, -1), (Int.max, Int.min), (1, Int.max)])
    func nonsense(_ asked: Int, _ agreed: Int) {
        Work.problem(.verified).refuses(
            .accept(.init(how: .visit, asked: asked, agreed: agreed)), by: Sample.discipline,
            with: .agreedImpossible(asked: asked))
    }

    @Test("what people did not accept is worked on, reported and judged again; how often it came back is no reopening")
    func declined() {
        var trial = Work.problem(.verified)
        trial.does(.accept(.init(how: .visit, asked: 5, agreed: 0)), by: Sample.discipline)
        trial.does(.reportDone(result: words("重做")), by: Sample.organiser)
        trial.does(.verify(Work.verification), by: Sample.discipline)
        trial.does(.accept(.init(how: .visit, asked: 5, agreed: 5)), by: Sample.discipline)
        #expect(trial.state.state == .accepted)
        #expect(trial.state.rounds.map { $0.acceptance?.agreed } == [0, 5])
        #expect(trial.state.tally.value(.problemsReopened, asOf: trial.now.day) == 0)
    }

    @Test("asking nobody is no acceptance", arguments: [0, -1, Int.min])
    func nobodyAsked(_ asked: Int) {
        Work.problem(.verified).refuses(
            .accept(.init(how: .visit, asked: asked, agreed: asked)), by: Sample.discipline, with: .nobodyAsked)
    }

    @Test("what is sent back goes on where the work is, and counts as solved no more")
    func sendingBack() {
        var trial = Work.problem(.verified)
        trial.does(.sendBack(words("群众不认可")), by: Sample.discipline)
        #expect(trial.state.state == .posted)
        #expect(trial.state.round == nil)
        #expect(trial.state.tally.value(.problemsSolved, asOf: Work.found) == 0)
    }

    @Test("an immediate fix that fails is an ordinary problem from then on")
    func immediate() {
        var trial = Trial<Problem>(Work.facts, on: Work.found)
        trial.does(.fixAtOnce(Work.finding(), result: words("当场改正")), by: Sample.organiser)
        #expect(trial.state.state == .done)
        trial.refuses(.verify(Work.verification), by: Sample.organiser, with: .ownWork)
        trial.refuses(.fixAtOnce(Work.finding(), result: words("改正")), by: Sample.organiser, with: .exists)
        trial.does(.sendBack(words("没有改")), by: Sample.discipline)
        #expect(trial.state.state == .claimed)
        trial.does(Work.list(responsible: [Sample.wang]), by: Sample.organiser)
        #expect(trial.state.state == .listed)
    }

    @Test("the look-back comes after its days; what came back is reopened whenever that is seen, with a note")
    func lookingBack() {
        var trial = Work.problem(.writtenOff)
        let due = Work.found + 90
        #expect(trial.state.lookBackDue(by: Sample.procedure) == due)
        trial.refuses(.lookBack(stands: true, note: nil), by: Sample.discipline, with: .lookBackTooEarly(from: due))
        trial.refuses(.lookBack(stands: false, note: nil), by: Sample.discipline, with: .reasonMissing)
        var back = trial
        back.does(.lookBack(stands: false, note: words("反弹")), by: Sample.discipline)
        #expect(back.state.state == .posted)
        #expect(back.state.tally.value(.problemsReopened, asOf: Work.found) == 1)
        #expect(back.state.tally.value(.problemsOpen, asOf: Work.found) == 1)
        trial.today = due
        trial.does(.lookBack(stands: true, note: nil), by: Sample.discipline)
        #expect(trial.state.state == .writtenOff)
        #expect(trial.state.lookBackDue(by: Sample.procedure) == nil)
    }

    @Test("it is carried over at year end alone, with a reason, while it is open")
    func carryingOver() {
        let yearEnd = day("2026-12-31")
        var trial = Work.problem(.posted)
        trial.today = day("2026-11-29")
        trial.refuses(.carryOver(reason: "跨年工程"), by: Sample.secretary, with: .notOverYearEnd(day: yearEnd))
        trial.today = day("2026-11-30")
        trial.refuses(.carryOver(reason: ""), by: Sample.secretary, with: .reasonMissing)
        trial.does(.carryOver(reason: "跨年工程"), by: Sample.secretary)
        #expect(trial.state.carriedOver == "跨年工程")
        Work.problem(.writtenOff).refuses(
            .carryOver(reason: "跨年工程"), by: Sample.secretary, with: .wrongState(state: "writtenOff"))
    }

    @Test("a short measure of weak words alone is pointed at; a number or detail makes it concrete")
    func weakness() {
        let weak = ["加强", "进一步"]
        #expect(Measure.weakness(of: "加强学习", words: weak) == "加强")
        #expect(Measure.weakness(of: "每月走访5户，加强联系", words: weak) == nil)
        #expect(Measure.weakness(of: "走访困难群众", words: weak) == nil)
        #expect(Measure.weakness(of: "进一步加强值守", words: weak) == "加强")
        #expect(Measure.weakness(of: "进一步走访", words: ["进一步"]) == "进一步")
        #expect(Measure.weakness(of: String(repeating: "进一步把工作做细做实", count: 2), words: weak) == nil)
    }
}
