import PartyLife
import Storage

/// Who has most to do with open problems: a good part to take in a demonstration.
extension Reader {
    /// The member without an office who answers for most open problems.
    public func busiestMember() throws -> Member.ID? {
        try busiest(
            """
            SELECT x.member, COUNT(*) AS n FROM problem_person x
            JOIN problem p ON p.tenant = x.tenant AND p.id = x.problem AND p.state = 'posted'
            WHERE x.tenant = ? AND NOT EXISTS
                (SELECT 1 FROM office o WHERE o.tenant = x.tenant AND o.member = x.member)
            GROUP BY x.member ORDER BY n DESC, x.member LIMIT 1
            """)
    }

    /// The organisation commissioner of the branch in which most problems wait to be judged.
    public func busiestCommissioner() throws -> Member.ID? {
        try busiest(
            """
            SELECT o.member, COUNT(*) AS n FROM office o
            JOIN problem p ON p.tenant = o.tenant AND p.branch = o.organisation
                AND p.state IN ('done', 'verified', 'accepted')
            WHERE o.tenant = ? AND o.office = 'organisationCommissioner'
            GROUP BY o.member ORDER BY n DESC, o.member LIMIT 1
            """)
    }

    private func busiest(_ sql: String) throws -> Member.ID? {
        try first(sql).flatMap { Member.ID(try $0.text("member")) }
    }
}
