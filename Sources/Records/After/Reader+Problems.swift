import PartyLife
import Storage

extension ProblemRef {
    /// From a row that begins with id, campaign and branch.
    init(_ row: Row) throws {
        guard let id = Problem.ID(try row.text(0)), let campaign = Campaign.ID(try row.text(1)),
            let branch = Organisation.ID(try row.text(2))
        else { throw StorageError(.corrupt, "a problem's row") }
        self.init(id: id, campaign: campaign, branch: branch)
    }

    public var stream: Stream { .problem(campaign, branch, id) }
}

extension Reader {
    public func problem(_ id: Problem.ID) throws -> ProblemRef? {
        try found("problem/\(id)") {
            try $0.first("SELECT id, campaign, branch FROM problem WHERE tenant = ? AND id = ?", .id(id))
                .map(ProblemRef.init)
        }
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
}
