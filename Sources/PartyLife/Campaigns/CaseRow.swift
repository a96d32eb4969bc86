/// Where one organisation is in a campaign.
public struct CaseRow: Sendable, Equatable {
    public var noticeOn: Day?
    public var plan = Plan.State.none
    public var meeting = BranchMeeting.State.preparing
    public var heldOn: Day?
    public var pooledOn: Day?
    public var postedOn: Day?
    public var reconciledOn: Day?

    public init() {}
}
