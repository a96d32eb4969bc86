import PartyLife
import TestChance

/// A play that many branches share: its states are made once, and taken for each of them.
struct Template {
    let play: BranchPlay
    private let before: Tally
    private let problems: [Tally]
    /// What it counts with its first so many problems.
    private var sums: [Int: Tally] = [:]

    init(number: Int, members: Int, problems count: Int, seed: UInt64) throws {
        var chance = Chance(seed: seed &+ UInt64(number) &* 0x1000_0000_01B3)
        let id: Organisation.ID = Identifiers.make("template", number, digits: 4)
        let events = People.branch(id, named: "样板", below: id, members: 0..<max(4, members), &chance)
        play = try BranchPlay(
            of: Organisation().applying(events), id, problems: (0..<count).map(Identifiers.problem), &chance
        ) { .sealed("v1." + String(repeating: "A", count: 43 + $0.utf8.count / 32 * 43)) }
        before = play.stepsTally
        problems = play.problems.map(\.state.tally)
    }

    mutating func tally(problems count: Int) -> Tally {
        if let known = sums[count] { return known }
        let sum = problems.prefix(count).reduce(before, +)
        sums[count] = sum
        return sum
    }
}

extension BranchPlay {
    /// What all but the problems counts.
    var stepsTally: Tally { notice.state.tally + plan.state.tally + meeting.state.tally }
    var tally: Tally { problems.reduce(stepsTally) { $0 + $1.state.tally } }
}

/// A branch's play for measuring without a database.
public struct Rehearsal: Sendable {
    public let problems: [Problem]
    public let facts: BranchFacts

    public static func branch(problems count: Int, _ chance: inout Chance) throws -> Rehearsal {
        let id: Organisation.ID = Identifiers.make("rehearsal", 1, digits: 1)
        let branch = Organisation().applying(
            People.branch(id, named: "样板", below: id, members: 0..<21, &chance))
        let play = try BranchPlay(of: branch, id, problems: (0..<count).map(Identifiers.problem), &chance) {
            .sealed("v1." + $0)
        }
        return Rehearsal(
            problems: play.problems.map(\.state),
            facts: BranchFacts(
                campaignOpen: true, branchID: id, branch: branch, procedure: Campaigning.procedure,
                noticeReceived: true))
    }
}
