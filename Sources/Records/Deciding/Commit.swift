import EventLog
import PartyLife
import Storage

/// One transaction of the log: states are loaded, decided on and recorded; everything is appended as one batch.
///
/// Lives inside one body of ``Records/commit(by:at:_:)``. First it is a draft, decided beside others; when something that
/// it rests on has changed before its turn came, it is decided anew in its turn.
public final class Commit {
    public let reader: Reader
    public let actor: ActingPerson
    public let now: Instant
    private let basis: Basis
    private var isDraft: Bool { basis != .turn }
    private var draft: Draft
    private var entries: [Stream: any Entry] = [:]
    private var order: [Stream] = []

    /// What is decided on.
    enum Basis {
        /// The states that this process remembers as far as it has followed the log, and a snapshot for all else: quick,
        /// and right if it stands in its turn.
        case memory
        /// A snapshot.
        case snapshot
        /// The end of the log, which nobody else can move.
        case turn
    }

    init(reader: Reader, actor: ActingPerson, now: Instant, once: OnceKey?, on basis: Basis) throws {
        let followed = basis == .memory ? reader.followed : nil
        var reader = reader
        reader.trusts = followed != nil
        (self.reader, self.actor, self.now, self.basis) = (reader, actor, now, basis)
        draft = Draft(seen: try followed ?? reader.position())
        if let once {
            // What is decided from memory is held against the receipts in its turn.
            if followed == nil, try reader.hasReceipt(once) { throw AlreadyDone() }
            draft.receipt = Receipt(key: once, at: now)
        }
    }

    /// The state as it is now, what this transaction did included.
    public func load<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> A {
        try entry(type, stream).state
    }

    /// The states of a few streams that have few events each, in their order.
    public func load<A: Recorded>(_ type: A.Type, _ streams: [Stream]) throws -> [A] {
        let new = streams.filter { entries[$0] == nil }
        for (stream, loaded) in zip(new, try reader.loaded(type, new)) { enter(stream, loaded) }
        return try streams.map { try load(type, $0) }
    }

    /// Decides a command and records what it leads to.
    ///
    /// Throws the aggregate's refusal, and then nothing of the whole transaction remains.
    @discardableResult
    public func perform<A: Recorded>(
        _ command: A.Command, on type: A.Type, _ stream: Stream, knowing facts: A.Facts
    ) throws -> [A.Event] {
        if isDraft, A.readsWhatItWrites { throw NeedsTurn() }
        let entry = try entry(type, stream)
        let decided = try entry.state.decide(command, by: actor, at: now, knowing: facts)
        guard !decided.isEmpty else { return [] }
        let sealer = try stream.keyID.map(sealer)
        for event in decided {
            let recorded = event.keepsDayAlone ? Instant(now.day) : now
            let payload = try Coding.encode(event, sealer: sealer)
            if Coding.longestText(in: payload) > TextLimit.shortest { try TextLimit.check(event) }
            // What is remembered is what was written: words come back sealed.
            let type = try Coding.type(of: payload, type)
            entry.append(
                try Coding.decode(A.Event.self, from: payload), at: Int64(draft.events.count + 1),
                weighing: payload.count)
            draft.events.append(
                LoggedEvent(
                    tenant: reader.tenant, position: entry.position, stream: stream.text,
                    version: entry.version, type: type.name, schema: type.shape,
                    at: recorded.milliseconds, day: (event.happened ?? now.day).description, actor: actor.signature,
                    payload: payload))
        }
        return decided
    }

    /// Opens words of a stream, those that this transaction has sealed included; nil when their key was destroyed.
    public func open(_ words: Words, of stream: Stream) throws -> String? {
        guard let id = stream.keyID, let new = draft.keys.first(where: { $0.id == id }) else {
            return try reader.open(words, of: stream)
        }
        return try Keyring.open(words, with: new.key, id)
    }

    /// Goes on in the turn alone, where nothing can come between: for what rests on tables of other places than the one
    /// that is written to, which no draft is held against.
    public func takeTurn() throws {
        if isDraft { throw NeedsTurn() }
    }

    /// A branch as rules see it, what this transaction did included; see ``Reader/branch(_:)``.
    public func branch(_ id: Organisation.ID) throws -> Organisation {
        let stream = Stream.organisation(id)
        let branch = try load(Organisation.self, stream)
        guard order.contains(stream) else { return branch.knowing(try reader.known(of: id)) }
        return branch.knowing(try .init(of: branch) { try open($0, of: stream) })
    }

    /// What is to be appended. Derived rows are collected; in its turn, they are written here.
    func finish() throws -> Draft {
        draft.reads = Set(entries.keys)
        let rows = WriteList()
        var tables = Tables(
            session: reader.session, tenant: reader.tenant, base: isDraft ? 0 : draft.seen, writes: rows,
            isInTurn: !isDraft)
        if !isDraft { tables.folded = { [reader] in try reader.memory.figures.whole(of: $0, in: $1, by: reader) } }
        for stream in order {
            if let state = try entries[stream]?.take(into: tables) { draft.states.append(state) }
        }
        try tables.settle()
        draft.writes = rows.take()
        return draft
    }

    private func sealer(_ id: String) throws -> any WordSealer {
        if let new = draft.keys.first(where: { $0.id == id }) { return Keyring.sealer(new.key, id) }
        if let known = try reader.keyring.key(id, by: reader) {
            return Keyring.sealer(known, id)
        }
        let new = try reader.keyring.make(id)
        draft.keys.append(new)
        return Keyring.sealer(new.key, id)
    }

    private func entry<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> StateEntry<A> {
        if let known = entries[stream] as? StateEntry<A> { return known }
        return enter(stream, try reader.loaded(type, stream))
    }

    @discardableResult
    private func enter<A: Recorded>(_ stream: Stream, _ loaded: Snapshots.Loaded<A>) -> StateEntry<A> {
        let entry = StateEntry(stream: stream, loaded) { [unowned self] in
            order.append(stream)
        }
        entries[stream] = entry
        return entry
    }
}

/// A command that cannot be drafted beside others: it reads tables that it has just written, or those of other places.
struct NeedsTurn: Error {}

private protocol Entry: AnyObject {
    func take(into tables: Tables) throws -> StateCache.Entry
}

/// A stream that the transaction has read, and what it did to it.
private final class StateEntry<A: Recorded>: Entry {
    let stream: Stream
    let before: A
    private(set) var state: A
    private(set) var version: Int
    private var weight: Int
    private var events: [A.Event] = []
    /// The place of the last event in the batch, from 1.
    private(set) var position: Int64 = 0
    private let touched: () -> Void

    init(stream: Stream, _ loaded: Snapshots.Loaded<A>, touched: @escaping () -> Void) {
        (self.stream, before, state, version) = (stream, loaded.state, loaded.state, loaded.version)
        (weight, self.touched) = (loaded.weight, touched)
    }

    func append(_ event: A.Event, at position: Int64, weighing bytes: Int) {
        if events.isEmpty { touched() }
        state.apply(event)
        events.append(event)
        version += 1
        weight += bytes
        self.position = position
    }

    func take(into tables: Tables) throws -> StateCache.Entry {
        let change = Change(
            stream: stream, before: before, after: state, events: events, position: tables.base + position)
        return try tables.take(change, version: version, weight: weight)
    }
}
