import TestChance
import Testing

@testable import PartyLife

/// Everybody does anything in any order, sensible or not, over more than a year: what the rules promise holds after
/// every step. A failure names its seed and step; the same seed always runs the same.
@Suite("The whole loop, driven at random")
struct LoopTests {
    private static let seeds: [UInt64] = Array(1...14)
    private static let steps = 3000

    private static func run(_ seed: UInt64) -> Ledger {
        var world = World(seed: seed)
        world.found()
        var watch = SeededGenerator(seed: seed &+ 1000)
        for step in 1...steps {
            world.step(closing: step > steps * 19 / 20)
            if step % 25 == 0 { world.look() }
            if step % 130 == 0 { compare(&world, world.today + -watch.below(120)) }
            if let first = world.ledger.broken.first {
                Issue.record("seed \(seed), step \(step): \(first)")
                return world.ledger
            }
        }
        for offset in [-400, 0, 1, 400] { compare(&world, world.today + offset) }
        replayAll(&world)
        for broken in world.ledger.broken { Issue.record("seed \(seed), at the end: \(broken)") }
        return world.ledger
    }

    private static func compare(_ world: inout World, _ day: Day) {
        let (figures, counted) = (world.figures, world.recount(day))
        for metric in Metric.allCases where figures.value(metric, asOf: day) != counted[metric] ?? 0 {
            world.ledger.broken.append(
                "\(metric) on \(day) is \(figures.value(metric, asOf: day)), counted \(counted[metric] ?? 0)")
        }
    }

    private static func replayAll(_ world: inout World) {
        world.checkReplay(world.campaign)
        world.checkReplay(world.mistaken)
        world.checkReplay(world.draft)
        for stream in world.organisations.values { world.checkReplay(stream) }
        for stream in world.notices.values { world.checkReplay(stream) }
        for stream in world.plans.values { world.checkReplay(stream) }
        for stream in world.studies.values { world.checkReplay(stream) }
        for stream in world.opinions.values { world.checkReplay(stream) }
        for stream in world.talks.values { world.checkReplay(stream) }
        for stream in world.examinations.values.flatMap(\.values) { world.checkReplay(stream) }
        for stream in world.meetings.values { world.checkReplay(stream) }
        for stream in world.appraisals.values { world.checkReplay(stream) }
        for stream in world.lists.values { world.checkReplay(stream) }
        for stream in world.problems.values.flatMap(\.values) { world.checkReplay(stream) }
    }

    @Test("every promise holds, every kind of event occurs, and each aggregate both takes and refuses")
    func everything() async throws {
        let ledgers = await withTaskGroup(of: Ledger.self) { group in
            for seed in Self.seeds { group.addTask { Self.run(seed) } }
            return await group.reduce(into: [Ledger]()) { $0.append($1) }
        }
        let never = try EventCases.inSources().subtracting(ledgers.flatMap(\.events))
        #expect(never.isEmpty, "never happened")
        var commands = 0
        for kind in EventCases.kinds {
            let accepted = ledgers.reduce(0) { $0 + ($1.accepted[kind] ?? 0) }
            let refused = ledgers.reduce(0) { $0 + ($1.refused[kind] ?? 0) }
            #expect(
                accepted >= ([Campaign.kind, CampaignDraft.kind, Notice.kind].contains(kind) ? 15 : 50),
                "\(kind) accepted")
            #expect(refused >= (kind == CampaignDraft.kind ? 15 : 100), "\(kind) refused")
            commands += accepted + refused
        }
        #expect(commands >= 10_000)
        #expect(Set(ledgers.flatMap(\.refusals)).count >= 100)
    }
}
