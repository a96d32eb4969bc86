extension Problem {
    public enum Command: Equatable, Sendable {
        case find(Finding)
        case fixAtOnce(Finding, result: Words)
        case merge(into: ID)
        case analyse(cause: Words)
        case claim(Claim)
        /// 制定措施.
        case list(measure: Words, deadline: Day, responsible: [Member.ID], Priority, Difficulty)
        case extend(to: Day, reason: String)
        case commit(Words)
        case post(scope: Scope, text: Words)
        case progress(Words)
        case reportDone(result: Words)
        /// 核验通过, with what was looked at and who was asked.
        case verify(Verification)
        /// 核验不通过 or 群众不认可.
        case sendBack(Words)
        case accept(Acceptance)
        case writeOff
        case lookBack(stands: Bool, note: Words?)
        case carryOver(reason: String)
        /// 更正, 撤回, 取消合并.
        case correct(Amendment, reason: Words?)
    }

    public struct Facts: Sendable {
        public var branch: BranchFacts
        /// Whether a problem of this identifier is on the same branch's list, for merging.
        public var mergeTargetOpen: Bool
        /// The opened words of the problem and of what was merged into it, for posting.
        public var originals: [String]
        /// Whether others were merged into this problem, which keeps it on the list.
        public var standsForOthers = false
        /// Whether the problem into which this one was merged is posted by now: what was merged stays merged.
        public var mergedIntoPosted = false

        public init(branch: BranchFacts, mergeTargetOpen: Bool = false, originals: [String] = []) {
            (self.branch, self.mergeTargetOpen, self.originals) = (branch, mergeTargetOpen, originals)
        }
    }

    public enum Refused: Refusal {
        public static let area = "problem"
        case campaignWithdrawn
        case needsMember
        case exists
        case unknown
        case wrongState(state: String)
        case notMember(member: Member.ID)
        case mergeTargetUnknown
        case claimForAnother
        case causeMissing
        case inFuture
        case deadlineInPast
        case deadlineNotLater(current: Day)
        case responsibleMissing
        case reasonMissing
        case onlyClaimant
        case onlyResponsible
        case ownWork
        case subjectMayNotJudge
        case nobodyAsked
        case agreedImpossible(asked: Int)
        case lookBackTooEarly(from: Day)
        case notOverYearEnd(day: Day)
        case postedVerbatim(number: Int)
        case lookedMissing
        case askedMissing
        case correction(Correction.Refused)
    }

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard facts.branch.phase.takes(.after) else { throw .campaignWithdrawn }
        guard let member = actor.member else { throw .needsMember }
        let today = now.day
        switch command {
        case .find(let finding):
            try requireNew(finding, today, facts)
            return [.found(finding: finding)]
        case .fixAtOnce(let finding, let result):
            try requireNew(finding, today, facts)
            guard facts.branch.branch.member(member) != nil else { throw .notMember(member: member) }
            return [.fixedAtOnce(finding: finding, result: result, by: member)]
        case .merge(let target):
            try require(.found, .claimed)
            guard subject != member else { throw .subjectMayNotJudge }
            guard facts.mergeTargetOpen else { throw .mergeTargetUnknown }
            return [.merged(into: target, on: today)]
        case .analyse(let cause):
            guard isOpen else { throw state == .none ? .unknown : .wrongState(state: state.rawValue) }
            try requireConcerned(actor, member, facts)
            return [.analysed(cause: cause)]
        case .claim(let claim):
            try require(.found)
            try requireOwnClaim(claim, by: actor, member, facts)
            return [.claimed(claim: claim, on: today)]
        case .list(let measure, let deadline, let responsible, let priority, let difficulty):
            try require(.claimed, .listed)
            try requireConcerned(actor, member, facts)
            let plan = Rectification(
                measure: measure, deadlines: [Deadline(day: deadline, setOn: today)], responsible: responsible,
                priority: priority, difficulty: difficulty)
            try requireSound(plan, today, facts)
            return [.listed(plan: plan)]
        case .commit(let words):
            try require(.listed)
            try requireClaimant(actor, member, facts)
            return [.committed(words: words, by: member, on: today)]
        case .post(let scope, let text):
            return try post(text, scope, on: today, facts)
        case .extend, .progress, .reportDone, .carryOver:
            return try work(command, by: actor, member, on: today, facts)
        case .verify, .sendBack, .accept, .writeOff, .lookBack:
            return try judge(command, by: member, on: today, facts)
        case .correct(let change, let reason):
            return try correct(change, because: reason, by: actor, member, on: today, facts)
        }
    }

    func require(_ allowed: State...) throws(Refused) {
        guard state != .none else { throw .unknown }
        guard allowed.contains(state) else { throw .wrongState(state: state.rawValue) }
    }

    private func requireNew(_ finding: Finding, _ today: Day, _ facts: Facts) throws(Refused) {
        guard state == .none else { throw .exists }
        guard finding.on <= today else { throw .inFuture }
        if let subject = finding.subject, facts.branch.branch.member(subject) == nil {
            throw .notMember(member: subject)
        }
    }

    /// A member claims for themself; the committee claims for the branch, or hands a problem to whom it is about.
    private func requireOwnClaim(
        _ claim: Claim, by actor: ActingPerson, _ member: Member.ID, _ facts: Facts
    ) throws(Refused) {
        let committee = actor.isCommittee(of: facts.branch.branchID)
        switch claim {
        case .branch: guard committee else { throw .claimForAnother }
        case .member(let claimant):
            guard facts.branch.branch.member(claimant) != nil else { throw .notMember(member: claimant) }
            guard claimant == member || (committee && claimant == subject) else { throw .claimForAnother }
        }
    }

    /// The committee, whoever the problem is about, and whoever answers for it.
    func requireConcerned(_ actor: ActingPerson, _ member: Member.ID, _ facts: Facts) throws(Refused) {
        let concerned = subject == member || isResponsible(member) || actor.isCommittee(of: facts.branch.branchID)
        guard concerned else { throw .onlyResponsible }
    }

    private func requireClaimant(_ actor: ActingPerson, _ member: Member.ID, _ facts: Facts) throws(Refused) {
        let own: Bool =
            switch claim {
            case .member(let claimant): claimant == member
            case .branch: actor.isCommittee(of: facts.branch.branchID)
            case nil: false
            }
        guard own else { throw .onlyClaimant }
    }

    private func requireSound(_ plan: Rectification, _ today: Day, _ facts: Facts) throws(Refused) {
        guard cause != nil else { throw .causeMissing }
        guard plan.deadline >= today else { throw .deadlineInPast }
        guard !plan.responsible.isEmpty else { throw .responsibleMissing }
        if let stranger = facts.branch.strangers(among: plan.responsible).first { throw .notMember(member: stranger) }
    }
}
