import PartyLife
import Storage

/// What a page of the ledger (整改台账) asks for.
public struct LedgerFilter: Sendable, Equatable {
    public enum Standing: String, Sendable, CaseIterable { case all, open, overdue, done, writtenOff }

    public var campaign: Campaign.ID?
    public var standing = Standing.all
    /// Only branches that are linked with this guidance group.
    public var guidanceGroup: String?
    /// From 1.
    public var page = 1
    public var pageSize = 20

    public init(campaign: Campaign.ID? = nil, standing: Standing = .all, page: Int = 1, pageSize: Int = 20) {
        (self.campaign, self.standing, self.page, self.pageSize) = (campaign, standing, page, pageSize)
    }
}

/// A problem's place: enough to load it.
public struct ProblemRef: Sendable, Equatable, Hashable {
    public let id: Problem.ID
    public let campaign: Campaign.ID
    public let branch: Organisation.ID

    init(_ row: Row) throws {
        guard let id = Problem.ID(try row.text("id")), let campaign = Campaign.ID(try row.text("campaign")),
            let branch = Organisation.ID(try row.text("branch"))
        else { throw StorageError(.corrupt, "a problem's row") }
        (self.id, self.campaign, self.branch) = (id, campaign, branch)
    }

    public var stream: Stream { .problem(campaign, branch, id) }
}

extension Reader {
    public func problem(_ id: Problem.ID) throws -> ProblemRef? {
        try first("SELECT id, campaign, branch FROM problem WHERE tenant = ? AND id = ?", .id(id)).map(ProblemRef.init)
    }

    /// The problems of one branch's list, by number.
    public func problems(of campaign: Campaign.ID, in branch: Organisation.ID) throws -> [ProblemRef] {
        try query(
            """
            SELECT id, campaign, branch FROM problem WHERE tenant = ? AND campaign = ? AND branch = ? ORDER BY number
            """, .id(campaign), .id(branch)
        ).map(ProblemRef.init)
    }

    /// Open problems that a member has claimed or answers for.
    public func openProblems(of member: Member.ID) throws -> [ProblemRef] {
        try query(
            """
            SELECT p.id, p.campaign, p.branch FROM problem_person x
            JOIN problem p ON p.tenant = x.tenant AND p.id = x.problem
            WHERE x.tenant = ? AND x.member = ? AND p.open = 1 ORDER BY p.deadline, p.id
            """, .id(member)
        ).map(ProblemRef.init)
    }

    /// One page of an organisation's ledger with everything below it, the nearest deadline first, and how many there
    /// are in all.
    public func ledger(
        of organisation: Organisation.ID, _ filter: LedgerFilter, today: Day
    ) throws -> (problems: [ProblemRef], total: Int) {
        guard let path = try path(of: organisation) else { return ([], 0) }
        var conditions = ["o.path >= ?", "o.path < ?", "p.state <> 'merged'"]
        var values: [Value] = [.text(tenant), .text(path), .text(path.prefixEnd)]
        if let campaign = filter.campaign {
            conditions.append("p.campaign = ?")
            values.append(.id(campaign))
        }
        if let group = filter.guidanceGroup {
            conditions.append("o.guidance_group = ?")
            values.append(.text(group))
        }
        switch filter.standing {
        case .all: break
        case .open: conditions.append("p.open = 1")
        case .overdue:
            conditions.append("p.open = 1 AND p.solved IS NULL AND p.deadline < ?")
            values.append(Value(today))
        case .done: conditions.append("p.open = 1 AND p.state IN ('done', 'verified', 'accepted')")
        case .writtenOff: conditions.append("p.state = 'writtenOff'")
        }
        let from = """
            FROM problem p JOIN organisation o ON o.tenant = p.tenant AND o.id = p.branch
            WHERE p.tenant = ? AND \(conditions.joined(separator: " AND "))
            """
        let total = try session.first("SELECT COUNT(*) AS n \(from)", values)?.int("n") ?? 0
        let rows = try session.query(
            """
            SELECT p.id, p.campaign, p.branch \(from)
            ORDER BY CASE WHEN p.deadline IS NULL THEN 1 ELSE 0 END, p.deadline, p.branch, p.number LIMIT ? OFFSET ?
            """, values + [Value(filter.pageSize), Value((max(1, filter.page) - 1) * filter.pageSize)])
        return (try rows.map(ProblemRef.init), total)
    }
}
