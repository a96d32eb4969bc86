import EventLog
import TestChance

/// A small log as storage would hold it, free to be tampered with.
struct SampleLog {
    struct Stored: Equatable {
        var event: LoggedEvent
        var digest: Digest256
    }

    var events: [Stored] = []
    var batches: [Batch] = []

    var head: ChainHead? { batches.last?.head }

    init(tenant: String = "GZ", batchSizes: [Int], using random: inout SeededGenerator) {
        var versions: [String: Int] = [:]
        for size in batchSizes {
            let start = events.count
            for _ in 0..<size {
                let stream = "plan/2021-party-history/MJ-Z0\(Int.random(in: 1...5, using: &random))"
                versions[stream, default: 0] += 1
                let event = LoggedEvent(
                    tenant: tenant, position: Int64(events.count + 1), stream: stream, version: versions[stream] ?? 0,
                    type: ["plan.submitted", "talk.held", "problem.listed"].randomElement(using: &random) ?? "",
                    schema: Int.random(in: 1...3, using: &random),
                    at: Int64.random(in: 0...2_000_000_000_000, using: &random),
                    day: "2021-08-\(Int.random(in: 10...31, using: &random))",
                    actor: #"{"member":"张三\#(Int.random(in: 1...9, using: &random))"}"#,
                    payload: (0..<Int.random(in: 0...60, using: &random)).map { _ in
                        .random(in: 0...255, using: &random)
                    })
                events.append(Stored(event: event, digest: event.digest))
            }
            if let batch = Batch(tenant: tenant, after: head, digests: events[start...].map(\.digest)) {
                batches.append(batch)
            }
        }
    }

    init(seed: UInt64, batchSizes: [Int] = [3, 1, 4, 1, 5]) {
        var random = SeededGenerator(seed: seed)
        self.init(batchSizes: batchSizes, using: &random)
    }

    /// Audits in pages of batches, as a caller with bounded memory does.
    func audit(head: ChainHead? = nil, page: Int = 2) -> [Finding] {
        var chain = Chain(tenant: "GZ", head: head)
        var findings: [Finding] = []
        var rest = events.sorted { $0.event.position < $1.event.position }[...]
        for start in stride(from: 0, to: batches.count, by: page) {
            let some = batches[start..<min(start + page, batches.count)]
            for batch in some { findings += chain.read(batch) }
            let last = start + page >= batches.count ? Int64.max : (some.last?.last ?? 0)
            while let next = rest.first, next.event.position <= last {
                findings += chain.read(next.event, digest: next.digest)
                rest.removeFirst()
            }
        }
        for left in rest { findings += chain.read(left.event, digest: left.digest) }
        return findings + chain.finish()
    }
}
