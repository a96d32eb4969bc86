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

    /// Two generations: what is not asked for while the younger fills up goes.
    private struct Generations: Sendable {
        var young: [Stream: Entry] = [:]
        var old: [Stream: Entry] = [:]
        var weight = 0
        /// Nil where the log is not followed.
        var freshness: Freshness?
    }

    private let generations = Mutex(Generations())
    private let limit: Int

    /// - Parameter limit: the weight of a generation.
    init(limit: Int = 32 << 20) { self.limit = limit }

    subscript(stream: Stream) -> Entry? {
        generations.withLock { kept in
            if let entry = kept.young[stream] { return entry }
            guard let entry = kept.old[stream] else { return nil }
            put(entry, into: &kept)
            return entry
        }
    }

    /// The position up to which the states here are the last ones; nil where that is not known.
    var followed: Int64? { generations.withLock { $0.freshness?.position } }

    /// Nil where the log is not followed. Not to be held beyond a turn: what holds it makes following it dear.
    var freshness: Freshness? { generations.withLock { $0.freshness } }

    /// The position of the last change of the tree or of a campaign, for a snapshot that ends with this head; nil where
    /// the log was not followed so far. From the first snapshot on it is followed.
    func treeVersion(in head: ChainHead?) -> Int64? {
        generations.withLock { kept in
            if kept.freshness == nil {
                kept = Generations()
                kept.freshness = Freshness(head: head)
            }
            let seen = head?.last ?? 0
            guard let freshness = kept.freshness, freshness.position >= seen, freshness.tree <= seen else { return nil }
            return freshness.tree
        }
    }

    /// Keeps a state that was read in a transaction, unless its stream has gone on since.
    ///
    /// - Parameter position: how far the log was followed before that transaction began.
    func put(_ entry: Entry, readAfter position: Int64?) {
        generations.withLock { kept in
            if let freshness = kept.freshness {
                guard let position, freshness.isQuiet(entry.stream, since: position) else { return }
            }
            put(entry, into: &kept)
        }
    }

    func put(_ entries: [Entry]) {
        generations.withLock { kept in
            for entry in entries { put(entry, into: &kept) }
        }
    }

    /// Follows the log to a new head, by what a turn has found and done.
    func follow(_ turn: Turn.Done) {
        generations.withLock { kept in
            if kept.freshness == nil || turn.foreign == nil {
                kept = Generations()
                kept.freshness = Freshness(head: turn.head)
            } else {
                kept.freshness?.follow(turn.marks, to: turn.head)
            }
            for stream in turn.foreign ?? [] {
                if let known = kept.young.removeValue(forKey: stream) { kept.weight -= known.weight }
                kept.old[stream] = nil
            }
            for entry in turn.states { put(entry, into: &kept) }
        }
    }

    /// Forgets everything: the log is followed anew from the next turn on.
    func removeAll() { generations.withLock { $0 = Generations() } }

    private func put(_ entry: Entry, into kept: inout Generations) {
        if let known = kept.young.updateValue(entry, forKey: entry.stream) { kept.weight -= known.weight }
        kept.old[entry.stream] = nil
        kept.weight += entry.weight
        guard kept.weight > limit else { return }
        (kept.old, kept.young, kept.weight) = (kept.young, [:], 0)
    }
}
