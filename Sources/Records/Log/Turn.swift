import EventLog
import Storage

/// One transaction of the log: the jobs of a group, one after another.
struct Turn {
    private let reader: Reader
    /// What was known when the turn began.
    private let before: Freshness
    private(set) var done: Done

    struct Done: Sendable {
        fileprivate(set) var head: ChainHead?
        /// What happened since the last turn, this one's own events included.
        fileprivate(set) var marks = Marks()
        /// Streams that other processes have written to since the last turn; nil where they are not known.
        fileprivate(set) var foreign: [Stream]?
        fileprivate(set) var states: [StateCache.Entry] = []
        fileprivate(set) var answers: [@Sendable () -> Void] = []
    }

    init(reader: Reader) throws {
        self.reader = reader
        done = Done(head: try EventTable.head(of: reader.tenant, in: reader.session))
        guard let known = reader.memory.states.freshness,
            let foreign = try known.foreign(reader.tenant, upTo: done.head, in: reader.session)
        else {
            before = Freshness(head: done.head)
            return
        }
        before = known
        for (position, stream) in foreign { done.marks.note(stream, at: position) }
        done.foreign = foreign.map(\.1)
    }

    /// An error here fails the whole group; a refusal of a body that runs anew is its own affair.
    mutating func take(_ job: LogWriter.Job) throws {
        if let draft = job.draft, before.stands(draft), done.marks.leave(draft) {
            let head = try draft.append(after: done.head, of: reader.tenant, in: reader.session)
            keep(draft, head, job.appended)
            return
        }
        do {
            let (draft, head, answer) = try reader.session.attempt {
                let (draft, answer) = try job.anew(reader)
                let head = try draft.append(after: done.head, of: reader.tenant, in: reader.session)
                return (draft, head, answer)
            }
            keep(draft, head, answer)
        } catch {
            done.answers.append { job.refused(error) }
        }
    }

    private mutating func keep(_ draft: Draft, _ head: ChainHead?, _ answer: @escaping @Sendable () -> Void) {
        for event in draft.events {
            if let stream = Stream(event.stream) { done.marks.note(stream, at: head?.last ?? 0) }
        }
        done.head = head
        done.states += draft.states
        done.answers.append(answer)
    }
}
