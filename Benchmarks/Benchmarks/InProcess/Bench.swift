import Country
import EventLog
import Foundation
import Operations
import PartyLife
import Records
import Storage

/// What the benchmarks work on.
enum Bench {
    static func play() throws -> Int {
        var chance = Chance(seed: 5)
        return try Rehearsal.branch(problems: 31, &chance).problems.count
    }

    static func problem() throws -> Problem {
        var chance = Chance(seed: 5)
        let problems = try Rehearsal.branch(problems: 31, &chance).problems
        return problems.first { $0.state == .writtenOff } ?? Problem()
    }

    static func posted() throws -> Posted {
        var chance = Chance(seed: 5)
        let rehearsal = try Rehearsal.branch(problems: 31, &chance)
        return Posted(problem: rehearsal.problems.first { $0.state == .posted } ?? Problem(), facts: rehearsal.facts)
    }

    struct Posted {
        let problem: Problem
        let facts: BranchFacts

        func progress() throws -> Problem {
            problem.applying(try decided())
        }

        var event: Problem.Event { get throws { try decided()[0] } }

        private func decided() throws -> [Problem.Event] {
            let secretary = facts.branch.members[0].id
            let actor = ActingPerson(
                member: secretary, home: facts.branchID, holdings: [.init(.secretary, at: facts.branchID)])
            return try problem.decide(
                .progress(.sealed("v1.AAAA")), by: actor, at: Instant(Calendar.today, hour: 9),
                knowing: Problem.Facts(branch: facts))
        }
    }

    static func encode(_ event: Problem.Event) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(event)
    }

    static func logged() throws -> LoggedEvent {
        LoggedEvent(
            tenant: "CN", position: 1, stream: "problem/campaign-2026/f000001/p000000001", version: 9,
            type: "problem.progressed", schema: 1, at: 0, day: "2026-09-16", actor: "m000000001",
            payload: [UInt8](try encode(posted().event)))
    }

    /// A country of 1,000 organisations in a file of its own.
    static func country() async throws -> Benched {
        let folder = NSTemporaryDirectory() + "/benchmark-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let database = folder + "/country.sqlite"
        let master = try Opening.newKey(for: database)
        let store = try await Opening.store(at: database)
        try await Records.prepare(store)
        let records = Records(store: store, tenant: Generator.tenant, keyring: Keyring(master: master))
        let generator = Generator(size: Size(organisations: 1_000, members: 5_000, problems: 5_000))
        try await generator.run(into: records, master: master) { _, _ in }
        try await records.foldFigures()
        return Benched(folder: folder, store: store, records: records, root: generator.root)
    }
}

struct Benched: Sendable {
    let folder: String
    let store: any Store
    let records: Records
    let root: Organisation.ID

    func dashboard() async throws -> Int {
        try await records.read { [root] reader in
            let all = [root] + (try reader.children(of: root).map(\.id))
            return try reader.figures(of: all, campaign: Campaigning.id, asOf: Calendar.today).count
        }
    }

    func figure(asOf day: Day) async throws -> Int {
        try await records.read { [root] in try $0.figures(of: root, campaign: Campaigning.id, asOf: day)[.problemsOpen]
        }
    }

    func ledger() async throws -> Int {
        let useCases = UseCases(records: records, clock: SetClock(Instant(Calendar.today, hour: 10)))
        let reviewer = ActingPerson(member: Identifiers.member(0), holdings: [.init(.reviewer, at: root)])
        return try await useCases.ledger(of: root, LedgerFilter(standing: .open, pageSize: 25), as: reviewer).rows.count
    }

    /// Posted problems, with who may report on them.
    func problems() async throws -> [(Problem.ID, ActingPerson)] {
        try await store.read { session in
            try session.query(
                """
                SELECT p.id, p.branch, MIN(m.id) AS member FROM problem p
                JOIN member m ON m.tenant = p.tenant AND m.branch = p.branch
                WHERE p.tenant = ? AND p.state = 'posted' GROUP BY p.id, p.branch ORDER BY p.id LIMIT 500
                """, [.text(Generator.tenant)]
            ).compactMap { row in
                guard let problem = Problem.ID(try row.text(0)), let branch = Organisation.ID(try row.text(1)),
                    let member = Member.ID(try row.text(2))
                else { return nil }
                return (problem, ActingPerson(member: member, home: branch, holdings: [.init(.secretary, at: branch)]))
            }
        }
    }

    func progress(_ target: (Problem.ID, ActingPerson)) async throws {
        let useCases = UseCases(records: records, clock: SetClock(Instant(Calendar.today, hour: 10)))
        try await useCases.problem(.progress(Words("已走访三户").unsafelyUnwrapped), target.0, as: target.1)
    }

    func close() async {
        await store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }
}
