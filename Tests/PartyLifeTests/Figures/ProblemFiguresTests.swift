import TestChance
import Testing

@testable import PartyLife

@Suite("The figures of a problem, day by day")
struct ProblemFiguresTests {
    private static let zero = day("2026-03-01")

    /// What was true at the end of one day, read off the live state that day.
    private struct Snapshot {
        var open: Bool
        var overdue: Bool
        var solved: Bool
        var done: Bool
        var accepted: Bool
        var writtenOff: Bool
        var merged: Bool
        var posted: Bool

        init(_ problem: Problem, on day: Day) {
            let stage = Problem.State.allCases.firstIndex(of: problem.state)!
            func reached(_ state: Problem.State) -> Bool {
                problem.state != .merged && stage >= Problem.State.allCases.firstIndex(of: state)!
            }
            (done, solved, accepted) = (reached(.done), reached(.verified), reached(.accepted))
            (writtenOff, merged, posted) = (reached(.writtenOff), problem.state == .merged, problem.posting != nil)
            open = problem.found != nil && !writtenOff && !merged
            overdue = open && !solved && problem.plan.map { $0.deadlines.last!.day < day } ?? false
            #expect(problem.isOpen == open)
            #expect(problem.isOverdue(on: day) == overdue)
        }

        var figures: [Metric: Int] {
            let flags: [(Metric, Bool)] = [
                (.problemsOpen, open), (.problemsOverdue, overdue), (.problemsSolved, solved), (.problemsDone, done),
                (.problemsAccepted, accepted), (.problemsWrittenOff, writtenOff), (.problemsMerged, merged),
                (.problemsPosted, posted),
            ]
            return Dictionary(uniqueKeysWithValues: flags.map { ($0.0, $0.1 ? 1 : 0) })
        }
    }

    private static func command(_ random: inout SeededGenerator, _ today: Day) -> Problem.Command {
        let later = today + random.below(12)
        switch random.below(14) {
        case 0: return .claim(.member(Sample.chen))
        case 1, 2: return Work.list(deadline: later)
        case 3: return .extend(to: later, reason: "汛期")
        case 4: return .commit(words("承诺"))
        case 5: return .post(scope: .branch, text: words("问题"))
        case 6, 7: return .reportDone(result: words("完成"))
        case 8: return .verify(Work.verification)
        case 9: return .sendBack(words("未到位"))
        case 10: return .accept(.init(how: .visit, asked: 3, agreed: 2))
        case 11: return .writeOff
        case 12: return .lookBack(stands: false, note: words("反弹"))
        default: return random.oneIn(6) ? .merge(into: id("p2")) : .progress(words("进展"))
        }
    }

    @Test(
        "random histories with extensions, send-backs and reopenings agree with watching each day",
        arguments: [1, 2, 3, 4])
    func agrees(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var reopened = 0
        var late = 0
        for history in 0..<250 {
            var problem = Problem()
            var snapshots: [Snapshot] = []
            let started = random.below(3)
            for number in 0..<60 {
                let today = Self.zero + number
                let now = Instant(today, hour: 9)
                if number == started {
                    let finding = with(Work.finding()) { $0.on = today }
                    let command: Problem.Command =
                        random.oneIn(4) ? .fixAtOnce(finding, result: words("改正")) : .find(finding)
                    for event in try problem.decide(command, by: Work.chen, at: now, knowing: Work.facts) {
                        problem.apply(event)
                    }
                }
                for _ in 0..<random.below(9) {
                    let actor = random.pick([Work.chen, Work.chen, Sample.discipline, Sample.secretary])
                    let command = Self.command(&random, today)
                    let events = try? problem.decide(command, by: actor, at: now, knowing: Work.facts)
                    for event in events ?? [] { problem.apply(event) }
                }
                snapshots.append(Snapshot(problem, on: today))
            }
            let tally = problem.tally
            for (number, snapshot) in snapshots.enumerated() {
                let today = Self.zero + number
                for (metric, figure) in snapshot.figures where tally.value(metric, asOf: today) != figure {
                    Issue.record("seed \(seed), history \(history), \(today): \(metric) is not \(figure): \(problem)")
                    return
                }
                late += snapshot.overdue ? 1 : 0
            }
            reopened += tally.value(.problemsReopened, asOf: Self.zero + 100)
        }
        #expect(reopened > 20)
        #expect(late > 300)
    }
}
