/// A problem's place: enough to find it.
public struct ProblemRef: Sendable, Equatable, Hashable {
    public let id: Problem.ID
    public let campaign: Campaign.ID
    public let branch: Organisation.ID

    public init(id: Problem.ID, campaign: Campaign.ID, branch: Organisation.ID) {
        (self.id, self.campaign, self.branch) = (id, campaign, branch)
    }
}

/// A problem as the ledger (整改台账) keeps it; its words are sealed.
public struct LedgerLine: Sendable {
    public let ref: ProblemRef
    public let number: Int
    public let state: Problem.State
    public let deadline: Day?
    /// 立行立改.
    public let immediate: Bool
    public private(set) var responsible: [Member.ID]
    public private(set) var text: Words?
    public private(set) var posted: Words?
    public let postedTo: Problem.Scope?
    public private(set) var measure: Words?
    public let branchName: String
    public let key: LedgerKey

    public init(
        ref: ProblemRef, number: Int, state: Problem.State, deadline: Day?, immediate: Bool, responsible: [Member.ID],
        text: Words?, posted: Words?, postedTo: Problem.Scope?, measure: Words?, branchName: String, key: LedgerKey
    ) {
        (self.ref, self.number, self.state, self.deadline) = (ref, number, state, deadline)
        (self.immediate, self.responsible) = (immediate, responsible)
        (self.text, self.posted, self.postedTo, self.measure) = (text, posted, postedTo, measure)
        (self.branchName, self.key) = (branchName, key)
    }

    /// As it was posted.
    public var asPosted: LedgerLine {
        var line = self
        line.text = nil
        return line
    }

    /// Its state and days alone.
    public var withoutWords: LedgerLine {
        var line = self
        (line.text, line.posted, line.measure, line.responsible) = (nil, nil, nil, [])
        return line
    }

    /// Whether its deadline has passed before the work was verified.
    public func isOverdue(on day: Day) -> Bool {
        guard let deadline, [.working, .done].contains(LedgerClass(state)) else { return false }
        return day > deadline
    }
}

/// A page of the ledger, and whether there is more to either side of it.
public struct LedgerSlice: Sendable {
    public var lines: [LedgerLine]
    public var hasEarlier = false
    public var hasLater = false

    public init(lines: [LedgerLine]) { self.lines = lines }
}
