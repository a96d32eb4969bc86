import EventLog
import PartyLife
import Storage

/// Reads one tenant's records inside one transaction.
public struct Reader {
    public internal(set) var session: any Transaction
    public let tenant: String
    let memory: ProcessCache
    /// Whether what is read here is committed, and so may be remembered.
    var isCommitted = true
    /// How far this process had followed the log before the transaction began; nil where that is not known.
    var followed: Int64?
    /// Whether what this process remembers may be older than this transaction: for drafts, which are judged in their turn.
    var trusts = false
    let tree = Tree()

    var keyring: Keyring { memory.keyring }

    /// The state of a stream as it is now; its beginning when there are no events yet.
    public func load<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> A {
        try loaded(type, stream).state
    }

    /// The states of a few streams that have few events each, in their order.
    public func load<A: Recorded>(_ type: A.Type, _ streams: [Stream]) throws -> [A] {
        try loaded(type, streams).map(\.state)
    }

    func loaded<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> Snapshots.Loaded<A> {
        let known = remembered(type, stream)
        if trusts, let known { return known }
        let loaded = try Snapshots.load(type, stream, of: tenant, knowing: known, in: session)
        remember(loaded, of: stream, insteadOf: known)
        return loaded
    }

    func loaded<A: Recorded>(_ type: A.Type, _ streams: [Stream]) throws -> [Snapshots.Loaded<A>] {
        var known: [Stream: Snapshots.Loaded<A>] = [:]
        for stream in streams { known[stream] = remembered(type, stream) }
        let asked = trusts ? streams.filter { known[$0] == nil } : streams
        let loaded = try Snapshots.load(type, asked, of: tenant, knowing: known, in: session)
        return streams.map { stream in
            let state = loaded[stream] ?? Snapshots.Loaded()
            remember(state, of: stream, insteadOf: known[stream])
            return state
        }
    }

    private func remembered<A: Recorded>(_ type: A.Type, _ stream: Stream) -> Snapshots.Loaded<A>? {
        memory.states[stream].flatMap { entry in
            (entry.state as? A).map { Snapshots.Loaded(state: $0, version: entry.version, weight: entry.weight) }
        }
    }

    private func remember<A: Recorded>(
        _ loaded: Snapshots.Loaded<A>, of stream: Stream, insteadOf known: Snapshots.Loaded<A>?
    ) {
        guard isCommitted, loaded.version != known?.version else { return }
        memory.states.put(
            StateCache.Entry(
                stream: stream, version: loaded.version, state: loaded.state, weight: loaded.weight + 200),
            readAfter: followed)
    }

    /// What happened in a stream, oldest first.
    public func history<A: Recorded>(of type: A.Type, _ stream: Stream) throws -> [Happening<A.Event>] {
        try EventTable.events(of: tenant, stream: stream.text, in: session).flatMap { logged in
            try Coding.events(of: type, logged).map { event in
                Happening(
                    event: event, recorded: Instant(milliseconds: logged.at),
                    on: Day(logged.day) ?? Instant(milliseconds: logged.at).day, actor: Member.ID(logged.actor),
                    position: logged.position)
            }
        }
    }

    /// Opens words of a stream; nil when their key was destroyed.
    public func open(_ words: Words, of stream: Stream) throws -> String? {
        guard let key = stream.keyID else { return nil }
        return try keyring.open(words, with: key, by: self)
    }

    /// The position of the last event.
    public func position() throws -> Int64 { try EventTable.head(of: tenant, in: session)?.last ?? 0 }

    func first(_ sql: String, _ values: Value...) throws -> Row? { try session.first(sql, [.text(tenant)] + values) }

    func query(_ sql: String, _ values: Value...) throws -> [Row] { try session.query(sql, [.text(tenant)] + values) }
}
