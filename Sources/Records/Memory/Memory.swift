/// What a remembered value was read from.
enum Source: Hashable, Sendable {
    /// What is written once and stays.
    case lasting
    /// Organisations, members, offices and campaigns.
    case tree
    /// Sessions, and the people in them: whoever ends a session or changes the tree announces it.
    case sessions
    /// About how much there is: told anew when the log has doubled.
    case size
    /// The keys that seal words: whoever destroys one announces it.
    case keys
}

/// What must not have changed since a value was read: where its source stood then.
struct Moment: Hashable, Sendable {
    let source: Source
    /// The position, size or count of announcements that the source goes by.
    var place: Int64 = 0
    /// How much was heard of what other servers announce.
    var heard = 0
}

/// What a process remembers of values that it has read, by their names.
///
/// There is one rule: a value is given again as long as its source stands where it stood when the value was read. Nothing
/// is ever wrong here that is put with the moment from before it was read; what is old is dropped when there is no room.
final class Memory: Sendable {
    enum Name: Hashable, Sendable {
        case text(String)
        case bytes([UInt8])
    }

    private struct Kept: Sendable {
        let value: any Sendable
        let moment: Moment
    }

    private struct Key: Hashable, Sendable {
        let name: Name
        let source: Source
    }

    private let parts: Shards<GenerationalCache<Key, Kept>>

    /// - Parameter limit: how many values a generation has.
    init(limit: Int = 48_000) { parts = Shards { GenerationalCache(limit: max(1, limit / $0)) } }

    /// What was read when the source stood where it stands at this moment; nil where nothing was.
    func value<T: Sendable>(_: T.Type, _ name: Name, at moment: Moment) -> T? {
        let key = Key(name: name, source: moment.source)
        let kept = parts.with(key) { $0.use(key) }
        // Unwrapped first: where T is optional, nothing would pass for a nil that is kept.
        guard let kept, kept.moment == moment else { return nil }
        return kept.value as? T
    }

    /// - Parameter moment: taken before the value was read.
    func put(_ value: some Sendable, for name: Name, at moment: Moment) {
        let key = Key(name: name, source: moment.source)
        parts.with(key) { $0.put(Kept(value: value, moment: moment), for: key) }
    }

    func forget(_ name: Name, of source: Source) {
        let key = Key(name: name, source: source)
        parts.with(key) { $0.remove(key) }
    }
}
