import PartyLife
import Storage

extension Reader {
    /// At every depth below the issuer, by branch.
    public func leftOpen(in campaign: Campaign.ID, by issuer: Organisation.ID, on today: Day) throws -> LeftOpen {
        let problems = try openProblems(in: campaign, on: today)
        let cases = try cases(of: campaign, below: issuer)
        let rows = try subtree(of: issuer).filter { $0.type.isBranch }
        let branches = rows.map { row in
            LeftOpen.Branch(
                row: row, state: cases[row.id] ?? CaseRow(), openProblems: problems[row.id]?.open ?? 0,
                overdueProblems: problems[row.id]?.overdue ?? 0)
        }
        return LeftOpen(
            branches: branches.filter { !$0.isConvened || $0.isToPool || $0.openProblems > 0 || $0.isPlanWaiting },
            all: branches.count, held: branches.count(where: \.isConvened))
    }

    /// The organisations below one in which somebody holds an office that receives notices.
    public func withKeepers(below row: OrganisationRow) throws -> Set<Organisation.ID> {
        let rows = try query(
            """
            SELECT DISTINCT o.id FROM organisation o JOIN office f ON f.tenant = o.tenant AND f.organisation = o.id
            WHERE o.tenant = ? AND o.path > ? AND o.path < ?
                AND f.office IN ('secretary', 'deputySecretary', 'organisationCommissioner')
            """, .text(row.path), .text(row.path.prefixEnd))
        return Set(try rows.compactMap { Organisation.ID(try $0.text(0)) })
    }

    private func openProblems(
        in campaign: Campaign.ID, on today: Day
    ) throws -> [Organisation.ID: (open: Int, overdue: Int)] {
        let rows = try session.query(
            """
            SELECT branch, COUNT(*) AS n,
                SUM(CASE WHEN solved IS NULL AND deadline IS NOT NULL AND deadline < ? THEN 1 ELSE 0 END) AS late
            FROM problem WHERE tenant = ? AND campaign = ? AND open = 1 GROUP BY branch
            """, [.text(today.description), .text(tenant), .id(campaign)])
        return try rows.reduce(into: [:]) { counts, row in
            guard let branch = Organisation.ID(try row.text("branch")) else { return }
            counts[branch] = (try row.int("n"), try row.int("late"))
        }
    }
}
