import Dispatch
import Storage
import Synchronization

/// Hands items from a body that reads one store to a body that writes another at the same time: a few wait between
/// them, and whoever is faster blocks. When one side fails, the other fails with the same error.
final class BlockingChannel<Item: Sendable>: Sendable {
    private struct State {
        var items: [Item] = []
        var hasEnded = false
        var failure: (any Error)?
        var hasGiver = false
        var hasTaker = false
    }

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)
    private let ready = DispatchSemaphore(value: 0)

    private init(holding limit: Int) {
        // A semaphore that starts above zero may not end below its start.
        for _ in 0..<limit { room.signal() }
    }

    /// Runs both bodies, each once, and gives what they gave.
    static func run<Read: Sendable, Written: Sendable>(
        from source: any Store, to target: any Store, holding limit: Int = 4,
        give: @escaping @Sendable (any Transaction, _ give: (Item) throws -> Void) throws -> Read,
        take: @escaping @Sendable (any Transaction, _ next: () throws -> Item?) throws -> Written
    ) async throws -> (Read, Written) {
        let handover = BlockingChannel(holding: limit)
        async let read = handover.failing {
            try await source.read { session in
                try handover.begin(\.hasGiver)
                let result = try give(session, handover.give)
                handover.end()
                return result
            }
        }
        async let written = handover.failing {
            try await target.write { session in
                try handover.begin(\.hasTaker)
                return try take(session, handover.next)
            }
        }
        return try await (read, written)
    }

    private func failing<T: Sendable>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch {
            throw fail(error)
        }
    }

    private func give(_ item: Item) throws {
        room.wait()
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            state.items.append(item)
        }
        ready.signal()
    }

    private func end() {
        state.withLock { $0.hasEnded = true }
        ready.signal()
    }

    /// What was handed over once cannot be had again by an engine that runs a body a second time.
    private func begin(_ side: WritableKeyPath<State, Bool>) throws {
        let isFirst = state.withLock { state in
            defer { state[keyPath: side] = true }
            return !state[keyPath: side]
        }
        guard isFirst else { throw StorageError(.busy, "a database was lost or written by another meanwhile") }
    }

    /// The next item; nil at the end.
    private func next() throws -> Item? {
        ready.wait()
        let item = try state.withLock { state -> Item? in
            if let failure = state.failure { throw failure }
            return state.items.isEmpty ? nil : state.items.removeFirst()
        }
        room.signal()
        return item
    }

    /// Wakes the other side; the first error is the one that counts.
    private func fail(_ error: any Error) -> any Error {
        let first = state.withLock { state in
            let first = state.failure ?? error
            state.failure = first
            return first
        }
        room.signal()
        ready.signal()
        return first
    }
}

extension Transaction {
    /// Reads the rows of a table in runs that fit in memory.
    func forEachRun(_ sql: String, _ values: [Value] = [], _ body: ([[Value]]) throws -> Void) throws {
        var run: [[Value]] = []
        var bytes = 0
        try forEach(sql, values) { row in
            run.append(row.values)
            bytes += row.values.reduce(0) { $0 + $1.size }
            guard run.count >= 1000 || bytes >= 1 << 20 else { return }
            try body(run)
            run.removeAll(keepingCapacity: true)
            bytes = 0
        }
        if !run.isEmpty { try body(run) }
    }
}

extension Value {
    /// About how many bytes it takes.
    fileprivate var size: Int {
        switch self {
        case .null, .integer, .real: 8
        case .text(let text): text.utf8.count
        case .blob(let bytes): bytes.count
        }
    }
}
