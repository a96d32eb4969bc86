/// The steps of a branch's loop, in order: their codes, as they are stored and written in procedures.
///
/// What a step is — its stage, who acts, when it opens, by when, by which gate, what is counted, on which page — is said
/// once, in its ``Step/Rule``.
public enum Step: String, Codable, Sendable, CaseIterable {
    case notice, plan, study, opinions, talks, examinations, arrangements, readiness
    case session, covering
    case list, commitments, posting, rectification, writeOff, lookBack

    public enum Stage: String, Codable, Sendable, CaseIterable { case before, during, after }

    /// What is said of the step.
    public var rule: Rule {
        switch self {
        case .notice: .notice
        case .plan: .plan
        case .study: .study
        case .opinions: .opinions
        case .talks: .talks
        case .examinations: .examinations
        case .arrangements: .arrangements
        case .readiness: .readiness
        case .session: .session
        case .covering: .covering
        case .list: .list
        case .commitments: .commitments
        case .posting: .posting
        case .rectification: .rectification
        case .writeOff: .writeOff
        case .lookBack: .lookBack
        }
    }

    public var stage: Stage { rule.stage }

    /// The step on whose page a condition of readiness is met.
    public init(meeting gate: Gate) {
        self = Self.allCases.first { $0.rule.gates.contains(gate) } ?? .readiness
    }
}
