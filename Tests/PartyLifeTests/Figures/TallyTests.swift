import TestChance
import Testing

@testable import PartyLife

@Suite("Tallies and spans")
struct TallyTests {
    private let zero = day("2026-01-01")

    @Test("a figure as of a day is what has happened by the end of it")
    func asOf() {
        var tally = Tally()
        tally.add(.talks, on: zero)
        tally.add(.talks, on: zero + 2, 3)
        tally.add(.held, on: zero)
        #expect([-1, 0, 1, 2, 9].map { tally.value(.talks, asOf: zero + $0) } == [0, 1, 1, 4, 4])
    }

    @Test("no day, no amount, or a span without days adds nothing; what cancels is not kept")
    func nothing() {
        var tally = Tally()
        tally.add(.talks, on: nil)
        tally.add(.talks, on: zero, 0)
        tally.add(.talks, from: nil, until: zero)
        tally.add(.talks, from: zero, until: zero)
        tally.add(.talks, from: zero, until: zero + -1)
        #expect(tally.isEmpty)
        tally.add(.talks, from: zero, until: zero + 2)
        #expect([0, 1, 2].map { tally.value(.talks, asOf: zero + $0) } == [1, 1, 0])
        #expect((tally - tally).isEmpty)
    }

    @Test("every metric has a unit, standing ones are of the roster, and no ratio is of itself")
    func metrics() {
        #expect(Metric.allCases.filter(\.isStanding) == [.branches, .members])
        for metric in Metric.allCases { #expect(metric.denominator != metric) }
    }

    @Test("differences and sums of tallies are those of their figures", arguments: [1, 2, 3])
    func differences(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func tally(_ random: inout SeededGenerator) -> Tally {
            var tally = Tally()
            for _ in 0..<random.below(30) {
                tally.add(random.pick(Metric.allCases), on: zero + random.below(10), random.below(7) - 3)
            }
            return tally
        }
        for _ in 0..<200 {
            let (one, other) = (tally(&random), tally(&random))
            #expect((one - other) + other == one)
            let (metric, day) = (random.pick(Metric.allCases), zero + random.below(12))
            #expect(
                (one + other).value(metric, asOf: day) == one.value(metric, asOf: day) + other.value(metric, asOf: day))
            #expect(one.sorted.map(\.key) == one.sorted.map(\.key).sorted())
            #expect(one.sorted.allSatisfy { $0.amount != 0 })
        }
    }

    @Test("spans without others have exactly the days that are left, in 4 000 cases", arguments: [1, 2])
    func spans(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func span(_ random: inout SeededGenerator) -> Span? {
            let from = zero + random.below(12)
            return Span(from: from, until: random.oneIn(4) ? nil : from + (random.below(8) - 1))
        }
        func days(_ spans: [Span]) -> Set<Int> {
            Set(
                (0..<40).filter { number in
                    spans.contains { $0.from <= zero + number && ($0.until.map { zero + number < $0 } ?? true) }
                })
        }
        for step in 0..<2000 {
            let spans = (0..<random.below(4)).compactMap { _ in span(&random) }
            let holes = (0..<random.below(4)).compactMap { _ in span(&random) }
            let left = spans.without(holes)
            #expect(days(left) == days(spans).subtracting(days(holes)), "seed \(seed), step \(step)")
            #expect(left.allSatisfy { Span(from: $0.from, until: $0.until) != nil })
        }
        #expect(Span(from: zero, until: zero) == nil)
    }
}
