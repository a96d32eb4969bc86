import EventLog
import PartyLife
import Storage

/// One transaction of the log: states are loaded, decided on and recorded; everything is appended as one batch.
///
/// Lives inside one `Store.write` body and is finished by ``Records/commit(by:at:_:)``.
public final class Commit {
    public let reader: Reader
    public let actor: Actor
    public let now: Instant
    private let head: ChainHead?
    private var logged: [LoggedEvent] = []
    private var entries: [Stream: any Entry] = [:]
    private var order: [Stream] = []

    init(reader: Reader, actor: Actor, now: Instant) throws {
        (self.reader, self.actor, self.now) = (reader, actor, now)
        head = try EventTable.head(of: reader.tenant, in: reader.session)
    }

    /// The state as it is now, what this transaction did included.
    public func load<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> A {
        try entry(type, stream).state
    }

    /// Decides a command and records what it leads to.
    ///
    /// Throws the aggregate's refusal, and then nothing of the whole transaction remains.
    @discardableResult
    public func perform<A: Recorded>(
        _ command: A.Command, on type: A.Type, _ stream: Stream, knowing facts: A.Facts
    ) throws -> [A.Event] {
        let entry = try entry(type, stream)
        let decided = try entry.state.decide(command, by: actor, at: now, knowing: facts)
        let sealer = try stream.keyID.map {
            try reader.keyring.sealer($0, tenant: reader.tenant, in: reader.session)
        }
        for event in decided {
            let payload = try Coding.encode(event, sealer: sealer)
            // What is remembered is what was written: words come back sealed.
            let kept = try Coding.decode(A.Event.self, from: payload)
            entry.append(kept)
            logged.append(
                LoggedEvent(
                    tenant: reader.tenant, position: nextPosition, stream: stream.text,
                    version: entry.version, type: Coding.typeName(event, of: type), schema: 1,
                    at: now.milliseconds, day: (event.happened ?? now.day).description, actor: actor.signature,
                    payload: payload))
            entry.position = nextPosition - 1
        }
        return decided
    }

    /// Appends the batch and takes every change into the derived tables.
    func finish() throws {
        guard !logged.isEmpty else { return }
        try EventTable.append(logged, after: head, in: reader.session)
        let tables = Tables(session: reader.session, tenant: reader.tenant)
        for stream in order { try entries[stream]?.take(into: tables) }
    }

    private var nextPosition: Int64 { (head?.last ?? 0) + Int64(logged.count) + 1 }

    private func entry<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> StateEntry<A> {
        if let known = entries[stream] as? StateEntry<A> { return known }
        let (state, version) = try reader.loadVersioned(type, stream)
        let entry = StateEntry(stream: stream, state: state, version: version) { [unowned self] in
            order.append(stream)
        }
        entries[stream] = entry
        return entry
    }
}

private protocol Entry: AnyObject {
    func take(into tables: Tables) throws
}

/// A stream that the transaction has read, and what it did to it.
private final class StateEntry<A: Recorded>: Entry {
    let stream: Stream
    let before: A
    private(set) var state: A
    private(set) var version: Int
    private var events: [A.Event] = []
    var position: Int64 = 0
    private let touched: () -> Void

    init(stream: Stream, state: A, version: Int, touched: @escaping () -> Void) {
        (self.stream, before, self.state, self.version, self.touched) = (stream, state, state, version, touched)
    }

    func append(_ event: A.Event) {
        if events.isEmpty { touched() }
        state.apply(event)
        events.append(event)
        version += 1
    }

    func take(into tables: Tables) throws {
        guard !events.isEmpty else { return }
        let change = Change(stream: stream, before: before, after: state, events: events, position: position)
        try tables.take(change, version: version)
    }
}
