/// A Party member (党员), kept by the branch that holds the 组织关系.
public struct Member: Codable, Equatable, Sendable {
    public typealias ID = Identifier<Member>

    public var id: ID
    public var profile: MemberProfile
    /// 联系电话, sealed.
    public var phone: Words?
    /// 备注 of the roster, sealed: it may speak of health.
    public var remark: Words?
    /// Since when the branch holds the member.
    public var since: Day

    public init(id: ID, profile: MemberProfile, phone: Words? = nil, remark: Words? = nil, since: Day) {
        self.id = id
        self.profile = profile
        self.phone = phone
        self.remark = remark
        self.since = since
    }

    public var name: String { profile.name }

    /// Probationary members take part but have no vote.
    public var hasVote: Bool { profile.standing == .full }
}
