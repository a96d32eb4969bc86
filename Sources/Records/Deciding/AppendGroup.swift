import EventLog
import Storage

/// One transaction of the log: the jobs of a group, one after another.
struct AppendGroup {
    private let reader: Reader
    /// What was known when the turn began.
    private let before: ConflictCheck
    private var done: Done
    /// Whether what is appended here changes who somebody is.
    private var changesTree = false

    struct Done: Sendable {
        fileprivate(set) var head: ChainHead?
        /// What happened since the last turn, this one's own events included.
        fileprivate(set) var marks = LastTouched()
        /// Streams that other processes have written to since the last turn; nil where they are not known.
        fileprivate(set) var foreign: [Stream]?
        fileprivate(set) var states: [StateCache.Entry] = []
        fileprivate(set) var answers: [@Sendable () -> Void] = []
    }

    init(reader: Reader) throws {
        self.reader = reader
        done = Done(head: try EventTable.head(of: reader.tenant, in: reader.session))
        guard let known = reader.memory.states.conflicts,
            let foreign = try known.foreign(reader.tenant, upTo: done.head, in: reader.session)
        else {
            before = ConflictCheck(head: done.head)
            return
        }
        before = known
        for (position, stream) in foreign { done.marks.note(stream, at: position) }
        done.foreign = foreign.map(\.1)
    }

    /// Appends those drafts of a group that stand, and then decides the others anew: who asked at the same time has no
    /// claim to an order.
    ///
    /// An error here fails the whole group; a refusal of a body that runs anew is its own affair.
    mutating func take(_ group: [LogWriter.Job]) throws -> Done {
        var standing: [(draft: Draft, job: LogWriter.Job)] = []
        var others: [LogWriter.Job] = []
        var claimed = done.marks
        for job in group {
            if let draft = job.draft, before.stands(draft), claimed.leave(draft) {
                for state in draft.states { claimed.note(state.stream, at: .max) }
                standing.append((draft, job))
            } else {
                others.append(job)
            }
        }
        try append(standing)
        for job in others { try decide(job) }
        if changesTree { try reader.session.announce(Records.sessionsEnd(of: reader.tenant)) }
        for state in done.states where state.stream.isWatched {
            try reader.session.announce(state.stream.moved(to: state.version, of: reader.tenant))
        }
        return done
    }

    private mutating func append(_ standing: [(draft: Draft, job: LogWriter.Job)]) throws {
        var new = try reader.takeReceipts(standing.compactMap(\.draft.receipt))
        var together = DraftGroup()
        for (draft, job) in standing {
            if let key = draft.receipt?.key, new.remove(key) == nil {
                done.answers.append { job.refused(AlreadyDone()) }
            } else {
                keep(draft, together.add(draft, after: done.head, of: reader.tenant), job.appended)
            }
        }
        try together.write(of: reader.tenant, in: reader.session)
    }

    private mutating func decide(_ job: LogWriter.Job) throws {
        do {
            let (draft, head, answer) = try reader.session.attempt {
                let (draft, answer) = try job.anew(reader)
                if !draft.isEmpty { _ = try reader.takeReceipts([draft.receipt].compactMap(\.self)) }
                var alone = DraftGroup()
                let head = alone.add(draft, after: done.head, of: reader.tenant)
                try alone.write(of: reader.tenant, in: reader.session)
                return (draft, head, answer)
            }
            keep(draft, head, answer)
        } catch {
            done.answers.append { job.refused(error) }
        }
    }

    private mutating func keep(_ draft: Draft, _ head: ChainHead?, _ answer: @escaping @Sendable () -> Void) {
        for state in draft.states { done.marks.note(state.stream, at: head?.last ?? 0) }
        if draft.states.contains(where: { LastTouched.isOfTree($0.stream) }) { changesTree = true }
        done.head = head
        done.states += draft.states
        done.answers.append(answer)
    }
}
