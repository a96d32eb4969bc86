/// A member's self-examination (对照检查 / 发言提纲): gains, then problems by aspect, each with source, cause and
/// direction.
public struct SelfExamination: Aggregate {
    public static let kind = "examination"

    public internal(set) var state = State.none
    public internal(set) var text = Text()
    /// How often it was submitted.
    public internal(set) var versions = 0
    /// The texts that were given back, for the author to compare.
    public internal(set) var returns: [Return] = []
    public internal(set) var firstSubmitted: Day?
    public internal(set) var accepted: Day?

    public init() {}

    public enum State: String, Codable, Sendable { case none, drafted, submitted, returned, accepted }

    public struct Text: Codable, Equatable, Sendable {
        /// 收获.
        public var gains: Words?
        public var answers: [Answer]

        public init(gains: Words? = nil, answers: [Answer] = []) {
            (self.gains, self.answers) = (gains, answers)
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

    /// 问题 → 原因 → 努力方向.
    public struct ExaminedProblem: Codable, Equatable, Sendable, Identifiable {
        public var id: Identifier<ExaminedProblem>
        public var text: Words
        public var source: ProblemSource
        public var cause: Words?
        public var direction: Words?

        public init(
            id: Identifier<ExaminedProblem>, text: Words, source: ProblemSource, cause: Words? = nil,
            direction: Words? = nil
        ) {
            (self.id, self.text, self.source, self.cause, self.direction) = (id, text, source, cause, direction)
        }

        /// A draft may lack words; what is submitted may not.
        var isComplete: Bool { text != .plain("") && cause != nil && direction != nil }
    }

    /// 不深不透, 不深刻不走心, 空泛, 与他人雷同.
    public enum ReturnReason: String, Codable, Sendable, CaseIterable { case shallow, heartless, general, copied }

    public struct Return: Codable, Equatable, Sendable {
        public var reasons: [ReturnReason]
        public var remark: Words
        public var by: Member.ID
        public var on: Day
        public var text: Text
    }

    public var problems: [ExaminedProblem] { text.answers.flatMap(\.problems) }

    public enum Event: DomainEvent {
        case saved(text: Text)
        case submitted(text: Text, on: Day)
        case returned(reasons: [ReturnReason], remark: Words, by: Member.ID, on: Day)
        case accepted(by: Member.ID, on: Day)

        public var happened: Day? {
            switch self {
            case .saved: nil
            case .submitted(_, let day), .returned(_, _, _, let day), .accepted(_, let day): day
            }
        }
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .saved(let text):
            self.text = text
            if state == .none { state = .drafted }
        case .submitted(let text, let day):
            self.text = text
            (state, versions, firstSubmitted) = (.submitted, versions + 1, firstSubmitted ?? day)
        case .returned(let reasons, let remark, let reviewer, let day):
            returns.append(Return(reasons: reasons, remark: remark, by: reviewer, on: day, text: text))
            state = .returned
        case .accepted(_, let day): (state, accepted) = (.accepted, day)
        }
    }
}

/// Where a problem was found: 学习研讨, 征求意见, 谈心谈话, 自己查摆, 相互批评, 上级指出, 上年遗留.
public enum ProblemSource: String, Codable, Sendable, CaseIterable {
    case study, opinions, talks, own, criticism, superior, lastYear
}
