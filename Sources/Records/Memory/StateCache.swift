import EventLog
import PartyLife
import Synchronization

/// States that were decoded lately, each with the version that it is of.
///
/// They are the last ones as far as this process has followed the log (``followed``). A page uses a state only where the
/// database says that its stream still has that version; a draft may rest on it, for it is judged in its turn.
final class StateCache: Sendable {
    struct Entry: Sendable {
        let stream: Stream
        let version: Int
        let state: any Sendable
        /// Bytes that it was read from: a measure of what it takes up here.
        let weight: Int
    }

    private struct Log: Sendable {
        /// Nil where the log is not followed.
        var conflicts: ConflictCheck?
        /// While states are being forgotten nobody begins to follow anew.
        var clearing = 0
    }

    private let log = Mutex(Log())
    private let states: Shards<GenerationalCache<Stream, Entry>>
    /// Positions that every request asks for, so kept beside the lock; -1 where the log is not followed.
    private let position = Atomic(Int64(-1))
    private let tree = Atomic(Int64(-1))

    /// - Parameter limit: the weight of a generation.
    init(limit: Int = 64 << 20) {
        states = Shards { GenerationalCache(limit: limit / $0) }
    }

    subscript(stream: Stream) -> Entry? { states.with(stream) { $0.use(stream) } }

    /// The position up to which the states here are the last ones; nil where that is not known.
    var followed: Int64? { Self.known(position.load(ordering: .acquiring)) }

    /// The position of the last change of the tree or of a campaign, as far as the log was followed; nil where it is not.
    var treeVersion: Int64? { Self.known(tree.load(ordering: .acquiring)) }

    private static func known(_ position: Int64) -> Int64? { position < 0 ? nil : position }

    /// Nil where the log is not followed. Not to be held beyond a turn: what holds it makes following it dear.
    var conflicts: ConflictCheck? { log.withLock { $0.conflicts } }

    /// The position of the last change of the tree or of a campaign, for a snapshot that ends with this head; nil where
    /// the log was not followed so far. From the first snapshot on it is followed.
    func treeVersion(in head: ChainHead?) -> Int64? {
        log.withLock { log in
            begin(&log, at: head)
            let seen = head?.last ?? 0
            guard let known = log.conflicts, known.position >= seen, known.tree <= seen else { return nil }
            return known.tree
        }
    }

    /// Keeps a state that was read in a transaction, unless its stream has gone on since.
    ///
    /// - Parameter position: how far the log was followed before that transaction began.
    func put(_ entry: Entry, readAfter position: Int64?) {
        guard let position else { return }
        states.with(entry.stream) { part in
            // Asked while the part is locked: what is kept of a stream changes after the stream is marked.
            let isLast = log.withLock { $0.conflicts?.isQuiet(entry.stream, since: position) ?? false }
            if isLast { part.put(entry, for: entry.stream, weight: entry.weight) }
        }
    }

    func put(_ entries: [Entry]) {
        for entry in entries { states.with(entry.stream) { $0.put(entry, for: entry.stream, weight: entry.weight) } }
    }

    /// Follows the log to a new head, by what a turn has found and done.
    func follow(_ turn: AppendGroup.Done) {
        let isFollowed = log.withLock { log in
            guard turn.foreign != nil else { return false }
            log.conflicts?.follow(turn.marks, to: turn.head)
            return log.conflicts != nil
        }
        if !isFollowed { removeAll() }
        for stream in turn.foreign ?? [] { states.with(stream) { $0.remove(stream) } }
        put(turn.states)
        // Last, for whoever reads the position relies on what is kept for it.
        log.withLock { log in
            if isFollowed { publish(log) } else { begin(&log, at: turn.head) }
        }
    }

    /// Forgets everything: the log is followed anew from the next turn or snapshot on.
    func removeAll() {
        log.withLock { log in
            log.conflicts = nil
            log.clearing += 1
            publish(log)
        }
        states.forEach { $0.removeAll() }
        log.withLock { $0.clearing -= 1 }
    }

    private func begin(_ log: inout Log, at head: ChainHead?) {
        guard log.conflicts == nil, log.clearing == 0 else { return }
        log.conflicts = ConflictCheck(head: head)
        publish(log)
    }

    private func publish(_ log: Log) {
        tree.store(log.conflicts?.tree ?? -1, ordering: .releasing)
        position.store(log.conflicts?.position ?? -1, ordering: .releasing)
    }
}
