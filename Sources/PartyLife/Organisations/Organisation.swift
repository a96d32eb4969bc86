/// A Party organisation (党组织): a node of the tree, with the members and offices it holds.
public struct Organisation: Aggregate {
    public typealias ID = Identifier<Organisation>
    public static let kind = "organisation"

    public internal(set) var name = ""
    /// 简称 as it was given; nil where none was.
    public internal(set) var shortName: String?
    public internal(set) var type = Kind.branch
    public internal(set) var parent: ID?
    /// 领域 as written (国有企业, 两新组织, 村, 社区, 机关…).
    public internal(set) var domain: String?
    /// 联系指导组 as written.
    public internal(set) var guidanceGroup: String?
    public internal(set) var established: Day?
    public internal(set) var dissolved: Day?
    /// The last day of a temporary branch.
    public internal(set) var until: Day?
    /// Which organisation it was merged into when it was dissolved.
    public internal(set) var successor: ID?
    /// In the order in which they came.
    public internal(set) var members: [Member] = []
    public internal(set) var holders: [Holder] = []
    /// Members whom the organisation held once, without their names.
    public internal(set) var past: [Membership] = []

    public init() {}

    /// The time for which a member was held.
    public struct Membership: Codable, Equatable, Sendable {
        public var since: Day
        public var left: Day
    }

    /// 组织类别.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// 党组, 党委, 党总支, 党支部, 联合党支部, 党小组, 临时党支部.
        case leadingGroup, committee, generalBranch, branch, jointBranch, group, temporaryBranch

        /// Whether its members hold an organisational-life meeting of their own (以党支部或党小组为单位).
        public var holdsMeeting: Bool {
            switch self {
            case .branch, .jointBranch, .temporaryBranch, .group: true
            case .leadingGroup, .committee, .generalBranch: false
            }
        }

        /// Whether it is one of the 党支部 of the statistics, which hold 组织关系 of members.
        public var isBranch: Bool { self == .branch || self == .jointBranch }
    }

    /// Someone who holds an office here.
    public struct Holder: Codable, Equatable, Sendable {
        public var member: Member.ID
        public var name: String
        public var office: Office
        /// 第几指导组: the group of a guidance member, who sees only what is linked with it.
        public var group: String?
        public var since: Day

        public init(member: Member.ID, name: String, office: Office, group: String? = nil, since: Day) {
            (self.member, self.name, self.office, self.group, self.since) = (member, name, office, group, since)
        }
    }

    public var exists: Bool { established != nil && dissolved == nil }

    public func member(_ id: Member.ID) -> Member? { members.first { $0.id == id } }

    /// Who was on the roll on a day: whoever came later is not.
    public func roll(on day: Day) -> [Member.ID] { members.filter { $0.since <= day }.map(\.id) }

    public func holders(of office: Office) -> [Holder] { holders.filter { $0.office == office } }

    public var secretary: Holder? { holders.first { $0.office == .secretary } }

    /// 支委会: the members who sit on the branch committee, the secretary first.
    public var committee: [Member.ID] {
        var seen: Set<Member.ID> = []
        return holders.filter { $0.office.isCommittee }.sorted { ($0.office, $0.since) < ($1.office, $1.since) }
            .map(\.member).filter { seen.insert($0).inserted }
    }

    /// Leaders (党员领导干部) of the branch: its secretary, and members at or above a rank.
    public func leaders(from rank: MemberProfile.Rank) -> [Member.ID] {
        members.map(\.id).filter { isLeader($0, from: rank) }
    }

    public func isLeader(_ id: Member.ID, from rank: MemberProfile.Rank) -> Bool {
        if secretary?.member == id { return true }
        guard let held = member(id)?.profile.rank else { return false }
        return held >= rank
    }
}
