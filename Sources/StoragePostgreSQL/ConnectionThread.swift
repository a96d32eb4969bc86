import Dispatch
import Foundation
import Storage

/// One thread's way to the database: a connection, opened at its first use and again when it was lost.
final class ConnectionThread {
    /// What became of a body.
    enum Outcome<T> {
        case done(Result<T, any Error>)
        /// Each try met a concurrent transaction.
        case conflict(any Error)

        var result: Result<T, any Error> {
            switch self {
            case .done(let result): result
            case .conflict(let error): .failure(error)
            }
        }
    }

    private let settings: Settings
    private var connection: Connection?

    init(_ settings: Settings) { self.settings = settings }

    /// A connection that was not lost yet. Waits for a server that starts or recovers, no longer than for connecting.
    func connected() throws(StorageError) -> Connection {
        if let connection, connection.isOpen { return connection }
        connection = nil
        let clock = ContinuousClock()
        let end = clock.now + settings.connectTimeout
        while true {
            do {
                let opened = try Connection(settings)
                connection = opened
                return opened
            } catch {
                guard error.message.contains("the database system is"), clock.now < end else { throw error }
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }

    /// Runs a body in a transaction: again on a new connection if the old one turns out to be lost before anything
    /// was committed, and again, up to `tries` times in all, if it meets a concurrent transaction.
    func run<T>(_ mode: Mode, tries: Int, _ body: (any Transaction) throws -> T) -> Outcome<T> {
        var turn = 1
        var hasReconnected = false
        while true {
            do {
                let connection = try connected()
                let result = connection.run(mode, body)
                guard case .failure(let error) = result else { return .done(result) }
                if connection.isLost, !connection.isInDoubt, !hasReconnected {
                    hasReconnected = true
                } else if connection.metConflict {
                    guard turn < tries else { return .conflict(error) }
                    Thread.sleep(forTimeInterval: .random(in: 0...0.000_5) * Double(1 << min(turn, 6)))
                    turn += 1
                } else {
                    return .done(result)
                }
            } catch {
                return .done(.failure(error))
            }
        }
    }
}

/// Threads that take jobs from one queue, each with a lane of its own.
final class Lanes: Sendable {
    typealias Job = @Sendable (ConnectionThread) -> Void

    private let jobs = JobQueue<Job>()
    private let ended = DispatchGroup()
    private let threads: Int

    init(_ threads: Int, _ settings: Settings) {
        self.threads = threads
        let (jobs, ended) = (jobs, ended)
        for _ in 0..<threads {
            ended.enter()
            Thread {
                do {
                    let lane = ConnectionThread(settings)
                    while let job = jobs.take(atMost: 1)?.first { job(lane) }
                }
                ended.leave()
            }.start()
        }
    }

    /// False if the lanes are closed and the job not taken.
    func add(_ job: @escaping Job) -> Bool { jobs.add(job) }

    func stop() { jobs.close(threads: threads) }

    func waitForEnd() async {
        await withCheckedContinuation { end in ended.notify(queue: .global()) { end.resume() } }
    }
}
