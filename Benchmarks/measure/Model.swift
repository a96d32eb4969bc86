import ArgumentParser
import Country
import EventLog
import Foundation
import PartyLife
import TestChance

/// What the rules and the log's coding cost by themselves, without a database.
struct Model: AsyncParsableCommand {
    @Option(help: "How often each is done.")
    var rounds = 2_000
    @Option var json: String?

    func run() async throws {
        var findings = Findings()
        var chance = Chance(seed: 5)
        let branch = try Rehearsal.branch(problems: 31, &chance)
        let posted = branch.problems.first { $0.state == .posted } ?? Problem()
        let facts = branch.facts
        let secretary = ActingPerson(
            member: facts.branch.members[0].id, home: facts.branchID, holdings: [.init(.secretary, at: facts.branchID)])
        func progress() throws -> [Problem.Event] {
            try posted.decide(
                .progress(.sealed("v1.AAAA")), by: secretary, at: Instant(Calendar.today, hour: 9),
                knowing: Problem.Facts(branch: facts))
        }
        guard let event = try progress().first else { throw ValidationError("nothing was decided") }
        let logged = LoggedEvent(
            tenant: "CN", position: 1, stream: "problem/campaign-2026/f000001/p000000001", version: 9,
            type: "problem.progressed", schema: 1, at: 0, day: "2026-09-16", actor: "m000000001",
            payload: [UInt8](try Self.json(event)))

        findings.add(
            "a branch's campaign of 31 problems, decided and applied",
            try time(rounds / 20) {
                var chance = Chance(seed: 5)
                return try Rehearsal.branch(problems: 31, &chance).problems.count
            })
        findings.add("what a problem counts", time(rounds) { posted.tally.isEmpty ? 0 : 1 })
        findings.add(
            "progress on a problem, decided and applied",
            try time(rounds) { posted.applying(try progress()).number })
        findings.add("an event as JSON", try time(rounds) { try Self.json(event).count })
        findings.add("the digest of an event", time(rounds) { logged.digest.bytes.count })
        if let json { try findings.write(to: json) }
    }

    private static func json(_ event: Problem.Event) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(event)
    }

    /// - Parameter body: gives a number that depends on what was done, so that it is done.
    private func time(_ rounds: Int, _ body: () throws -> Int) rethrows -> Times {
        var (times, sum) = (Times(), 0)
        for _ in 0..<max(rounds, 1) {
            let start = ContinuousClock.now
            sum &+= try body()
            times.add(.now - start)
        }
        precondition(sum >= 0)
        return times
    }
}
