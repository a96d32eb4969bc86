/// How members who cannot come as usual take part (落实办法), and which leader comes to which meeting.
extension BranchMeeting {
    public struct Arrangement: Codable, Equatable, Sendable {
        /// Nil: comes to the meeting as everyone does.
        public var mode: CoverMode?
        public var detail: String
        /// 结对人: who keeps the member informed, both ways.
        public var partner: Member.ID?
        /// The 党小组, temporary branch or other branch that takes the member in.
        public var host: Organisation.ID?
        public internal(set) var confirmed: Confirmation?

        public init(
            mode: CoverMode?, detail: String = "", partner: Member.ID? = nil, host: Organisation.ID? = nil
        ) {
            (self.mode, self.detail, self.partner, self.host) = (mode, detail, partner, host)
        }

        /// Whether the same side receives the member, so that its word still holds.
        func goesTo(_ other: Arrangement) -> Bool {
            (mode, detail, partner, host) == (other.mode, other.detail, other.partner, other.host)
        }
    }

    /// 对接: the side that receives a member has agreed.
    public struct Confirmation: Codable, Equatable, Sendable {
        public var by: Member.ID
        /// Who agreed there, where it is no unit of the tree.
        public var contact: String
        public var on: Day
    }

    /// An organisation that may take members of other units in.
    public struct Host: Equatable, Sendable {
        public var kind: Organisation.Kind
        /// The last day of a temporary branch.
        public var until: Day?

        public init(kind: Organisation.Kind, until: Day? = nil) { (self.kind, self.until) = (kind, until) }

        /// The way in which members take part there; nil where nobody can.
        public var mode: CoverMode? {
            switch kind {
            case .temporaryBranch: .temporaryBranch
            case .group: .partyGroup
            case .branch, .jointBranch: .nearestBranch
            case .leadingGroup, .committee, .generalBranch: nil
            }
        }
    }

    /// A leader (党员领导干部) who is to come to this meeting, and when.
    public struct LeaderVisit: Codable, Equatable, Sendable {
        public var leader: Member.ID
        public var name: String
        public var on: Day
        public var capacity: Capacity

        public init(leader: Member.ID, name: String, on: Day, capacity: Capacity) {
            (self.leader, self.name, self.on, self.capacity) = (leader, name, on, capacity)
        }

        /// 以普通党员身份参加（双重组织生活）, 列席.
        public enum Capacity: String, Codable, Sendable, CaseIterable { case ordinaryMember, observer }
    }

    /// In the order in which they were planned.
    public var leaderVisits: [LeaderVisit] { plannedVisits ?? [] }

    /// Whether the leader came as planned.
    public func wasSeen(_ visit: LeaderVisit) -> Bool {
        switch visit.capacity {
        case .ordinaryMember: isHeld && attendance[visit.leader] == .present
        case .observer: observers.contains { $0.member == visit.leader }
        }
    }

    /// The longest text of an arrangement, a contact or a reason.
    public static let longestText = 500
}
