import EventLog
import Storage

extension Reader {
    /// What `read` gives, from memory where its source has not changed since it was read.
    ///
    /// - Parameter read: reads from the source alone, by the reader that it is given: a statement that goes elsewhere is
    ///   refused while testing.
    func remembered<T: Sendable>(
        _ name: String, from source: Source, _ read: (Reader) throws -> T
    ) throws -> T {
        if trusts, source == .tree, let position = memory.states.treeVersion,
            let known = memory.values.value(T.self, .text(name), at: Moment(source: .tree, place: position))
        {
            return known
        }
        guard let moment = try moment(of: source) else { return try read(self) }
        if let known = memory.values.value(T.self, .text(name), at: moment) { return known }
        let value = try read(reading(from: source))
        memory.values.put(value, for: .text(name), at: moment)
        return value
    }

    /// What `read` gives, from memory once it was found: for what is written once and stays.
    func found<T: Sendable>(_ name: String, _ read: (Reader) throws -> T?) throws -> T? {
        let moment = Moment(source: .lasting)
        if let known = memory.values.value(T.self, .text(name), at: moment) { return known }
        guard let value = try read(reading(from: .lasting)) else { return nil }
        if isCommitted { memory.values.put(value, for: .text(name), at: moment) }
        return value
    }

    /// Where a source stands in this transaction's snapshot; nil where that is not known, or what is read may not last.
    private func moment(of source: Source) throws -> Moment? {
        guard isCommitted else { return nil }
        switch source {
        case .lasting: return Moment(source: source)
        case .tree: return try treeVersion().map { Moment(source: source, place: $0) }
        case .size:
            let doublings = Int64.bitWidth - (try position()).leadingZeroBitCount
            return Moment(source: source, place: Int64(doublings))
        case .sessions, .keys: return nil
        }
    }

    /// The position of the last change of the tree that this transaction sees; nil where it is not known.
    private func treeVersion() throws -> Int64? {
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

    /// A reader that can read this source and no other; outside of tests, which have asked everything once, any reader.
    func reading(from source: Source) -> Reader {
        #if DEBUG
        var reader = self
        reader.session = DeclaredTransaction(session, from: source)
        return reader
        #else
        return self
        #endif
    }
}
