extension SelfExamination {
    public enum Command: Equatable, Sendable {
        /// 保存草稿.
        case save(Text)
        case submit(Text)
        case giveBack(reasons: [ReturnReason], remark: Words)
        case accept
    }

    /// What the rules know of the author and the branch.
    public struct Facts: Sendable {
        public var author: Member.ID
        public var branch: BranchFacts
        /// 会议已开: the record is closed to its author.
        public var meetingHeld: Bool

        public init(author: Member.ID, branch: BranchFacts, meetingHeld: Bool) {
            (self.author, self.branch, self.meetingHeld) = (author, branch, meetingHeld)
        }
    }

    public enum Refused: Refusal {
        public static let area = "examination"
        case campaignNotOpen
        case notMember
        case onlyAuthor
        case underReview
        case alreadyAccepted
        case meetingHeld
        case gainsMissing
        case aspectsUnanswered(aspects: [String])
        case unknownAspect(aspect: String)
        case incompleteProblem(aspect: String)
        case noneAndProblems(aspect: String)
        case unchangedSinceReturn
        case notSubmitted
        case ownExamination
        case notReviewer
        case returnNeedsReason
    }

    public func decide(
        _ command: Command, by actor: Actor, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard facts.branch.campaignOpen else { throw .campaignNotOpen }
        guard facts.branch.branch.member(facts.author) != nil else { throw .notMember }
        guard !facts.meetingHeld else { throw .meetingHeld }
        switch command {
        case .save(let text):
            try requireEditable(by: actor, facts)
            try requireKnownAspects(text, facts)
            return text == self.text ? [] : [.saved(text: text)]
        case .submit(let text):
            try requireEditable(by: actor, facts)
            try requireKnownAspects(text, facts)
            try requireComplete(text, facts)
            return [.submitted(text: text, on: now.day)]
        case .giveBack(let reasons, let remark):
            let reviewer = try requireReviewable(by: actor, facts)
            guard !reasons.isEmpty else { throw .returnNeedsReason }
            let ordered = ReturnReason.allCases.filter(reasons.contains)
            return [.returned(reasons: ordered, remark: remark, by: reviewer, on: now.day)]
        case .accept:
            let reviewer = try requireReviewable(by: actor, facts)
            return [.accepted(by: reviewer, on: now.day)]
        }
    }

    /// The author alone edits.
    private func requireEditable(by actor: Actor, _ facts: Facts) throws(Refused) {
        guard actor.member == facts.author else { throw .onlyAuthor }
        switch state {
        case .submitted: throw .underReview
        case .accepted: throw .alreadyAccepted
        case .none, .drafted, .returned: return
        }
    }

    private func requireKnownAspects(_ text: Text, _ facts: Facts) throws(Refused) {
        let known = Set(facts.branch.procedure.aspects.map(\.id))
        if let unknown = text.answers.first(where: { !known.contains($0.aspect) }) {
            throw .unknownAspect(aspect: unknown.aspect)
        }
    }

    /// Every aspect is answered, or "none, because"; each problem has cause and direction.
    private func requireComplete(_ text: Text, _ facts: Facts) throws(Refused) {
        guard text.gains != nil else { throw .gainsMissing }
        let aspects = facts.branch.procedure.aspects
        func problems(_ aspect: Procedure.Aspect) -> [ExaminedProblem] {
            text.answers.filter { $0.aspect == aspect.id }.flatMap(\.problems)
        }
        func hasNone(_ aspect: Procedure.Aspect) -> Bool {
            text.answers.contains { $0.aspect == aspect.id && $0.none != nil }
        }
        let unanswered = aspects.filter { !hasNone($0) && problems($0).isEmpty }
        guard unanswered.isEmpty else { throw .aspectsUnanswered(aspects: unanswered.map(\.title)) }
        for aspect in aspects {
            let problems = problems(aspect)
            guard !hasNone(aspect) || problems.isEmpty else { throw .noneAndProblems(aspect: aspect.title) }
            guard problems.allSatisfy(\.isComplete) else { throw .incompleteProblem(aspect: aspect.title) }
        }
        if state == .returned, text == returns.last?.text { throw .unchangedSinceReturn }
    }

    /// Leaders' texts are read outside the branch (superior or guidance group), the others' by the secretary.
    private func requireReviewable(by actor: Actor, _ facts: Facts) throws(Refused) -> Member.ID {
        guard state == .submitted else { throw .notSubmitted }
        guard let reviewer = actor.member, reviewer != facts.author else { throw .ownExamination }
        let insider = actor.holds(.secretary, .deputySecretary, at: facts.branch.branchID)
        let outsider = actor.holdings.contains {
            [.reviewer, .guidanceMember, .secretary, .deputySecretary].contains($0.office)
                && $0.organisation != facts.branch.branchID
        }
        guard facts.branch.isLeader(facts.author) ? outsider : insider else { throw .notReviewer }
        return reviewer
    }
}
