import EventLog
import Storage

/// The place where drafts wait for their turn in the log: those that wait together are appended in one durable
/// transaction, and each is answered after its commit.
actor LogWriter {
    private let store: any Store
    private let tenant: String
    private let memory: Memory
    private var waiting: [Job] = []
    private var isWriting = false
    private var freshness: Freshness?

    /// As many as are appended in one transaction at most.
    private static let groupLimit = 256

    init(store: any Store, tenant: String, memory: Memory) {
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
            waiting.append(job)
            if !isWriting {
                isWriting = true
                Task { await writeAll() }
            }
        }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            let group = Array(waiting.prefix(Self.groupLimit))
            waiting.removeFirst(group.count)
            await write(group)
            if let head = freshness?.head, memory.figures.isBehind(head.last) {
                Task { [store, tenant, memory] in
                    await Folding(store: store, tenant: tenant, memory: memory).keepUp()
                }
            }
        }
        isWriting = false
    }

    private func write(_ group: [Job]) async {
        let (tenant, memory, known) = (tenant, memory, freshness)
        do {
            let turn = try await store.write(locking: "log/\(tenant)") { session in
                var turn = Turn(
                    reader: Reader(session: session, tenant: tenant, memory: memory, isCommitted: false),
                    freshness: try known?.following(tenant, in: session)
                        ?? Freshness(head: try EventTable.head(of: tenant, in: session)))
                for job in group { try turn.take(job) }
                return turn.done
            }
            freshness = turn.freshness
            memory.states.put(turn.states)
            for answer in turn.answers { answer() }
        } catch {
            freshness = nil
            switch (error as? StorageError)?.code {
            case .busy, .closed, .corrupt, .full, .unavailable, .newerSchema:
                // The fate of the transaction may be unknown: nothing is tried again.
                for job in group { job.refused(error) }
            default:
                if group.count > 1 {
                    for job in group { await write([job]) }
                } else if let job = group.first, job.draft != nil {
                    await write([job.withoutDraft])
                } else {
                    for job in group { job.refused(error) }
                }
            }
        }
    }
}

/// What waits for its turn.
private struct Job: Sendable {
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

/// One transaction of the log: the jobs of a group, one after another.
private struct Turn {
    let reader: Reader
    var done: Done

    struct Done: Sendable {
        var freshness: Freshness
        var states: [StateCache.Entry] = []
        var answers: [@Sendable () -> Void] = []
    }

    init(reader: Reader, freshness: Freshness) {
        self.reader = reader
        done = Done(freshness: freshness)
    }

    /// An error here fails the whole group; a refusal of a body that runs anew is its own affair.
    mutating func take(_ job: Job) throws {
        if let draft = job.draft, done.freshness.stands(draft) {
            let head = try draft.append(after: done.freshness.head, of: reader.tenant, in: reader.session)
            keep(draft, head, job.appended)
            return
        }
        do {
            let (draft, head, answer) = try reader.session.attempt {
                let (draft, answer) = try job.anew(reader)
                let head = try draft.append(after: done.freshness.head, of: reader.tenant, in: reader.session)
                return (draft, head, answer)
            }
            keep(draft, head, answer)
        } catch {
            done.answers.append { job.refused(error) }
        }
    }

    private mutating func keep(_ draft: Draft, _ head: ChainHead?, _ answer: @escaping @Sendable () -> Void) {
        done.freshness.note(draft.events, to: head)
        done.states += draft.states
        done.answers.append(answer)
    }
}
