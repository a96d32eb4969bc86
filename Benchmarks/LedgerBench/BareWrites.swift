import ArgumentParser
import Foundation
import Storage
import StoragePostgreSQL
import StorageSQLite
import Synchronization

/// The engine alone: the rows of a note of progress, from as many writers at once, grouped as the product groups them,
/// with no request, no rule and no encoding.
struct BareWrites: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bare-writes", abstract: "Measures the engine doing the rows of a note of progress, grouped.")

    @Option(help: "A database that the product made: a file, or postgres://…")
    var database: String
    @Option(help: "Writers at once.")
    var writers = 64
    @Option(help: "Seconds of each round.")
    var seconds = 8
    @Option(help: "Rounds.")
    var rounds = 3

    func run() async throws {
        let store: any Store =
            database.contains("://")
            ? try await PostgreSQLStore(url: database) : try await SQLiteStore(path: database)
        let head = try await store.read { session in
            try session.first("SELECT MAX(position) AS last, MAX(tenant) AS tenant FROM event").map {
                (try $0.int("last"), try $0.text("tenant"))
            }
        }
        guard let (last, tenant) = head else { throw ValidationError("the database has no log") }
        let log = Log(store: store, tenant: tenant, position: last)
        for _ in 0..<rounds {
            let before = log.written
            let start = ContinuousClock.now
            let end = start + .seconds(seconds)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<writers {
                    group.addTask { while ContinuousClock.now < end { await log.append() } }
                }
            }
            let took = (ContinuousClock.now - start) / .seconds(1)
            print(String(format: "%10.0f writes/s by the engine alone", Double(log.written - before) / took))
        }
        await store.close()
    }
}

/// Groups what waits into one durable transaction, as the product's log does.
private final class Log: Sendable {
    private struct Queue {
        var waiting: [CheckedContinuation<Void, Never>] = []
        var isWriting = false
        var position: Int
        var written = 0
    }

    private let store: any Store
    private let tenant: String
    private let queue: Mutex<Queue>
    private let payload = [UInt8](repeating: 120, count: 190)
    private let digest = [UInt8](repeating: 7, count: 32)
    private let state = [UInt8](repeating: 120, count: 2_000)

    init(store: any Store, tenant: String, position: Int) {
        (self.store, self.tenant) = (store, tenant)
        queue = Mutex(Queue(position: position))
    }

    var written: Int { queue.withLock { $0.written } }

    func append() async {
        await withCheckedContinuation { caller in
            let isFirst = queue.withLock { queue in
                defer { queue.isWriting = true }
                queue.waiting.append(caller)
                return !queue.isWriting
            }
            if isFirst { writeNext() }
        }
    }

    private func writeNext() {
        let (group, base) = queue.withLock { queue in
            let group = Array(queue.waiting.prefix(256))
            queue.waiting.removeFirst(group.count)
            queue.isWriting = !group.isEmpty
            queue.position += group.count
            queue.written += group.count
            return (group, queue.position - group.count)
        }
        guard !group.isEmpty else { return }
        store.write(locking: "log/bare") { [self] session in
            try rows(base + 1...base + group.count, in: session)
        } done: { [self] result in
            if case .failure(let error) = result { print("failed: \(error)") }
            for caller in group { caller.resume() }
            writeNext()
        }
    }

    /// The rows of a group, those of one table together.
    private func rows(_ numbers: ClosedRange<Int>, in session: any Transaction) throws {
        func stream(_ number: Int) -> Value { .text("problem/bare/branch-\(number % 1000)/one") }
        func version(_ number: Int) -> Value { Value(number / 1000 + 1) }
        try session.load(
            "receipt", ["tenant", "id", "at"],
            numbers.map { [.text(tenant), .text("bare/\($0)/\(UUID())"), .integer(1_790_000_000_000)] },
            onConflict: "(tenant, id) DO NOTHING")
        try session.load(
            "event",
            [
                "tenant", "position", "stream", "version", "type", "shape", "recorded", "day", "actor", "payload",
                "digest",
            ],
            numbers.map {
                [
                    .text(tenant), Value($0), stream($0), version($0), .text("problem.progressed"), Value(1),
                    .integer(1_790_000_000_000), .text("2026-11-21"), .text("someone"), .blob(payload), .blob(digest),
                ]
            })
        try session.load(
            "batch", ["tenant", "number", "first", "last", "root", "link"],
            numbers.map {
                [.text(tenant), Value(100_000_000 + $0), Value($0), Value($0), .blob(digest), .blob(digest)]
            })
        try session.load(
            "snapshot", ["tenant", "stream", "version", "state"],
            numbers.filter { $0 / 1000 % 8 == 7 }.map { [.text(tenant), stream($0), version($0), .blob(state)] },
            onConflict: "(tenant, stream) DO UPDATE SET version = excluded.version, state = excluded.state")
    }
}
