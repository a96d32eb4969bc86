import EventLog
import Synchronization

/// What was read of the tree and of campaigns, kept as long as neither changes: most of what a page or a command asks
/// about people and places is asked again and again.
final class TreeMemory: Sendable {
    private struct Part: Sendable {
        /// The position of the last change that what is kept knows of.
        var version: Int64 = -1
        var kept: GenerationalCache<String, any Sendable>
    }

    private static let limit = 16_000
    private let parts = Shards { Part(kept: GenerationalCache(limit: limit / $0)) }

    func value<T: Sendable>(_: T.Type, _ key: String, at version: Int64) -> T? {
        let value = parts.with(key) { $0.version == version ? $0.kept.use(key) : nil }
        // Unwrapped first: where T is optional, nothing would pass for a nil that is kept.
        guard let value else { return nil }
        return value as? T
    }

    func put(_ value: any Sendable, for key: String, at version: Int64) {
        parts.with(key) { part in
            guard part.version <= version else { return }
            if part.version < version {
                part.version = version
                part.kept.removeAll()
            }
            part.kept.put(value, for: key)
        }
    }
}

extension Reader {
    /// What `read` gives, from memory where neither the tree nor a campaign has changed since it was read.
    ///
    /// - Parameter read: reads organisations, members, offices and campaigns, and nothing else.
    func whileTreeStands<T: Sendable>(_ key: String, _ read: () throws -> T) throws -> T {
        if trusts, let version = memory.states.treeVersion, let known = memory.tree.value(T.self, key, at: version) {
            return known
        }
        guard let version = try treeVersion() else { return try read() }
        if let known = memory.tree.value(T.self, key, at: version) { return known }
        let value = try read()
        memory.tree.put(value, for: key, at: version)
        return value
    }

    /// What `read` gives, from memory once it was found: for what is written once and stays.
    func onceFound<T: Sendable>(_ key: String, _ read: () throws -> T?) throws -> T? {
        if let known = memory.lasting.value(T.self, key, at: 0) { return known }
        guard let value = try read() else { return nil }
        if isCommitted { memory.lasting.put(value, for: key, at: 0) }
        return value
    }

    /// The position of the last change of the tree that this transaction sees; nil where it is not known.
    private func treeVersion() throws -> Int64? {
        guard isCommitted else { return nil }
        if let known = tree.version { return known }
        let version = memory.states.treeVersion(in: try head())
        tree.version = .some(version)
        return version
    }

    /// The end of the log in this transaction's snapshot.
    private func head() throws -> ChainHead? {
        if let known = tree.head { return known }
        return try EventTable.head(of: tenant, in: session)
    }

    /// What a transaction has found out about its snapshot.
    final class Tree {
        /// Where it was read along with something else.
        var head: ChainHead??
        var version: Int64??
    }
}
