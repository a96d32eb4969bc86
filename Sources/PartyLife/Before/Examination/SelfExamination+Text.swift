extension SelfExamination {
    public struct Text: Codable, Equatable, Sendable {
        /// 收获.
        public var gains: Words?
        public var answers: [Answer]
        /// What the author wrote to the prompts; every one of them is free.
        public var prompts: [PromptAnswer]?
        /// What became of each open item of earlier years.
        public var earlier: [EarlierAnswer]?

        public init(
            gains: Words? = nil, answers: [Answer] = [], prompts: [PromptAnswer]? = nil,
            earlier: [EarlierAnswer]? = nil
        ) {
            (self.gains, self.answers, self.prompts, self.earlier) = (gains, answers, prompts, earlier)
        }
    }

    /// What the member says of one aspect: problems, or none with the reason.
    public struct Answer: Codable, Equatable, Sendable {
        public var aspect: String
        public var none: Words?
        public var problems: [ExaminedProblem]

        public init(aspect: String, none: Words? = nil, problems: [ExaminedProblem] = []) {
            (self.aspect, self.none, self.problems) = (aspect, none, problems)
        }
    }

    /// 问题 → 原因 → 努力方向 / 措施.
    public struct ExaminedProblem: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<ExaminedProblem>
        public var text: Words
        public var source: ProblemSource
        public var cause: Words?
        public var direction: Words?
        /// Which opinion or talk it comes from.
        public var origin: ProblemOrigin?
        public var causeKind: CauseKind?
        /// 措施, already before the meeting.
        public var measure: Words?

        public init(
            id: Identifier<ExaminedProblem>, text: Words, source: ProblemSource, cause: Words? = nil,
            direction: Words? = nil, origin: ProblemOrigin? = nil, causeKind: CauseKind? = nil, measure: Words? = nil
        ) {
            (self.id, self.text, self.source, self.cause, self.direction) = (id, text, source, cause, direction)
            (self.origin, self.causeKind, self.measure) = (origin, causeKind, measure)
        }
    }

    /// 根源从哪里挖: 思想意识, 能力作风, 家风环境.
    public enum CauseKind: String, Codable, Sendable, CaseIterable { case conviction, conduct, surroundings }

    /// 摆进去: 把自己、职责、思想、工作摆进去; 以案为鉴.
    public enum Prompt: String, Codable, Sendable, CaseIterable { case oneself, duties, thought, work, warning }

    public struct PromptAnswer: Codable, Equatable, Sendable {
        public var prompt: Prompt
        public var words: Words

        public init(prompt: Prompt, words: Words) { (self.prompt, self.words) = (prompt, words) }
    }

    /// 承诺践诺逐项评价: what became of one open item of an earlier year, and why.
    public struct EarlierAnswer: Codable, Equatable, Sendable {
        public var problem: Problem.ID
        public var outcome: Outcome
        public var words: Words?

        public init(problem: Problem.ID, outcome: Outcome, words: Words? = nil) {
            (self.problem, self.outcome, self.words) = (problem, outcome, words)
        }

        public enum Outcome: String, Codable, Sendable, CaseIterable { case done, notYet }

        /// What is not done yet needs its reason.
        var isComplete: Bool { outcome == .done || words != nil }
    }
}

extension SelfExamination.Text {
    /// Every word of the paper, in its order.
    public var allWords: [Words] {
        let answered = answers.flatMap { answer in
            [answer.none] + answer.problems.flatMap { [$0.text, $0.cause, $0.direction, $0.measure] }
        }
        return ([gains] + answered + (prompts ?? []).map(\.words) + (earlier ?? []).map(\.words)).compactMap(\.self)
    }

    public func mapping(_ change: (Words) -> Words) -> Self {
        var text = self
        text.gains = gains.map(change)
        for (index, answer) in answers.enumerated() {
            text.answers[index].none = answer.none.map(change)
            for (row, problem) in answer.problems.enumerated() {
                var mapped = problem
                mapped.text = change(problem.text)
                mapped.cause = problem.cause.map(change)
                mapped.direction = problem.direction.map(change)
                mapped.measure = problem.measure.map(change)
                text.answers[index].problems[row] = mapped
            }
        }
        text.prompts = prompts?.map { .init(prompt: $0.prompt, words: change($0.words)) }
        text.earlier = earlier?.map { .init(problem: $0.problem, outcome: $0.outcome, words: $0.words.map(change)) }
        return text
    }
}

/// Which opinion or which talk a problem comes from; stored as "opinion/o1" or "talk/t1".
public enum ProblemOrigin: Hashable, Sendable, Codable, RawRepresentable {
    case opinion(Identifier<Opinions.Opinion>)
    case talk(Identifier<Talks.Talk>)

    public init?(rawValue: String) {
        let parts = rawValue.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "opinion":
            guard let id = Identifier<Opinions.Opinion>(parts[1]) else { return nil }
            self = .opinion(id)
        case "talk":
            guard let id = Identifier<Talks.Talk>(parts[1]) else { return nil }
            self = .talk(id)
        default: return nil
        }
    }

    public var rawValue: String {
        switch self {
        case .opinion(let id): "opinion/\(id)"
        case .talk(let id): "talk/\(id)"
        }
    }

    public var source: ProblemSource {
        switch self {
        case .opinion: .opinions
        case .talk: .talks
        }
    }
}
