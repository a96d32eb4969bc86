/// How far a campaign lets those below it work: the one rule for what goes on once it is closed.
///
/// What prepares and holds a meeting ends with the campaign. Rectification goes on: whatever was brought up is listed,
/// posted, worked on, verified and written off until it is reconciled.
public enum CampaignPhase: String, Codable, Sendable, CaseIterable {
    case open
    /// 已结束.
    case closed
    /// Not issued, or taken back (撤回).
    case withdrawn

    public func takes(_ stage: Step.Stage) -> Bool {
        switch self {
        case .open: true
        case .closed: stage == .after
        case .withdrawn: false
        }
    }
}

extension Campaign {
    public var phase: CampaignPhase {
        if issued == nil || withdrawn != nil { return .withdrawn }
        return closed == nil ? .open : .closed
    }

    /// What is still open below the issuer when a campaign is to be closed.
    public struct Remaining: Equatable, Sendable {
        /// Branches that have not held their meeting.
        public var notConvened: Int
        /// Branches whose list of problems is not pooled.
        public var notPooled: Int
        /// Plans that wait for a review.
        public var plansWaiting: Int
        public var openProblems: Int
        /// Of these, how many are overdue.
        public var overdueProblems: Int

        public init(
            notConvened: Int = 0, notPooled: Int = 0, plansWaiting: Int = 0, openProblems: Int = 0,
            overdueProblems: Int = 0
        ) {
            (self.notConvened, self.notPooled, self.plansWaiting) = (notConvened, notPooled, plansWaiting)
            (self.openProblems, self.overdueProblems) = (openProblems, overdueProblems)
        }

        public var isNothing: Bool { notConvened == 0 && notPooled == 0 && plansWaiting == 0 && openProblems == 0 }
    }

    /// 重新开放: a campaign that was closed is open again, and why.
    public struct Reopening: Codable, Equatable, Sendable {
        public var reason: String
        public var on: Day
        /// The day on which it had been closed.
        public var closed: Day
    }

    func end(_ command: Command, on today: Day, _ facts: Facts) throws(Refused) -> [Event] {
        switch command {
        case .close(let reason):
            _ = try requireOpen()
            guard facts.remaining.isNothing || !reason.trimmed.isEmpty else {
                throw .closingNeedsReason(
                    branches: facts.remaining.notConvened, problems: facts.remaining.openProblems)
            }
            return [.closed(on: today, reason: reason.trimmed.isEmpty ? nil : reason.trimmed)]
        case .reopen(let reason):
            guard procedure != nil else { throw .notIssued }
            guard withdrawn == nil else { throw .withdrawn }
            guard closed != nil else { throw .notClosed }
            guard !reason.trimmed.isEmpty else { throw .reopeningNeedsReason }
            return [.reopened(reason: reason.trimmed, on: today)]
        default: return []
        }
    }
}
