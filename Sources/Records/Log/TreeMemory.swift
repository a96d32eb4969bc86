import Synchronization

/// What was read of the tree and of campaigns, kept as long as neither changes: most of what a page or a command asks
/// about people and places is asked again and again.
final class TreeMemory: Sendable {
    /// Two generations: what is not asked for while the younger fills up goes.
    private struct Kept: Sendable {
        /// The position of the last change that what is kept knows of.
        var version: Int64 = -1
        var young: [String: any Sendable] = [:]
        var old: [String: any Sendable] = [:]
    }

    private let kept = Mutex(Kept())
    private static let limit = 10_000

    func value(of key: String, at version: Int64) -> (any Sendable)? {
        kept.withLock { kept in
            guard kept.version == version else { return nil }
            if let value = kept.young[key] { return value }
            guard let value = kept.old[key] else { return nil }
            kept.young[key] = value
            return value
        }
    }

    func put(_ value: any Sendable, for key: String, at version: Int64) {
        kept.withLock { kept in
            guard kept.version <= version else { return }
            if kept.version < version { kept = Kept(version: version) }
            if kept.young.count >= Self.limit { (kept.old, kept.young) = (kept.young, [:]) }
            kept.young[key] = value
        }
    }
}

extension Reader {
    /// What `read` gives, from memory where neither the tree nor a campaign has changed since it was read.
    ///
    /// - Parameter read: reads organisations, members, offices and campaigns, and nothing else.
    func whileTreeStands<T: Sendable>(_ key: String, _ read: () throws -> T) throws -> T {
        guard let version = try treeVersion() else { return try read() }
        if let known = memory.tree.value(of: key, at: version), let value = known as? T { return value }
        let value = try read()
        memory.tree.put(value, for: key, at: version)
        return value
    }

    /// The position of the last change of the tree that this transaction sees; nil where it is not known.
    private func treeVersion() throws -> Int64? {
        guard isCommitted else { return nil }
        if let known = tree.version { return known }
        let version = memory.states.treeVersion(in: try EventTable.head(of: tenant, in: session))
        tree.version = .some(version)
        return version
    }

    /// What a transaction has found out about its snapshot.
    final class Tree {
        var version: Int64??
    }
}
