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
    /// 前后对比: a ``SelfRating`` for the author alone.
    public internal(set) var rating: Words?
    /// Since when the author shows the paper to the comrades of the branch; nil while they do not.
    public internal(set) var shownSince: Day?
    /// Who entered the paper for its author; nil where the author wrote it.
    public internal(set) var entry: ProxyEntry?

    public init() {}

    /// 未开始, 草稿, 已提交, 退回, 已同意, 代录待确认.
    public enum State: String, Codable, Sendable { case none, drafted, submitted, returned, accepted, entered }

    /// 不深不透, 不深刻、不走心, 空泛, 与他人雷同.
    public enum ReturnReason: String, Codable, Sendable, CaseIterable { case shallow, heartless, general, copied }

    public struct Return: Codable, Equatable, Sendable {
        public var reasons: [ReturnReason]
        public var remark: Words
        public var by: Member.ID
        public var on: Day
        public var text: Text
        public var places: [PlacedRemark]?
    }

    /// A remark at the place that it is about.
    public struct PlacedRemark: Codable, Equatable, Sendable {
        public var aspect: String
        /// One problem of the aspect; nil for the aspect as a whole.
        public var problem: Identifier<ExaminedProblem>?
        public var words: Words

        public init(aspect: String, problem: Identifier<ExaminedProblem>? = nil, words: Words) {
            (self.aspect, self.problem, self.words) = (aspect, problem, words)
        }
    }

    public var problems: [ExaminedProblem] { text.answers.flatMap(\.problems) }

    public enum Event: DomainEvent {
        /// `setAside`: that the text before it was written elsewhere, and was given up knowingly.
        case saved(text: Text, setAside: Bool? = nil)
        case submitted(text: Text, on: Day)
        case returned(reasons: [ReturnReason], remark: Words, by: Member.ID, on: Day, places: [PlacedRemark]? = nil)
        case accepted(by: Member.ID, on: Day)
        case rated(rating: Words)
        case shown(on: Day)
        case hidden(on: Day)
        case entered(text: Text, by: Member.ID, from: EntrySource, witness: Member.ID?, on: Day)
        case entryConfirmed(by: Member.ID, how: EntryConfirmation, on: Day)

        public var happened: Day? {
            switch self {
            case .saved, .rated: nil
            case .submitted(_, let day), .returned(_, _, _, let day, _), .accepted(_, let day), .shown(let day),
                .hidden(let day), .entered(_, _, _, _, let day), .entryConfirmed(_, _, let day):
                day
            }
        }
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .saved(let text, _):
            self.text = text
            if state == .none || state == .entered { (state, entry) = (.drafted, nil) }
        case .submitted(let text, let day):
            (self.text, entry) = (text, nil)
            (state, versions, firstSubmitted) = (.submitted, versions + 1, firstSubmitted ?? day)
        case .returned(let reasons, let remark, let reviewer, let day, let places):
            returns.append(
                Return(reasons: reasons, remark: remark, by: reviewer, on: day, text: text, places: places))
            state = .returned
        case .accepted(_, let day): (state, accepted) = (.accepted, day)
        case .rated(let rating): self.rating = rating
        case .shown(let day): shownSince = day
        case .hidden: shownSince = nil
        case .entered(let text, let recorder, let source, let witness, let day):
            (self.text, state) = (text, .entered)
            entry = ProxyEntry(by: recorder, from: source, on: day, witness: witness)
        case .entryConfirmed(let member, let how, let day):
            entry?.confirmedBy = member
            entry?.confirmed = how
            entry?.confirmedOn = day
            (state, versions, firstSubmitted) = (.submitted, versions + 1, firstSubmitted ?? day)
        }
    }
}

/// Where a problem was found: 学习研讨, 征求意见, 谈心谈话, 自己查摆, 相互批评, 上级指出, 上年遗留.
public enum ProblemSource: String, Codable, Sendable, CaseIterable {
    case study, opinions, talks, own, criticism, superior, lastYear
}
