import Testing

@testable import PartyLife

@Suite("What a self-examination may hold, and what is asked of whom")
struct ExaminationPaperTests {
    private let author = Sample.actor(Sample.chen)

    private func facts(
        of member: Member.ID = Sample.chen, _ paper: Procedure.Examination.Paper? = nil, earlier: [Problem.ID] = [],
        origins: Set<ProblemOrigin> = []
    ) -> SelfExamination.Facts {
        let branch = with(Sample.facts) { $0.procedure.examination = paper.map { .init(ordinary: $0) } }
        return .init(author: member, branch: branch, meetingHeld: false, earlier: earlier, origins: origins)
    }

    private func trial(_ facts: SelfExamination.Facts) -> Trial<SelfExamination> {
        Trial(facts, on: day("2026-02-20"))
    }

    private func problem(_ change: (inout SelfExamination.ExaminedProblem) -> Void = { _ in })
        -> SelfExamination.ExaminedProblem
    {
        with(.init(id: id("q1"), text: words("走访少"), source: .own, cause: words("怕麻烦"), direction: words("每月走访"))) {
            change(&$0)
        }
    }

    private func text(_ problem: SelfExamination.ExaminedProblem? = nil) -> SelfExamination.Text {
        .init(
            gains: words("收获"),
            answers: [
                .init(aspect: "conviction", none: words("已对照")),
                .init(aspect: "service", problems: [problem ?? self.problem()]),
            ])
    }

    @Test("an ordinary member may be asked for a problem list alone; a leader always for the full paper")
    func paper() {
        let list = SelfExamination.Text(answers: [.init(aspect: "service", problems: [problem { $0.cause = nil }])])
        trial(facts()).refuses(.submit(list), by: author, with: .gainsMissing)
        var ordinary = trial(facts(.problemList))
        ordinary.refuses(.submit(.init(gains: words("收获"))), by: author, with: .nothingWritten)
        ordinary.refuses(
            .submit(.init(answers: [.init(aspect: "service", problems: [problem { $0.direction = nil }])])), by: author,
            with: .incompleteProblem(aspect: "联系群众"))
        ordinary.does(.submit(list), by: author)
        trial(facts(.problemList)).refuses(
            .submit(with(list) { $0.answers[0].none = words("没有") }), by: author,
            with: .noneAndProblems(aspect: "联系群众"))
        trial(facts(of: Sample.li, .problemList)).refuses(.submit(list), by: Sample.secretary, with: .gainsMissing)
    }

    @Test("a firm measure stands for a direction")
    func measure() {
        var trial = trial(facts())
        trial.refuses(
            .submit(text(problem { $0.direction = nil })), by: author, with: .incompleteProblem(aspect: "联系群众"))
        let measured = problem { ($0.direction, $0.measure, $0.causeKind) = (nil, words("三月底前回访三户"), .conduct) }
        trial.does(.submit(text(measured)), by: author)
    }

    @Test("a problem names the opinion or talk that it comes from, and no other than its author's")
    func origin() {
        let opinion = ProblemOrigin.opinion(id("o1"))
        let named = text(problem { $0.origin = opinion })
        trial(facts()).refuses(.save(named), by: author, with: .unknownOrigin)
        var trial = trial(facts(origins: [opinion, .talk(id("t1"))]))
        trial.refuses(.save(text(problem { $0.origin = .talk(id("t2")) })), by: author, with: .unknownOrigin)
        trial.does(.save(named), by: author)
        trial.facts.origins = []
        trial.does(.submit(with(named) { $0.gains = words("更具体") }), by: author)
        for text in ["opinion/o1", "talk/t1"] { #expect(ProblemOrigin(rawValue: text)?.rawValue == text) }
        for text in ["", "opinion/", "opinion", "x/o1", "talk/a b"] { #expect(ProblemOrigin(rawValue: text) == nil) }
        #expect(ProblemOrigin.talk(id("t1")).source == .talks)
    }

    @Test("each open item of earlier years is answered: done, or not yet and why")
    func earlier() {
        var trial = trial(facts(earlier: [id("p1"), id("p2")]))
        trial.refuses(.submit(text()), by: author, with: .earlierUnanswered(count: 2))
        var answered = text()
        answered.earlier = [.init(problem: id("p1"), outcome: .done), .init(problem: id("p2"), outcome: .notYet)]
        trial.refuses(.submit(answered), by: author, with: .earlierUnanswered(count: 1))
        trial.does(.save(answered), by: author)
        answered.earlier?[1].words = words("等汛期过后施工")
        trial.does(.submit(answered), by: author)
    }

    @Test("fields and lists have an end")
    func limits() {
        let trial = trial(facts())
        let long = words(String(repeating: "长", count: Words.limit + 1))
        for change: (inout SelfExamination.Text) -> Void in [
            { $0.gains = long }, { $0.answers[1].problems[0].measure = long },
            { $0.prompts = [.init(prompt: .warning, words: long)] },
            { $0.earlier = [.init(problem: id("p1"), outcome: .done, words: long)] },
        ] {
            trial.refuses(.save(with(text()) { change(&$0) }), by: author, with: .tooLong(limit: Words.limit))
        }
        let many = (0...SelfExamination.problemLimit).map { number in problem { $0.id = id("q\(number)") } }
        trial.refuses(
            .save(.init(answers: [.init(aspect: "service", problems: many)])), by: author, with: .tooMany(limit: 50))
    }

    @Test("a reader's remark stands at an aspect or a problem of the text, and stays with that version")
    func places() {
        var trial = trial(facts())
        trial.does(.submit(text()), by: author)
        func back(_ place: SelfExamination.PlacedRemark) -> SelfExamination.Command {
            .giveBack(reasons: [.shallow], remark: words("再挖一层"), places: [place])
        }
        trial.refuses(back(.init(aspect: "weather", words: words("空"))), by: Sample.secretary, with: .unknownPlace)
        trial.refuses(
            back(.init(aspect: "conviction", problem: id("q1"), words: words("空"))), by: Sample.secretary,
            with: .unknownPlace)
        let place = SelfExamination.PlacedRemark(aspect: "service", problem: id("q1"), words: words("哪一户？"))
        trial.does(back(place), by: Sample.secretary)
        trial.does(.submit(with(text()) { $0.gains = words("更具体") }), by: author)
        #expect(trial.state.returns.map(\.places) == [[place]])
    }

    @Test("the rating is the author's alone, at any time before the meeting, and reads back as it was given")
    func rating() throws {
        let rating = try #require(
            SelfRating([.policy: .init(before: 2, after: 4), .ability: .init(before: 3, after: 3)]))
        var trial = trial(facts())
        trial.refuses(.rate(rating), by: Sample.secretary, with: .onlyAuthor)
        trial.does(.submit(text()), by: author)
        trial.does(.rate(rating), by: author)
        #expect(trial.state.rating == .plain(rating.text))
        #expect(SelfRating(text: rating.text) == rating)
        #expect(SelfRating([.policy: .init(before: 0, after: 4)]) == nil)
        #expect(SelfRating([:]) == nil)
        for text in ["", "policy 1", "policy 1 9", "weather 1 2", "policy 1 2 3"] {
            #expect(SelfRating(text: text) == nil)
        }
    }

    @Test("the author shows what was submitted, and takes it back")
    func showing() {
        var trial = trial(facts())
        trial.refuses(.show(true), by: author, with: .notSubmitted)
        trial.does(.submit(text()), by: author)
        trial.refuses(.show(true), by: Sample.secretary, with: .onlyAuthor)
        trial.does(.show(true), by: author)
        trial.ignores(.show(true), by: author)
        #expect(trial.state.shownSince == day("2026-02-20"))
        trial.does(.show(false), by: author)
        #expect(trial.state.shownSince == nil)
    }
}
