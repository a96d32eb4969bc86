/// What a step of one branch in one campaign may know beyond its own state.
public struct BranchFacts: Sendable {
    public var phase: CampaignPhase
    public var branchID: Organisation.ID
    /// The branch: members and offices.
    public var branch: Organisation
    /// The procedure as it binds here, after what every level above has added.
    public var procedure: Procedure
    public var noticeReceived: Bool

    public init(
        campaignOpen: Bool, branchID: Organisation.ID, branch: Organisation, procedure: Procedure, noticeReceived: Bool
    ) {
        (phase, self.branchID, self.branch) = (campaignOpen ? .open : .closed, branchID, branch)
        (self.procedure, self.noticeReceived) = (procedure, noticeReceived)
    }

    /// Whether the campaign is under way for everything.
    public var campaignOpen: Bool {
        get { phase == .open }
        set { phase = newValue ? .open : .closed }
    }

    /// Members who are led by the branch's leaders, in the procedure's sense of leader.
    public var leaders: [Member.ID] { branch.leaders(from: procedure.review.leadersFrom) }

    public func isLeader(_ member: Member.ID) -> Bool {
        branch.isLeader(member, from: procedure.review.leadersFrom)
    }

    /// Those of these who are not members of the branch.
    func strangers(among members: [Member.ID]) -> [Member.ID] {
        let own = Set(branch.members.map(\.id))
        return members.filter { !own.contains($0) }
    }
}
