import PartyLife
import Synchronization

/// States that were decoded lately, each with the version that it is of: a state is used again only where the database
/// says that its stream still has that version.
final class StateCache: Sendable {
    struct Entry: Sendable {
        let stream: Stream
        let version: Int
        let state: any Sendable
        /// Size of the state as it is stored: a measure of what it weighs here.
        let bytes: Int
    }

    /// Two generations: what is not asked for while the younger fills up goes.
    private struct Generations: Sendable {
        var young: [Stream: Entry] = [:]
        var old: [Stream: Entry] = [:]
        var weight = 0
    }

    private let generations = Mutex(Generations())
    private let limit: Int

    /// - Parameter limit: stored bytes of a generation.
    init(limit: Int = 32 << 20) { self.limit = limit }

    subscript(stream: Stream) -> Entry? {
        generations.withLock { kept in
            if let entry = kept.young[stream] { return entry }
            guard let entry = kept.old[stream] else { return nil }
            put(entry, into: &kept)
            return entry
        }
    }

    func put(_ entries: some Sequence<Entry>) {
        generations.withLock { kept in
            for entry in entries { put(entry, into: &kept) }
        }
    }

    func removeAll() { generations.withLock { $0 = Generations() } }

    private func put(_ entry: Entry, into kept: inout Generations) {
        if let known = kept.young.updateValue(entry, forKey: entry.stream) { kept.weight -= known.bytes }
        kept.weight += entry.bytes
        guard kept.weight > limit else { return }
        (kept.old, kept.young, kept.weight) = (kept.young, [:], 0)
    }
}
