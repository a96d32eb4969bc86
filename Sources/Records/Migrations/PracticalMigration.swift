import EventLog
import PartyLife
import Storage

extension Schema {
    /// 实际问题 are counted apart from a person's own faults; older releases did not count them. From the log, so that no
    /// rebuild is needed after the step; what was folded is folded anew.
    static let practicalProblems = Migration(number: 12, name: "practical-problems") { session in
        try session.execute("DELETE FROM tally WHERE metric IN ('practicalFound', 'practicalSolved')")
        var tables = Tables(session: session, tenant: "")
        try forEachStream(of: Problem.kind, in: session) { tenant, stream, logged in
            if tables.tenant != tenant { tables = Tables(session: session, tenant: tenant) }
            var problem = Problem()
            for logged in logged {
                let before = practical(problem)
                for event in try Coding.events(of: Problem.self, logged) { problem.apply(event) }
                try tables.count(practical(problem) - before, stream, position: logged.position)
            }
        }
        for table in folded { try session.execute("DELETE FROM \(table)") }
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
