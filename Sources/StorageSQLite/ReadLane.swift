import Dispatch
import Foundation
import Storage

/// The threads that read, each with a connection of its own, opened at its first body.
final class ReadLane: Sendable {
    private typealias Job = @Sendable (Result<Connection, any Error>) -> Void

    private let jobs = JobQueue<Job>()
    private let ended = DispatchGroup()
    private let threads: Int

    init(threads: Int, open: @escaping @Sendable () throws -> Connection) {
        self.threads = threads
        let (jobs, ended) = (jobs, ended)
        for _ in 0..<threads {
            ended.enter()
            Thread {
                var connection: Connection?
                while let job = jobs.take(atMost: 1)?.first {
                    job(
                        Result {
                            let opened = try connection ?? open()
                            connection = opened
                            return opened
                        })
                }
                connection = nil
                ended.leave()
            }.start()
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { (caller: CheckedContinuation<T, any Error>) in
            let job: Job = { connection in
                caller.resume(with: Result { try connection.get().snapshot(body) })
            }
            if !jobs.add(job) { caller.resume(throwing: StorageError(.closed, "the store is closed")) }
        }
    }

    func stop() { jobs.close(threads: threads) }

    func waitForEnd() async {
        await withCheckedContinuation { end in ended.notify(queue: .global()) { end.resume() } }
    }
}

extension Connection {
    /// One read transaction; there is nothing to keep, whatever the body did.
    fileprivate func snapshot<T>(_ body: (any Session) throws -> T) throws -> T {
        try control("BEGIN")
        defer { if isInTransaction { try? control("ROLLBACK") } }
        return try body(self)
    }
}
