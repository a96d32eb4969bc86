import Operations
import PartyLife

/// Something that can be done to a problem; its code is the last part of the address that does it.
enum ProblemAct: String, CaseIterable {
    case claim, cause, measure, commitment, progress, result, verification
    case sendBack = "return"
    case acceptance
    case writeOff = "write-off"
    case lookBack = "look-back"
    case extend = "extension"
    case carryOver = "carry-over"
    case merge

    var action: Action {
        switch self {
        case .claim: .claimProblem
        case .cause: .analyseProblem
        case .measure: .listMeasure
        case .commitment: .commitToProblem
        case .progress, .result: .progressProblem
        case .verification, .sendBack, .acceptance: .judgeProblem
        case .writeOff: .writeOffProblem
        case .lookBack: .lookBack
        case .extend: .extendProblem
        case .carryOver: .carryOverProblem
        case .merge: .mergeProblems
        }
    }
}

/// Whose a problem can become by a claim.
enum ClaimChoice: String, CaseIterable {
    case own, branch, subject

    func claim(by member: Member.ID, on problem: Problem?) -> Problem.Claim? {
        switch self {
        case .own: .member(member)
        case .branch: .branch
        case .subject: problem?.subject.map { .member($0) }
        }
    }
}

/// What a reader can do to a problem now, or cannot for a reason that they should know.
struct ProblemOffer: Equatable {
    let act: ProblemAct
    /// Why not; nil where it can be done.
    let reason: Problem.Refused?
    var claims: [ClaimChoice] = []

    var isOpen: Bool { reason == nil }

    /// The rules themselves are asked: each act is tried on the problem with words that say nothing.
    static func list(
        for actor: ActingPerson, on problem: Problem, _ facts: BranchFacts, scope: Permissions.Scope, today: Day,
        others: [Problem.ID]
    ) -> [ProblemOffer] {
        guard let member = actor.member else { return [] }
        func refusal(_ command: Problem.Command) -> Problem.Refused? {
            problem.refusal(
                of: command, by: actor, at: Instant(today, hour: 12),
                knowing: Problem.Facts(branch: facts, mergeTargetOpen: true))
        }
        return ProblemAct.inOrder(for: problem).compactMap { act in
            guard facts.phase.takes(act.action), Permissions.allows(act.action, to: actor, on: scope) else {
                return nil
            }
            if act == .claim {
                let claims = ClaimChoice.allCases.filter { choice in
                    if choice == .subject, problem.subject == member { return false }
                    return choice.claim(by: member, on: problem).map { refusal(.claim($0)) == nil } ?? false
                }
                return claims.isEmpty ? nil : ProblemOffer(act: act, reason: nil, claims: claims)
            }
            guard let trial = act.trial(problem, others.first, facts, today) else { return nil }
            guard let refused = refusal(trial) else {
                return ProblemOffer(act: act, reason: nil)
            }
            return refused.isWorthSaying ? ProblemOffer(act: act, reason: refused) : nil
        }
    }
}

extension ProblemAct {
    /// What moves the problem on comes first.
    fileprivate static func inOrder(for problem: Problem) -> [ProblemAct] {
        let next: [ProblemAct] =
            switch problem.state {
            case .claimed: problem.cause == nil ? [.cause, .measure] : [.measure]
            case .listed: [.commitment]
            case .posted: [.progress, .result]
            case .done: [.verification]
            case .verified: [.acceptance]
            case .accepted: [.writeOff]
            case .writtenOff: [.lookBack]
            default: []
            }
        return next + allCases.filter { !next.contains($0) }
    }

    fileprivate func trial(
        _ problem: Problem, _ other: Problem.ID?, _ facts: BranchFacts, _ today: Day
    ) -> Problem.Command? {
        let words = Words.plain("·")
        let later = max(problem.plan?.deadline ?? today, today) + 1
        return switch self {
        case .claim: .claim(.branch)
        case .cause: .analyse(cause: words)
        case .measure:
            .list(
                measure: words, deadline: later, responsible: facts.branch.members.prefix(1).map(\.id), .ordinary,
                .middling)
        case .commitment: .commit(words)
        case .progress: .progress(words)
        case .result: .reportDone(result: words)
        case .verification: .verify(.init(looked: words, asked: words, persons: 1))
        case .sendBack: .sendBack(words)
        case .acceptance: .accept(.init(how: .visit, asked: 1, agreed: 1))
        case .writeOff: .writeOff
        case .lookBack: .lookBack(stands: false, note: words)
        case .extend: .extend(to: later, reason: "·")
        case .carryOver: .carryOver(reason: "·")
        case .merge: other.map { .merge(into: $0) }
        }
    }
}

extension Problem.Refused {
    /// Whether the reader should know: their part in the matter keeps them from it, or something is missing first.
    fileprivate var isWorthSaying: Bool {
        switch self {
        case .ownWork, .subjectMayNotJudge, .onlyClaimant, .onlyResponsible, .causeMissing: true
        default: false
        }
    }
}
