import Storage
import Synchronization

/// Counts what bodies ask of a store.
public final class CountingStore: Store {
    public struct Count: Sendable, Equatable {
        public var transactions = 0
        public var queries = 0
        public var written = 0
        public var rows = 0
        /// What was asked, in order.
        public var asked: [String] = []
    }

    private let inner: any Store
    private let counted = Mutex(Count())

    public init(_ inner: any Store) { self.inner = inner }

    public var count: Count { counted.withLock { $0 } }
    public func reset() { counted.withLock { $0 = Count() } }

    public var dialect: Dialect { inner.dialect }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await inner.read { try body(Counted(inner: $0, store: self)) }
    }

    public func write<T: Sendable>(
        locking name: String?, _ body: @escaping @Sendable (any Transaction) throws -> T,
        done: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        add { $0.transactions += 1 }
        inner.write(locking: name) {
            try body(Counted(inner: $0, store: self))
        } done: {
            done($0)
        }
    }

    public func announcements() -> AsyncStream<String> { inner.announcements() }

    public var heard: ContinuousClock.Instant? { inner.heard }

    public func close() async { await inner.close() }

    private func add(_ change: (inout Count) -> Void) { counted.withLock { change(&$0) } }

    private struct Counted: Transaction {
        let inner: any Transaction
        let store: CountingStore

        var dialect: Dialect { inner.dialect }

        func query(_ sql: String, _ values: [Value]) throws -> [Row] {
            store.add { ($0.queries, $0.asked) = ($0.queries + 1, $0.asked + [sql]) }
            return try inner.query(sql, values)
        }

        func forEach(_ sql: String, _ values: [Value], _ body: (Row) throws -> Void) throws {
            store.add { ($0.queries, $0.asked) = ($0.queries + 1, $0.asked + [sql]) }
            try inner.forEach(sql, values, body)
        }

        func execute(_ sql: String, _ values: [Value]) throws {
            store.add { ($0.written, $0.rows) = ($0.written + 1, $0.rows + 1) }
            try inner.execute(sql, values)
        }

        func executeMany(_ sql: String, _ values: [[Value]]) throws {
            store.add { ($0.written, $0.rows) = ($0.written + 1, $0.rows + values.count) }
            try inner.executeMany(sql, values)
        }

        func load(_ table: String, _ columns: [String], _ rows: [[Value]], onConflict conflict: String?) throws {
            store.add { ($0.written, $0.rows) = ($0.written + 1, $0.rows + rows.count) }
            try inner.load(table, columns, rows, onConflict: conflict)
        }

        func attempt<T>(_ body: () throws -> T) throws -> T { try inner.attempt(body) }

        func announce(_ text: String) throws { try inner.announce(text) }
    }
}
