import TestChance
import Testing

@testable import PartyLife

@Suite("How a branch stands")
struct StandingTests {
    /// What is kept of a branch gives the light that its own page shows, on every day and at every point of random loops.
    @Test("The line that is kept gives the light of a fresh look on any day", arguments: 1...6 as ClosedRange<UInt64>)
    func line(seed: UInt64) throws {
        var world = World(seed: seed)
        world.found()
        for step in 1...1200 {
            world.step(closing: false)
            guard step % 15 == 0 else { continue }
            for branch in World.branches {
                let kept = try #require(Standing(world.progress(branch).standing.text))
                #expect(kept == world.progress(branch).standing)
                for offset in [-90, -1, 0, 1, 3, 40, 400] {
                    var later = world
                    later.now = world.now.advanced(byMinutes: offset * 1440)
                    let fresh = later.progress(branch)
                    for stage in Step.Stage.allCases {
                        let amber = later.branchFacts(branch).procedure.rectification.amberDays
                        #expect(kept[stage].light(on: later.today, amberDays: amber) == Self.light(fresh, stage))
                    }
                }
            }
        }
    }

    /// By the rule as it is written down: the latest step, and else the one that is due first.
    private static func light(_ progress: Progress, _ stage: Step.Stage) -> Light {
        let lights = progress.steps.filter { $0.step.stage == stage }.map(\.light)
        let late = lights.compactMap { light -> Int? in if case .overdue(let days) = light { days } else { nil } }.max()
        let soon = lights.compactMap { light -> Int? in if case .dueSoon(let days) = light { days } else { nil } }.min()
        if let late { return .overdue(days: late) }
        if let soon { return .dueSoon(days: soon) }
        if lights.allSatisfy({ $0 == .done }) { return .done }
        return lights.contains { $0 == .done || $0 == .onTime } ? .onTime : .notStarted
    }

    @Test("Late by 11, 7 and 4 days: the worst is what shows, at the branch and in a sum")
    func worst() throws {
        let today = day("2026-07-22")
        func open(_ step: Step, _ days: Int) -> Standing.Open { .init(step: step, deadline: today + -days) }
        let line = ["!\(open(.study, 11).text)", open(.session, -20).text, open(.list, -60).text]
        let standing = try #require(Standing(line.joined(separator: "|")))
        #expect(standing.worst?.step == .study)
        #expect(standing.before.light(on: today, amberDays: 3) == .overdue(days: 11))
        var sum = StandingSum()
        sum.add(standing)
        sum.add(try #require(Standing("!|!\(open(.session, -20).text)|\(open(.list, -60).text)")), times: 4)
        #expect(sum.branches == 5)
        #expect(sum.before.done == 4)
        #expect(sum.before.light(on: today, amberDays: 3, of: 5) == .overdue(days: 11))
        #expect(StandingSum(sum.text) == sum)
    }

    @Test("What is no line is none", arguments: ["", "a", "|", "plan|x|y", "!plan 2026-01-01 me -|!|!", "||| "])
    func unreadable(text: String) {
        #expect(Standing(text) == nil)
        #expect(StandingSum(text) == nil)
    }

    @Test("A plan that was handed in waits for the superior, since that day; the branch has nothing to do about it")
    func atSuperior() throws {
        var world = World(seed: 3)
        world.found()
        var seen = 0
        for _ in 1...3000 {
            world.step(closing: false)
            for branch in World.branches {
                let progress = world.progress(branch)
                let plan = try #require(progress[.plan])
                #expect((plan.turn == .superior) == (world.plans[branch]?.live.state == .submitted))
                guard plan.turn == .superior else { continue }
                seen += 1
                #expect(plan.since == world.plans[branch]?.live.submitted)
                #expect(progress.standing.atSuperior.first?.step == .plan)
            }
        }
        #expect(seen > 0)
    }
}
