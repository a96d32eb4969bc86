import Storage
import Synchronization

/// Bodies that take turns, by the name of the turn.
///
/// Those that wait together in this process are committed together: one lock, one sync of the disk for all.
final class Turns: Sendable {
    /// What to tell a caller when the fate of the transaction is known: its own result, or the error given here.
    typealias Answer = ((any Error)?) -> Void

    struct Job: Sendable {
        /// Runs the body as one of several in an open transaction.
        let together: @Sendable (Connection) -> Answer
        /// Runs the body in a transaction of its own and answers.
        let alone: @Sendable (Lane) -> Void
        let refuse: @Sendable (any Error) -> Void
    }

    /// PostgreSQL keeps up to 64 savepoints of a transaction at hand.
    private static let groupLimit = 50

    private let lanes: Lanes
    /// A name is here as long as a lane is busy with it.
    private let waiting = Mutex<[String: [Job]]>([:])

    init(_ lanes: Lanes) { self.lanes = lanes }

    func add(_ name: String, _ job: Job) {
        let isFirst = waiting.withLock { waiting in
            defer { waiting[name, default: []].append(job) }
            return waiting[name] == nil
        }
        guard isFirst, !lanes.add({ lane in self.run(name, on: lane) }) else { return }
        for job in waiting.withLock({ $0.removeValue(forKey: name) }) ?? [] {
            job.refuse(StorageError(.closed, "the store is closed"))
        }
    }

    /// Goes to the end of the queue after each group, so that a busy name does not hold the lane.
    private func run(_ name: String, on lane: Lane) {
        repeat {
            let group = take(name)
            if group.isEmpty { return }
            commit(group, name, on: lane)
        } while !lanes.add { lane in self.run(name, on: lane) }
    }

    private func take(_ name: String) -> [Job] {
        waiting.withLock { waiting in
            let group = waiting[name]?.prefix(Self.groupLimit) ?? []
            if group.isEmpty { waiting[name] = nil } else { waiting[name]?.removeFirst(group.count) }
            return Array(group)
        }
    }

    private func commit(_ group: [Job], _ name: String, on lane: Lane) {
        guard group.count > 1, let connection = try? lane.connected() else {
            for job in group { job.alone(lane) }
            return
        }
        var answers: [Answer] = []
        let result = connection.run(.turn(name)) { _ in
            for job in group {
                answers.append(job.together(connection))
                if let failure = connection.failure { throw failure.error }
            }
        }
        switch result {
        case .success: for answer in answers { answer(nil) }
        // Nobody got the turn in time, or nobody knows: trying each by itself would only take longer, or double it.
        case .failure(let error) where connection.isInDoubt || connection.failure?.error.code == .busy:
            for job in group { job.refuse(error) }
        // One of them may be to blame for all: each is judged by itself.
        case .failure: for job in group { job.alone(lane) }
        }
    }
}
