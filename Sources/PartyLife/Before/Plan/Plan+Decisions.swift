extension Plan {
    public enum Command: Equatable, Sendable {
        case draft(Text)
        case submit(Text)
        /// 退回修改: the codes say why; the remark, on the whole or at a place in the plan, says what to change.
        case giveBack(reasons: [ReturnReason], remark: String, notes: [Note] = [])
        /// 同意: every criterion of this checkpoint passed, and the three qualities vouched for.
        case approve(criteria: Set<Criterion>, qualities: Set<Quality>, remark: String)
        /// 会前复核: the second checkpoint, on what study has brought and on the material.
        case checkEffect(passed: Bool, remark: String)
        /// 变更时间, with the reason, after approval.
        case changeDate(to: Day, reason: String)
    }

    public enum Refused: Refusal {
        public static let area = "plan"
        case campaignNotOpen
        case noticeNotReceived
        case needsMember
        case underReview
        case alreadyApproved
        case elementsMissing(elements: [String])
        case leaderNotOfBranch
        case unchangedSinceReturn
        case meetingOutsideWindow(from: Day, to: Day)
        case meetingInPast
        case notSubmitted
        case ownPlan
        case returnNeedsReason
        case returnNeedsRemark
        case criteriaNotMet(criteria: [String])
        case qualitiesNotMet(qualities: [String])
        case effectAlreadyPassed
        case notApproved
        case reasonMissing
    }

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: BranchFacts
    ) throws(Refused) -> [Event] {
        guard facts.phase.takes(.before) else { throw .campaignNotOpen }
        guard facts.noticeReceived else { throw .noticeNotReceived }
        guard let member = actor.member else { throw .needsMember }
        switch command {
        case .draft(let text):
            try requireEditable()
            return text == draft ? [] : [.drafted(text: text, by: member)]
        case .submit(let text):
            try requireEditable()
            try requireComplete(text, now, facts)
            return [.submitted(text: text, by: member, on: now.day)]
        case .giveBack(let reasons, let remark, let notes):
            try requireReviewable(by: actor, member, facts)
            guard !reasons.isEmpty else { throw .returnNeedsReason }
            let places = Element.allCases.compactMap { element in
                notes.first { $0.element == element && !$0.text.trimmed.isEmpty }.map { Note(element, $0.text.trimmed) }
            }
            guard !remark.trimmed.isEmpty || !places.isEmpty else { throw .returnNeedsRemark }
            return [
                .returned(
                    reasons: ReturnReason.allCases.filter(reasons.contains), remark: remark.trimmed, by: member,
                    on: now.day, notes: places.isEmpty ? nil : places)
            ]
        case .approve(let criteria, let qualities, let remark):
            try requireReviewable(by: actor, member, facts)
            let unmet = Criterion.atApproval.filter { !criteria.contains($0) }
            guard unmet.isEmpty else { throw .criteriaNotMet(criteria: unmet.map(\.rawValue)) }
            let lacking = Quality.allCases.filter { !qualities.contains($0) }
            guard lacking.isEmpty else { throw .qualitiesNotMet(qualities: lacking.map(\.rawValue)) }
            return [.approved(remark: remark.trimmed, by: member, on: now.day, qualities: Quality.allCases)]
        case .checkEffect(let passed, let remark):
            guard state == .approved else { throw .notApproved }
            try requireStranger(actor, member, facts)
            guard effect?.passed != true else { throw .effectAlreadyPassed }
            guard passed || !remark.trimmed.isEmpty else { throw .returnNeedsRemark }
            let check = EffectCheck(passed: passed, remark: remark.trimmed, by: member, on: now.day)
            return [.effectChecked(check: check)]
        case .changeDate(let day, let reason):
            guard state == .approved else { throw .notApproved }
            guard !reason.trimmed.isEmpty else { throw .reasonMissing }
            try requireInWindow(day, now, facts)
            return day == meetingDay ? [] : [.dateChanged(to: day, reason: reason.trimmed, by: member, on: now.day)]
        }
    }

    /// Whether its author may still write it: neither under review nor approved.
    public var isEditable: Bool { state != .submitted && state != .approved }

    private func requireEditable() throws(Refused) {
        switch state {
        case .submitted: throw .underReview
        case .approved: throw .alreadyApproved
        case .none, .drafted, .returned: return
        }
    }

    private func requireComplete(_ text: Text, _ now: Instant, _ facts: BranchFacts) throws(Refused) {
        guard text.missing.isEmpty else { throw .elementsMissing(elements: text.missing.map(\.rawValue)) }
        if let leader = text.leader, facts.branch.member(leader) == nil { throw .leaderNotOfBranch }
        if state == .returned, text == versions.last { throw .unchangedSinceReturn }
        if let day = text.meetingDay { try requireInWindow(day, now, facts) }
    }

    private func requireInWindow(_ day: Day, _ now: Instant, _ facts: BranchFacts) throws(Refused) {
        let window = facts.procedure.window
        guard (window.opens...window.closes).contains(day) else {
            throw .meetingOutsideWindow(from: window.opens, to: window.closes)
        }
        guard day >= now.day else { throw .meetingInPast }
    }

    /// Nobody reviews their own plan: neither its authors nor anyone on the committee that it comes from.
    private func requireReviewable(by actor: ActingPerson, _ member: Member.ID, _ facts: BranchFacts) throws(Refused) {
        guard state == .submitted else { throw .notSubmitted }
        try requireStranger(actor, member, facts)
    }

    private func requireStranger(_ actor: ActingPerson, _ member: Member.ID, _ facts: BranchFacts) throws(Refused) {
        guard !authors.contains(member), member != versions.last?.leader, !actor.isCommittee(of: facts.branchID)
        else { throw .ownPlan }
    }
}
