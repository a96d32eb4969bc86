import Dispatch
import Foundation
import Storage

/// The thread that writes. Bodies that wait together are committed together: one sync of the disk for all.
final class WriterThread: Sendable {
    /// What to tell a caller when the fate of the transaction is known: its own result, or the error given here.
    typealias Answer = ((any Error)?) -> Void

    private struct Job: Sendable {
        let run: @Sendable (Connection) -> (answer: Answer, error: (any Error)?)
        let refuse: @Sendable (any Error) -> Void
    }

    private static let groupLimit = 1000

    private let jobs = JobQueue<Job>()
    private let ended = DispatchGroup()

    /// Opens the connection on the thread that will use it.
    init(_ announcements: Announcements, open: @escaping @Sendable () throws -> Connection) async throws {
        let (jobs, ended) = (jobs, ended)
        ended.enter()
        try await withCheckedThrowingContinuation { (opened: CheckedContinuation<Void, any Error>) in
            Thread {
                do {
                    let connection = try open()
                    var others = try ExternalWriteWatcher(announcements, on: connection)
                    opened.resume()
                    while let group = jobs.take(atMost: Self.groupLimit, within: ExternalWriteWatcher.beat) {
                        if !group.isEmpty { Self.commit(group, on: connection, announcements) }
                        others.listen(on: connection)
                    }
                    connection.checkpoint()
                } catch {
                    opened.resume(throwing: error)
                }
                ended.leave()
            }.start()
        }
    }

    func write<T: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> T,
        done: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        let job = Job { connection in
            let result = Result { try connection.attempt { try connection.settle(body) } }
            let answer: Answer = { failure in done(failure.map { .failure($0) } ?? result) }
            if case .failure(let error) = result { return (answer, error) }
            return (answer, nil)
        } refuse: { error in
            done(.failure(error))
        }
        if !jobs.add(job) { job.refuse(StorageError(.closed, "the store is closed")) }
    }

    func stop() { jobs.close(threads: 1) }

    func waitForEnd() async {
        await withCheckedContinuation { end in ended.notify(queue: .global()) { end.resume() } }
    }

    private static func commit(_ group: [Job], on connection: Connection, _ announcements: Announcements) {
        var waiting = group[...]
        while !waiting.isEmpty {
            do {
                try connection.control("BEGIN IMMEDIATE")
            } catch {
                for job in waiting { job.refuse(error) }
                return
            }
            var answers: [Answer] = []
            connection.announced = []
            do {
                while let job = waiting.popFirst() {
                    let (answer, error) = job.run(connection)
                    guard connection.isInTransaction else {
                        answer(error ?? lost(nil))
                        throw lost(error)
                    }
                    answers.append(answer)
                }
                try connection.control("COMMIT")
                for text in connection.announced { announcements.send(text) }
                for answer in answers { answer(nil) }
            } catch {
                if connection.isInTransaction { try? connection.control("ROLLBACK") }
                for answer in answers { answer(error) }
            }
        }
    }

    private static func lost(_ cause: (any Error)?) -> StorageError {
        StorageError(.conflict, "the transaction was undone by a failure of another in its group", cause: cause)
    }
}

extension Connection {
    /// Runs a body and judges its deferred foreign keys, which else would fail the commit of the whole group.
    fileprivate func settle<T>(_ body: (any Transaction) throws -> T) throws -> T {
        let result = try body(self)
        guard !owesForeignKey else {
            throw StorageError(.constraint(.foreignKey), "a deferred foreign key is not satisfied")
        }
        return result
    }

    /// Moves the log into the file and empties it. Where another process reads, the log stays, and nothing is lost.
    fileprivate func checkpoint() {
        try? execute("PRAGMA wal_checkpoint(TRUNCATE)", [])
    }
}
