import Testing

@testable import PartyLife

@Suite("A self-examination that another enters for its author")
struct ProxyEntryTests {
    private let complete = ProxyEntryTests.text("走访少")

    private static func text(_ problem: String) -> SelfExamination.Text {
        let found = SelfExamination.ExaminedProblem(
            id: id("q1"), text: words(problem), source: .own, cause: words("怕麻烦"), direction: words("每月走访"))
        return .init(
            gains: words("读完两本书"),
            answers: [
                .init(aspect: "conviction", none: words("每周学习，没有发现")), .init(aspect: "service", problems: [found]),
            ])
    }

    private func trial() -> Trial<SelfExamination> {
        Trial(.init(author: Sample.wu, branch: Sample.facts, meetingHeld: false), on: day("2026-02-20"))
    }

    private func enter(_ text: SelfExamination.Text? = nil, witness: Member.ID? = Sample.sun) -> SelfExamination.Command
    {
        .enter(text ?? complete, from: .paper, witness: witness)
    }

    @Test(
        "the committee enters it, never the author, nor what the author has begun; it is complete and has a fit witness"
    )
    func entering() {
        trial().refuses(enter(), by: Sample.actor(Sample.wu), with: .ownEntry)
        trial().refuses(enter(), by: Sample.actor(Sample.chen), with: .notRecorder)
        trial().refuses(
            enter(.init(gains: words("读完两本书"))), by: Sample.organiser,
            with: .aspectsUnanswered(aspects: ["理想信念", "联系群众"]))
        for unfit in [Sample.wang, Sample.wu, Sample.stranger] {
            trial().refuses(enter(witness: unfit), by: Sample.organiser, with: .witnessUnfit)
        }
        var begun = trial()
        begun.does(.save(complete), by: Sample.actor(Sample.wu))
        begun.refuses(enter(), by: Sample.organiser, with: .authorWrites)
        var entered = trial()
        entered.does(enter(), by: Sample.organiser)
        #expect(entered.state.state == .entered && entered.state.versions == 0 && entered.state.firstSubmitted == nil)
        #expect(entered.state.entry?.by == Sample.wang && entered.state.entry?.confirmedBy == nil)
        entered.refuses(.accept, by: Sample.secretary, with: .notSubmitted)
        entered.does(enter(Self.text("开会多")), by: Sample.organiser)
    }

    @Test("it counts once the author or the one who was there confirms it, never the one who entered it")
    func confirming() {
        trial().refuses(.confirmEntry(.own), by: Sample.actor(Sample.wu), with: .nothingEntered)
        var entered = trial()
        entered.does(enter(), by: Sample.organiser)
        for how in SelfExamination.EntryConfirmation.allCases {
            entered.refuses(.confirmEntry(how), by: Sample.organiser, with: .recorderMayNotConfirm)
            entered.refuses(.confirmEntry(how), by: Sample.actor(Sample.chen), with: .notToConfirm)
        }
        entered.refuses(.confirmEntry(.own), by: Sample.actor(Sample.sun), with: .notToConfirm)
        entered.refuses(.confirmEntry(.signed), by: Sample.actor(Sample.wu), with: .notToConfirm)
        for (how, person) in [
            (SelfExamination.EntryConfirmation.own, Sample.wu), (.present, Sample.sun), (.signed, Sample.sun),
        ] {
            var trial = entered
            trial.does(.confirmEntry(how), by: Sample.actor(person))
            #expect(trial.state.state == .submitted && trial.state.versions == 1)
            #expect(trial.state.entry?.confirmedBy == person && trial.state.entry?.confirmed == how)
            #expect(trial.state.tally.value(.examinationsSubmitted, asOf: trial.today) == 1)
            trial.refuses(enter(), by: Sample.organiser, with: .underReview)
        }
    }

    @Test("until it is confirmed it fulfils no gate")
    func gate() {
        func readiness(_ state: SelfExamination.State) -> Readiness {
            Readiness(
                facts: with(Sample.facts) {
                    ($0.procedure.gates, $0.procedure.review.examinations) = ([.examinationsComplete], false)
                }, plan: Plan(), study: Study(), opinions: Opinions(), talks: Talks(), meeting: BranchMeeting(),
                examinations: [Sample.wu: state])
        }
        #expect(readiness(.entered).conditions[0].missing.contains(Sample.wu))
        #expect(!readiness(.submitted).conditions[0].missing.contains(Sample.wu))
    }

    @Test("an author who finds it wrong writes it themself, and what was entered is void")
    func voided() {
        var trial = trial()
        trial.does(enter(), by: Sample.organiser)
        trial.does(.save(Self.text("开会多")), by: Sample.actor(Sample.wu))
        #expect(trial.state.state == .drafted && trial.state.entry == nil)
        trial.refuses(.confirmEntry(.present), by: Sample.actor(Sample.sun), with: .nothingEntered)
        trial.does(.submit(Self.text("开会多")), by: Sample.actor(Sample.wu))
        #expect(trial.state.entry == nil)
    }
}
