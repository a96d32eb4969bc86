import PartyLife
import Storage
import StorageSQLite
import Testing

@testable import EventLog
@testable import Records

@Suite("Statements over a large tree")
struct TreeStatementTests {
    private static let root = Organisation.ID("R").unsafelyUnwrapped

    /// A committee with two counties, the first with so many branches.
    private func county(of branches: Int) async throws -> TreeTables {
        let tables = try await TreeTables(SQLiteStore.inMemory())
        let day = Day("2024-01-01").unsafelyUnwrapped
        try await tables.establish(Self.root, below: nil, on: day)
        for code in ["A", "B"] {
            try await tables.establish(Organisation.ID(code).unsafelyUnwrapped, below: Self.root, on: day)
        }
        for number in 0..<branches {
            let id = Organisation.ID("A\(number)").unsafelyUnwrapped
            try await tables.establish(id, below: Organisation.ID("A").unsafelyUnwrapped, on: day)
            for (metric, amount) in [(Metric.branches, 1), (.members, 22), (.problemsOpen, 3), (.held, 1)] {
                let fact = TreeModel.Fact(organisation: id, metric: metric, day: day, amount: amount)
                try await tables.happened(fact, position: Int64(number))
            }
        }
        return tables
    }

    @Test("A move takes as many statements and tally rows for a county of 300 branches as for one of 3")
    func flat() async throws {
        var costs: [[Int]] = []
        for size in [3, 300] {
            let tables = try await county(of: size)
            costs.append(
                try await tables.store.write { session in
                    let log = StatementLog(session)
                    try Tables(session: log, tenant: TreeTables.tenant).move(
                        Organisation.ID("A").unsafelyUnwrapped, below: Organisation.ID("B").unsafelyUnwrapped,
                        on: Day("2024-02-01").unsafelyUnwrapped, position: 9_999)
                    let rows = try session.first("SELECT COUNT(*) AS n FROM tally WHERE position = 9999")
                    return [log.statements.count, try rows?.int("n") ?? 0]
                })
        }
        #expect(costs[0] == costs[1])
        #expect(costs[1][1] == 6)
    }

    @Test("No query about the tree reads a whole table")
    func noScans() async throws {
        let tables = try await county(of: 3)
        let campaign = TreeTables.campaign
        let member = Member.ID("m").unsafelyUnwrapped
        let day = Day("2024-02-01").unsafelyUnwrapped
        let scans = try await tables.store.write { session in
            let log = StatementLog(session)
            let reader = Reader(
                session: log, tenant: TreeTables.tenant, memory: ProcessCache(keyring: Keyring(master: MasterKey())))
            let a = Organisation.ID("A").unsafelyUnwrapped
            _ = try reader.organisation(a)
            _ = try reader.root()
            _ = try reader.children(of: a)
            _ = try reader.subtree(of: a)
            _ = try reader.member(member)
            _ = try reader.actor(member)
            _ = try reader.offices(of: member, otherThanAt: a)
            _ = try reader.holders(of: [.secretary], at: [a])
            _ = try reader.cases(of: campaign, below: a)
            _ = try reader.cases(of: campaign, at: [a])
            _ = try reader.examinations(of: campaign, in: a)
            _ = try reader.problems(of: campaign, in: a)
            _ = try reader.openProblems(of: member)
            _ = try reader.placedSince(a)
            _ = try reader.unfinished(at: a)
            _ = try reader.figures(of: a, campaign: campaign, asOf: day)
            if let row = try reader.organisation(a) { _ = try reader.size(of: row) }
            _ = try reader.standingMark()
            _ = try reader.standingRows(campaign, at: [a])
            _ = try reader.standingRows(campaign, directlyBelow: a)
            _ = try reader.standingCampaigns(of: a)
            _ = try reader.standingOrganisations(in: campaign, below: "/R/A/")
            _ = try reader.touched(after: 3, limit: 10)
            _ = try reader.done(by: member, since: day, limit: 10)
            try Tables(session: log, tenant: TreeTables.tenant).move(
                a, below: Organisation.ID("B").unsafelyUnwrapped, on: day, position: 9_999)
            return try log.statements.flatMap { statement in
                try session.query("EXPLAIN QUERY PLAN " + statement.sql, statement.values)
                    .map { try $0.text("detail") }.filter { Self.isWide($0) }.map { "\($0) in \(statement.sql)" }
            }
        }
        #expect(scans.isEmpty, "\(scans.joined(separator: "\n"))")
    }

    /// A scan of a kept table, or a search that is bound by nothing but the tenant. There are few campaigns: they may be
    /// read whole.
    private static func isWide(_ step: String) -> Bool {
        let kept = [
            "organisation", "move", "member", "office", "branch_case", "examination", "tally", "problem", "standing",
            "event",
        ]
        let words = step.split(separator: " ")
        guard words.count > 1, let table = words.dropFirst().first else { return false }
        let aliases = [
            "o": "organisation", "c": "branch_case", "p": "problem", "x": "problem_person", "m": "member",
            "s": "standing",
        ]
        guard kept.contains(aliases[String(table)] ?? String(table)) else { return false }
        return step.hasPrefix("SCAN") || step.hasSuffix("(tenant=?)")
    }
}
