import Storage
import Synchronization

/// The connections that read. Each serves one body at a time, on the thread of its caller: what is read mostly lies in
/// memory, and handing it to another thread would cost more than reading it.
final class Readers: Sendable {
    /// A connection in nobody else's hands: whoever has it opened it or took it out of the pool, and gives it back.
    private struct Lent: @unchecked Sendable {
        let connection: Connection
    }

    private struct Pool {
        var idle: [Lent] = []
        var unopened: Int
        var lent = 0
        /// Bodies that wait, the first first.
        var waiting: [CheckedContinuation<Lent, any Error>] = []
        var isClosed = false
        var end: CheckedContinuation<Void, Never>?

        mutating func take() -> Lent? {
            guard !isClosed, let last = idle.popLast() else { return nil }
            lent += 1
            return last
        }

        mutating func mayOpen() -> Bool {
            guard !isClosed, unopened > 0 else { return false }
            unopened -= 1
            lent += 1
            return true
        }
    }

    private let pool: Mutex<Pool>
    private let open: @Sendable () throws -> Connection

    /// - Parameter count: how many connections there are at most, each opened when it is first needed.
    init(_ count: Int, open: @escaping @Sendable () throws -> Connection) {
        pool = Mutex(Pool(unopened: count))
        self.open = open
    }

    func read<T: Sendable>(_ body: @Sendable (any Transaction) throws -> T) async throws -> T {
        let lent = try await take()
        defer { giveBack(lent) }
        return try lent.connection.snapshot(body)
    }

    /// Refuses what comes from now on; what waits is still served.
    func close() { pool.withLock { $0.isClosed = true } }

    /// Waits until nobody reads, and closes the connections.
    func waitForEnd() async {
        await withCheckedContinuation { end in
            let isOver = pool.withLock { pool in
                if pool.lent > 0 { pool.end = end }
                return pool.lent == 0
            }
            if isOver { end.resume() }
        }
        pool.withLock { $0.idle = [] }
    }

    private func take() async throws -> Lent {
        if let lent = pool.withLock({ $0.take() }) { return lent }
        if pool.withLock({ $0.mayOpen() }) {
            do { return Lent(connection: try open()) } catch {
                for caller in leave(unopened: 1) { caller.resume(throwing: error) }
                throw error
            }
        }
        return try await withCheckedThrowingContinuation { caller in
            let answer = pool.withLock { pool -> Result<Lent, any Error>? in
                if pool.isClosed { return .failure(StorageError(.closed, "the store is closed")) }
                if let lent = pool.take() { return .success(lent) }
                pool.waiting.append(caller)
                return nil
            }
            if let answer { caller.resume(with: answer) }
        }
    }

    private func giveBack(_ lent: Lent) {
        let next = pool.withLock { pool in
            if pool.waiting.isEmpty { pool.idle.append(lent) }
            return pool.waiting.isEmpty ? nil : pool.waiting.removeFirst()
        }
        if let next { next.resume(returning: lent) } else { _ = leave() }
    }

    /// Gives those who wait and whom now nobody would serve.
    private func leave(unopened: Int = 0) -> [CheckedContinuation<Lent, any Error>] {
        let (end, waiting) = pool.withLock { pool in
            pool.lent -= 1
            pool.unopened += unopened
            let isLast = pool.lent == 0
            defer { if isLast { pool.waiting = [] } }
            return (isLast ? pool.end : nil, isLast ? pool.waiting : [])
        }
        end?.resume()
        return waiting
    }
}

extension Connection {
    /// One read transaction; there is nothing to keep, whatever the body did.
    fileprivate func snapshot<T>(_ body: (any Transaction) throws -> T) throws -> T {
        try control("BEGIN")
        defer { if isInTransaction { try? control("ROLLBACK") } }
        return try body(self)
    }
}
