import EventLog
import PartyLife
import Storage

extension Schema {
    /// 实际问题 are counted apart from a person's own faults; older releases did not count them.
    static let practicalProblems = Migration(number: 12, name: "practical-problems") { session in
        for row in try session.query("SELECT DISTINCT tenant FROM batch ORDER BY tenant") {
            try countPracticalProblems(of: try row.text(0), in: session)
        }
    }

    /// From the log, so that no rebuild is needed after the step; what was folded is folded anew.
    private static func countPracticalProblems(of tenant: String, in session: any Transaction) throws {
        let tables = Tables(session: session, tenant: tenant)
        try tables.execute("DELETE FROM tally WHERE tenant = ? AND metric IN ('practicalFound', 'practicalSolved')")
        var last = Problem.kind + "/"
        while true {
            let page = try tables.query(
                """
                SELECT stream FROM event WHERE tenant = ? AND version = 1 AND stream > ? AND stream < ?
                ORDER BY stream LIMIT 500
                """, .text(last), .text(Problem.kind + "0"))
            for row in page {
                last = try row.text(0)
                guard let stream = Stream(last) else { throw StorageError(.corrupt, "no such stream: \(last)") }
                try countPractical(stream, in: tables)
            }
            guard page.count == 500 else { break }
        }
        for table in folded { try session.execute("DELETE FROM \(table) WHERE tenant = ?", [.text(tenant)]) }
    }

    private static func countPractical(_ stream: Stream, in tables: Tables) throws {
        var problem = Problem()
        for logged in try EventTable.events(of: tables.tenant, stream: stream.text, in: tables.session) {
            let before = practical(problem)
            problem.apply(try Coding.decode(Problem.Event.self, from: logged.payload))
            try tables.count(practical(problem) - before, stream, position: logged.position)
        }
    }

    /// As this step counted them; what later releases count is theirs to add.
    private static func practical(_ problem: Problem) -> Tally {
        var tally = Tally()
        guard problem.subject == nil else { return tally }
        tally.add(.practicalFound, from: problem.found, until: problem.mergedOn)
        for round in problem.rounds { tally.add(.practicalSolved, from: round.verified, until: round.reopened) }
        return tally
    }
}
