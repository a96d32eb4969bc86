import Benchmark
import Country
import EventLog
import Foundation
import PartyLife

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(metrics: [.wallClock, .throughput, .instructions, .peakMemoryResident])

    Benchmark("a branch's campaign of 31 problems, decided and applied") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try Bench.play()) }
    }
    Benchmark("what a problem counts", configuration: .init(scalingFactor: .kilo)) { benchmark in
        let problem = try Bench.problem()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(problem.tally) }
    }
    Benchmark("progress on a problem, decided and applied", configuration: .init(scalingFactor: .kilo)) { benchmark in
        let bench = try Bench.posted()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try bench.progress()) }
    }
    Benchmark("an event as JSON", configuration: .init(scalingFactor: .kilo)) { benchmark in
        let event = try Bench.posted().event
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try Bench.encode(event)) }
    }
    Benchmark("the digest of an event", configuration: .init(scalingFactor: .kilo)) { benchmark in
        let event = try Bench.logged()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(event.digest) }
    }
    let useCases = Benchmark.Configuration(scalingFactor: .kilo, maxDuration: .seconds(5), maxIterations: 3)
    func country(_ name: String, _ body: @escaping @Sendable (Benched, _ number: Int) async throws -> Int) {
        Benchmark(name, configuration: useCases) { benchmark in
            let country = try await Bench.country()
            benchmark.startMeasurement()
            for number in benchmark.scaledIterations { blackHole(try await body(country, number)) }
            benchmark.stopMeasurement()
            await country.close()
        }
    }
    country("the root's figures with those below, 1 000 organisations") { country, _ in try await country.dashboard() }
    country("the root's ledger, 25 of 5 000 problems by deadline") { country, _ in try await country.ledger() }
    country("the root's figures of 365 days, one after another") { country, number in
        try await country.figure(asOf: Calendar.today - number % 365)
    }
    Benchmark("progress on a problem through the loop, durable", configuration: useCases) { benchmark in
        let country = try await Bench.country()
        let problems = try await country.problems()
        benchmark.startMeasurement()
        for number in benchmark.scaledIterations { try await country.progress(problems[number % problems.count]) }
        benchmark.stopMeasurement()
        await country.close()
    }
}
