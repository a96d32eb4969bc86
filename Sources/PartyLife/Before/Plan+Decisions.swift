extension Plan {
    public enum Command: Equatable, Sendable {
        case draft(Text)
        case submit(Text)
        /// 退回修改: the codes say why, the remark says what to change.
        case giveBack(reasons: [ReturnReason], remark: String)
        /// 同意: every criterion passed.
        case approve(criteria: Set<Criterion>, remark: String)
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
        case unchangedSinceReturn
        case meetingOutsideWindow(from: Day, to: Day)
        case meetingInPast
        case notSubmitted
        case ownPlan
        case returnNeedsReason
        case returnNeedsRemark
        case criteriaNotMet(criteria: [String])
        case notApproved
        case reasonMissing
    }

    public func decide(
        _ command: Command, by actor: Actor, at now: Instant, knowing facts: BranchFacts
    ) throws(Refused) -> [Event] {
        guard facts.campaignOpen else { throw .campaignNotOpen }
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
        case .giveBack(let reasons, let remark):
            try requireReviewable(by: actor, member, facts)
            guard !reasons.isEmpty else { throw .returnNeedsReason }
            guard !remark.trimmed.isEmpty else { throw .returnNeedsRemark }
            let ordered = ReturnReason.allCases.filter(reasons.contains)
            return [.returned(reasons: ordered, remark: remark.trimmed, by: member, on: now.day)]
        case .approve(let criteria, let remark):
            try requireReviewable(by: actor, member, facts)
            let unmet = Criterion.allCases.filter { !criteria.contains($0) }
            guard unmet.isEmpty else { throw .criteriaNotMet(criteria: unmet.map(\.rawValue)) }
            return [.approved(remark: remark.trimmed, by: member, on: now.day)]
        case .changeDate(let day, let reason):
            guard state == .approved else { throw .notApproved }
            guard !reason.trimmed.isEmpty else { throw .reasonMissing }
            try requireInWindow(day, now, facts)
            return day == meetingDay ? [] : [.dateChanged(to: day, reason: reason.trimmed, by: member, on: now.day)]
        }
    }

    private func requireEditable() throws(Refused) {
        switch state {
        case .submitted: throw .underReview
        case .approved: throw .alreadyApproved
        case .none, .drafted, .returned: return
        }
    }

    private func requireComplete(_ text: Text, _ now: Instant, _ facts: BranchFacts) throws(Refused) {
        guard text.missing.isEmpty else { throw .elementsMissing(elements: text.missing.map(\.rawValue)) }
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
    private func requireReviewable(by actor: Actor, _ member: Member.ID, _ facts: BranchFacts) throws(Refused) {
        guard state == .submitted else { throw .notSubmitted }
        guard !authors.contains(member), !actor.isCommittee(of: facts.branchID) else { throw .ownPlan }
    }
}
