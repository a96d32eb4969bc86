import Testing

@testable import PartyLife

@Suite("A member's self-examination")
struct SelfExaminationTests {
    private let author = Sample.actor(Sample.chen)

    private func trial(
        of member: Member.ID = Sample.chen, held: Bool = false, _ change: (inout BranchFacts) -> Void = { _ in }
    ) -> Trial<SelfExamination> {
        Trial(.init(author: member, branch: with(Sample.facts, change), meetingHeld: held), on: day("2026-02-20"))
    }

    private func problem(_ name: String, complete: Bool = true) -> SelfExamination.ExaminedProblem {
        .init(
            id: id(name), text: words("走访少"), source: .own, cause: complete ? words("怕麻烦") : nil,
            direction: complete ? words("每月走访五户") : nil)
    }

    private var complete: SelfExamination.Text {
        .init(
            gains: words("收获"),
            answers: [
                .init(aspect: "conviction", none: words("已按期完成学习，未发现")),
                .init(aspect: "service", problems: [problem("p1")]),
            ])
    }

    private func submitted(by actor: ActingPerson, of member: Member.ID) -> Trial<SelfExamination> {
        var trial = trial(of: member)
        trial.does(.submit(complete), by: actor)
        return trial
    }

    @Test("it is written in an open campaign, by a member of the branch, until the meeting is held")
    func preconditions() {
        trial { $0.campaignOpen = false }.refuses(.save(complete), by: author, with: .campaignNotOpen)
        trial(of: Sample.stranger).refuses(.save(complete), by: author, with: .notMember)
        trial(held: true).refuses(.save(complete), by: author, with: .meetingHeld)
    }

    @Test("only the author writes: not the secretary, not the superior, not the deployment")
    func onlyAuthor() {
        for other in [Sample.secretary, Sample.reviewer, ActingPerson.deployment] {
            trial().refuses(.save(complete), by: other, with: .onlyAuthor)
            trial().refuses(.submit(complete), by: other, with: .onlyAuthor)
        }
    }

    @Test("a draft may be anything about the aspects asked")
    func drafting() {
        var trial = trial()
        trial.refuses(
            .save(.init(answers: [.init(aspect: "weather")])), by: author, with: .unknownAspect(aspect: "weather"))
        trial.does(.save(.init(gains: words("收获"))), by: author)
        trial.ignores(.save(.init(gains: words("收获"))), by: author)
        #expect(trial.state.state == .drafted)
    }

    @Test("every aspect is answered, with problems that have cause and direction, or with none and why")
    func submitting() {
        var trial = trial()
        trial.refuses(.submit(with(complete) { $0.gains = nil }), by: author, with: .gainsMissing)
        trial.refuses(
            .submit(.init(gains: words("收获"), answers: [.init(aspect: "service")])), by: author,
            with: .aspectsUnanswered(aspects: ["理想信念", "联系群众"]))
        trial.refuses(
            .submit(with(complete) { $0.answers[1].problems.append(problem("p2", complete: false)) }), by: author,
            with: .incompleteProblem(aspect: "联系群众"))
        trial.refuses(
            .submit(with(complete) { $0.answers[0].problems = [problem("p2")] }), by: author,
            with: .noneAndProblems(aspect: "理想信念"))
        trial.does(.submit(complete), by: author)
        trial.refuses(.save(complete), by: author, with: .underReview)
        #expect(trial.state.tally.value(.examinationsSubmitted, asOf: day("2026-02-20")) == 1)
    }

    @Test("a second answer to the same aspect hides nothing")
    func secondAnswer() {
        let incomplete = with(complete) {
            $0.answers.append(.init(aspect: "service", problems: [problem("p2", complete: false)]))
        }
        trial().refuses(.submit(incomplete), by: author, with: .incompleteProblem(aspect: "联系群众"))
        let both = with(complete) { $0.answers.append(.init(aspect: "conviction", problems: [problem("p2")])) }
        trial().refuses(.submit(both), by: author, with: .noneAndProblems(aspect: "理想信念"))
    }

    @Test("it is given back with a reason and comes again only when changed, also by way of a saved draft")
    func returning() {
        trial().refuses(.accept, by: Sample.secretary, with: .notSubmitted)
        var trial = submitted(by: author, of: Sample.chen)
        trial.refuses(.giveBack(reasons: [], remark: words("空")), by: Sample.secretary, with: .returnNeedsReason)
        trial.does(.giveBack(reasons: [.copied, .shallow], remark: words("太空")), by: Sample.secretary)
        #expect(trial.state.returns.last?.reasons == [.shallow, .copied])
        trial.refuses(.submit(complete), by: author, with: .unchangedSinceReturn)
        let deeper = with(complete) { $0.gains = words("更具体的收获") }
        trial.does(.save(deeper), by: author)
        trial.refuses(.submit(complete), by: author, with: .unchangedSinceReturn)
        trial.does(.submit(deeper), by: author)
        trial.does(.accept, by: Sample.secretary)
        #expect(trial.state.versions == 2)
        trial.refuses(.submit(complete), by: author, with: .alreadyAccepted)
        trial.refuses(.accept, by: Sample.secretary, with: .notSubmitted)
    }

    @Test("nobody reviews their own, not even the superior's reviewer")
    func ownExamination() {
        submitted(by: author, of: Sample.chen).refuses(
            .accept, by: ActingPerson(member: Sample.chen, holdings: [.init(.secretary, at: Sample.branchID)]),
            with: .ownExamination)
        submitted(by: author, of: Sample.chen).refuses(.accept, by: .deployment, with: .ownExamination)
        let both = ActingPerson(member: Sample.li, holdings: [.init(.reviewer, at: Sample.superiorID)])
        submitted(by: Sample.secretary, of: Sample.li).refuses(.accept, by: both, with: .ownExamination)
    }

    @Test("a leader's is read outside the branch, the others' by its secretary")
    func reviewers() {
        var leader = submitted(by: Sample.secretary, of: Sample.li)
        leader.refuses(.accept, by: Sample.actor(Sample.wang, .deputySecretary), with: .notReviewer)
        leader.does(.accept, by: Sample.guidance)
        var other = submitted(by: author, of: Sample.chen)
        other.refuses(.accept, by: Sample.reviewer, with: .notReviewer)
        other.refuses(.accept, by: Sample.organiser, with: .notReviewer)
        other.refuses(
            .giveBack(reasons: [.general], remark: words("空")), by: Sample.actor(Sample.sun), with: .notReviewer)
        other.does(.accept, by: Sample.secretary)
        #expect(other.state.tally.value(.examinationsAccepted, asOf: day("2026-02-20")) == 1)
    }
}
