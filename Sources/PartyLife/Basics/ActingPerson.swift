/// Who acts: a member, the offices held, and where.
public struct ActingPerson: Equatable, Sendable {
    /// The member who acts; nil for the deployment itself (import, set-up).
    public var member: Member.ID?
    /// The branch that holds the member's 组织关系.
    public var home: Organisation.ID?
    public var holdings: [Holding]

    public init(member: Member.ID?, home: Organisation.ID? = nil, holdings: [Holding] = []) {
        self.member = member
        self.home = home
        self.holdings = holdings
    }

    /// The deployment itself: set-up and import, and what happens by date alone.
    public static let deployment = ActingPerson(member: nil)

    /// Someone without an account at the public page of a branch: nothing is known of them.
    public static func visitor(at branch: Organisation.ID) -> ActingPerson { ActingPerson(member: nil, home: branch) }

    /// An office held in an organisation.
    public struct Holding: Hashable, Sendable, Codable {
        public var office: Office
        public var organisation: Organisation.ID
        /// The group of a guidance member.
        public var group: String?

        public init(_ office: Office, at organisation: Organisation.ID, group: String? = nil) {
            (self.office, self.organisation, self.group) = (office, organisation, group)
        }
    }

    public func holds(_ offices: Office..., at organisation: Organisation.ID) -> Bool {
        holdings.contains { $0.organisation == organisation && offices.contains($0.office) }
    }

    /// Whether the actor sits on the committee of this branch.
    public func isCommittee(of organisation: Organisation.ID) -> Bool {
        holdings.contains { $0.organisation == organisation && $0.office.isCommittee }
    }

    /// How the log names who acted.
    public var signature: String { member?.text ?? (home == nil ? "deployment" : "visitor") }
}
