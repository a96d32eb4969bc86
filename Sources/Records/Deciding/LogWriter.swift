import EventLog
import Storage
import Synchronization

/// The place where drafts wait for their turn in the log: those that wait together are appended in one durable
/// transaction, and each is answered after its commit.
///
/// A group follows the other on the store's own thread: nothing waits for a task to be scheduled.
final class LogWriter: Sendable {
    private struct Queue {
        var waiting: [Job] = []
        /// Of a group that failed: each is tried by itself.
        var alone: [Job] = []
        var isWriting = false
    }

    private let store: any Store
    private let tenant: String
    private let memory: ProcessCache
    private let queue = Mutex(Queue())

    /// As many as are appended in one transaction at most.
    private static let groupLimit = 256

    init(store: any Store, tenant: String, memory: ProcessCache) {
        (self.store, self.tenant, self.memory) = (store, tenant, memory)
    }

    /// Appends a draft if it still stands, else decides anew.
    ///
    /// - Parameters:
    ///   - drafted: the draft with what its body returned; nil where the body can only run in its turn.
    ///   - anew: runs the body in the log's own transaction.
    func append<T: Sendable>(
        _ drafted: (result: T, draft: Draft)?, anew: @escaping @Sendable (Reader) throws -> (result: T, draft: Draft)
    ) async throws -> T {
        try await withCheckedThrowingContinuation { (caller: CheckedContinuation<T, any Error>) in
            let job = Job(
                draft: drafted?.draft, appended: { if let drafted { caller.resume(returning: drafted.result) } },
                anew: { reader in
                    let (result, draft) = try anew(reader)
                    return (draft, { caller.resume(returning: result) })
                }, refused: { caller.resume(throwing: $0) })
            let isFirst = queue.withLock { queue in
                defer { queue.isWriting = true }
                queue.waiting.append(job)
                return !queue.isWriting
            }
            if isFirst { writeNext() }
        }
    }

    private func writeNext() {
        let group = queue.withLock { queue in
            guard queue.alone.isEmpty else { return [queue.alone.removeFirst()] }
            let group = Array(queue.waiting.prefix(Self.groupLimit))
            queue.waiting.removeFirst(group.count)
            queue.isWriting = !group.isEmpty
            return group
        }
        guard !group.isEmpty else { return }
        store.write(locking: "log/\(tenant)") { [tenant, memory] session in
            var turn = try AppendGroup(
                reader: Reader(session: session, tenant: tenant, memory: memory, isCommitted: false))
            return try turn.take(group)
        } done: { [self] result in
            switch result {
            case .success(let turn): end(turn)
            case .failure(let error): fail(group, error)
            }
            writeNext()
        }
    }

    private func end(_ turn: AppendGroup.Done) {
        memory.states.follow(turn)
        for answer in turn.answers { answer() }
        guard memory.figures.isBehind(turn.head?.last ?? 0) else { return }
        Task { [store, tenant, memory] in
            await Folding(store: store, tenant: tenant, memory: memory).keepUp()
        }
    }

    private func fail(_ group: [Job], _ error: any Error) {
        memory.states.removeAll()
        switch (error as? StorageError)?.code {
        case .busy, .closed, .corrupt, .full, .unavailable, .newerSchema:
            // The fate of the transaction may be unknown: nothing is tried again.
            for job in group { job.refused(error) }
        default:
            if group.count == 1, group[0].draft == nil {
                group[0].refused(error)
            } else {
                let again = group.count == 1 ? [group[0].withoutDraft] : group
                queue.withLock { $0.alone.insert(contentsOf: again, at: 0) }
            }
        }
    }
}

extension LogWriter {
    /// What waits for its turn.
    struct Job: Sendable {
        var draft: Draft?
        let appended: @Sendable () -> Void
        let anew: @Sendable (Reader) throws -> (Draft, @Sendable () -> Void)
        let refused: @Sendable (any Error) -> Void

        var withoutDraft: Job {
            var job = self
            job.draft = nil
            return job
        }
    }
}
