import PartyLife
import TestChance
import Testing

@testable import Records

@Suite("Figures day by day")
struct SeriesTests {
    private struct Amount { let metric: Metric, day: Day, amount: Int }

    /// Any order of days, many on the same day, some that cancel out.
    private static func amounts(seed: UInt64, count: Int) -> [Amount] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            Amount(
                metric: Metric.allCases[Int.random(in: 0..<Metric.allCases.count, using: &generator)],
                day: Day(number: Int.random(in: 18_600...18_700, using: &generator)),
                amount: [-7, -1, 0, 1, 1, 30_000_000_000][Int.random(in: 0..<6, using: &generator)])
        }
    }

    @Test("As of any day a series gives the sum of all amounts up to it", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func sums(seed: UInt64) {
        let amounts = Self.amounts(seed: seed, count: 400)
        var series = Series()
        for amount in amounts { series.add(amount.amount, amount.metric, on: amount.day) }
        for number in 18_598...18_702 {
            var values: [Metric: Int] = [:]
            series.add(to: &values, asOf: Day(number: number))
            for metric in Metric.allCases {
                let expected = amounts.filter { $0.metric == metric && $0.day.number <= number }
                    .reduce(0) { $0 + $1.amount }
                #expect(values[metric] ?? 0 == expected)
            }
        }
    }

    @Test("The order in which amounts come makes no difference, and bytes give the series back")
    func orderAndBytes() throws {
        for seed in 1...50 as ClosedRange<UInt64> {
            let amounts = Self.amounts(seed: seed, count: Int(seed) * 7)
            var (series, reversed) = (Series(), Series())
            for amount in amounts { series.add(amount.amount, amount.metric, on: amount.day) }
            for amount in amounts.reversed() { reversed.add(amount.amount, amount.metric, on: amount.day) }
            #expect(series == reversed)
            #expect(try #require(Series(bytes: series.bytes)) == series)
        }
        #expect(Series(bytes: []) == Series())
    }

    @Test("Bytes that are cut or made up are refused and never crash")
    func damagedBytes() {
        var series = Series()
        for amount in Self.amounts(seed: 9, count: 100) { series.add(amount.amount, amount.metric, on: amount.day) }
        let bytes = series.bytes
        for length in 0..<bytes.count where Series(bytes: Array(bytes.prefix(length))) == series {
            Issue.record("\(length) bytes of \(bytes.count) give the whole")
        }
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let noise = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            _ = Series(bytes: noise)
        }
    }
}
