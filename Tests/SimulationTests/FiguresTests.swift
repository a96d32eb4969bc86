import Operations
import PartyLife
import Records
import Simulation
import Storage
import StorageSQLite
import Testing

@Suite("Figures of a played campaign")
struct FiguresTests {
    private static let days = ["2021-07-12", "2021-08-16", "2021-09-20", "2021-10-20", "2021-12-31", "2022-03-30"]

    @Test("Every figure of every level and day is what a count of the log's own events gives")
    func countedFromTheLog() async throws {
        for ground in [try await Ground.small.value, try await Ground.mixed.value] {
            try await expectEqual(ground, Self.days) { _ in true }
        }
    }

    @Test("So it is for the whole group: root, levels between, and some branches")
    func countedForTheGroup() async throws {
        try await expectEqual(Ground.group.value, ["2021-08-24", "2021-10-05", "2021-12-25", "2022-04-01"]) { row in
            !row.type.holdsMeeting || row.id.text.hasSuffix("-02")
        }
    }

    private func expectEqual(_ ground: Ground, _ days: [String], of isAsked: (OrganisationRow) -> Bool) async throws {
        let count = try await LogCount(ground)
        let rows = try await ground.records.read { try $0.subtree(of: id("QL")) }.filter(isAsked)
        for row in rows {
            for text in days {
                let expected = count.figures(of: row.id.text, on: text)
                let figures = try await ground.records.read {
                    try $0.figures(of: row.id, campaign: Ground.campaign, asOf: day(text))
                }
                let unequal = Metric.allCases.filter { figures[$0] != expected[$0] ?? 0 }.map {
                    "\($0) of \(row.id) on \(text): \(figures[$0]), counted \(expected[$0] ?? 0)"
                }
                #expect(unequal == [])
            }
        }
    }

    @Test("The figures of the last day are what the read tables say")
    func countedFromTheTables() async throws {
        for ground in [try await Ground.small.value, try await Ground.mixed.value, try await Ground.group.value] {
            let end = ground.outcome.days.upperBound
            let rows = try await ground.records.read { try $0.subtree(of: id("QL")) }
            for row in rows {
                let figures = try await ground.records.read {
                    try $0.figures(of: row.id, campaign: Ground.campaign, asOf: end)
                }
                for (metric, sql) in Self.queries {
                    let counted = try await ground.store.read { session in
                        let below: [Value] = [.text(row.path), .text(row.path + "~")]
                        let values = below + (sql.contains("p.deadline < ?") ? [.text(end.description)] : [])
                        return try session.first(sql, values)?.int("n")
                    }
                    #expect(figures[metric] == counted, "\(metric) of \(row.id)")
                }
            }
        }
    }

    private static let queries: [(Metric, String)] = [
        (.branches, within("organisation x", "o.id = x.id", "x.type IN ('branch', 'jointBranch')")),
        (.members, within("member x", "o.id = x.branch")),
        (.noticesReceived, within("branch_case x", "o.id = x.organisation", "x.notice_on IS NOT NULL")),
        (.plansApproved, within("branch_case x", "o.id = x.organisation", "x.plan_state = 'approved'")),
        (.held, within("branch_case x", "o.id = x.organisation", "x.held_on IS NOT NULL")),
        (.examinationsAccepted, within("examination x", "o.id = x.branch", "x.state = 'accepted'")),
        (.problemsFound, within("problem p", "o.id = p.branch")),
        (.problemsMerged, within("problem p", "o.id = p.branch", "p.state = 'merged'")),
        (.problemsSolved, within("problem p", "o.id = p.branch", "p.solved IS NOT NULL")),
        (.problemsWrittenOff, within("problem p", "o.id = p.branch", "p.state = 'writtenOff'")),
        (.problemsOpen, within("problem p", "o.id = p.branch", "p.open = 1")),
        (
            .problemsOverdue,
            within("problem p", "o.id = p.branch", "p.open = 1 AND p.solved IS NULL AND p.deadline < ?")
        ),
    ]

    private static func within(_ table: String, _ join: String, _ condition: String = "1 = 1") -> String {
        """
        SELECT COUNT(*) AS n FROM \(table) JOIN organisation o ON \(join)
        WHERE o.path >= ? AND o.path < ? AND \(condition)
        """
    }
}
