import EventLog
import PartyLife
import Records
import Storage

/// Prepares streams that the database does not have yet, with all that is derived from them, to be loaded in the fastest
/// way that the engine has. Every row is made by the same code as in a commit.
public final class BulkWriter {
    /// What was prepared since the last time: to be loaded in order.
    public struct Load: Sendable {
        let events: [LoggedEvent]
        let positions: ClosedRange<Int64>
        let rows: Writes

        /// Rows of all tables.
        public var count: Int { events.count + rows.count }
    }

    private let tenant: String
    private let signature: String
    private let now: Instant
    private let logs: Bool
    private let tables: Tables
    private let joined = LoadedRows()
    private let list: WriteList
    private var events: [LoggedEvent] = []
    private var leaves: [Organisation.ID] = []
    private var position: Int64 = 0
    private var loaded: Int64 = 0

    /// Tables whose rows are not wanted.
    public var leavesOut: Set<String> {
        get { joined.leavesOut }
        set { joined.leavesOut = newValue }
    }

    /// Rows that wait to be taken.
    public var count: Int { events.count + list.rows.count }

    /// - Parameter logs: whether the events of organisations are written. Without them the log says how long it is, and
    ///   nothing else, so it cannot be verified or rebuilt from.
    public init(tenant: String, by actor: ActingPerson, at now: Instant, logs: Bool) {
        (self.tenant, signature, self.now, self.logs) = (tenant, actor.signature, now, logs)
        list = WriteList { [joined] in joined.pass($0) }
        tables = Tables(
            collecting: list, tenant: tenant, because: "a bulk writer reads nothing: superiors come first")
    }

    /// Takes an organisation, whose superior was taken before.
    ///
    /// - Parameter keepsState: whether its state is kept where its events are not, so that commands can follow.
    public func take(organisation id: Organisation.ID, _ events: [Organisation.Event], keepsState: Bool) throws {
        let stream = Stream.organisation(id)
        if logs {
            for (index, event) in events.enumerated() {
                let payload = try Coding.encode(event, sealer: nil)
                let type = try Coding.type(of: payload, Organisation.self)
                self.events.append(
                    LoggedEvent(
                        tenant: tenant, position: position + Int64(index) + 1, stream: stream.text, version: index + 1,
                        type: type.name, schema: type.shape, at: now.milliseconds,
                        day: (event.happened ?? now.day).description, actor: signature,
                        payload: payload))
            }
        }
        position += Int64(events.count)
        let state = Organisation().applying(events)
        if state.type.holdsMeeting { leaves.append(id) }
        try project(state, at: stream, events)
        try tables.count(state.tally, stream, position: position)
        if logs {
            let change = Change(
                stream: stream, before: Organisation(), after: state, events: events, position: position)
            try Snapshots.keep(change, version: events.count, in: tables)
        } else if keepsState {
            try Snapshots.write(state, at: stream, version: events.count, in: tables)
        }
    }

    /// Takes the rows of a stream in a campaign, and its snapshot if it is to have one.
    public func take<A: Recorded>(_ state: A, at stream: Stream, version: Int?) throws {
        try project(state, at: stream, [])
        if let version { try Snapshots.write(state, at: stream, version: version, in: tables) }
    }

    /// Takes what all that was taken at an organisation in a campaign counts.
    public func count(_ tally: Tally, of organisation: Organisation.ID, in campaign: Campaign.ID) throws {
        try tables.count(tally, .step(Notice.self, campaign, organisation), position: position)
    }

    /// Takes the key that seals the words of an organisation in a campaign; see ``Stream``.
    public func take(
        key: DataKey, wrappedBy master: MasterKey, of organisation: Organisation.ID, in campaign: Campaign.ID
    )
        throws -> any WordSealer
    {
        let id = "\(organisation)/\(campaign)"
        try tables.upsert(
            "data_key", key: [("id", .text(id))], [("wrapped", .text(key.wrapped(id: id, under: master)))])
        return Keyring.sealer(key, id)
    }

    /// What waits; nil where nothing does.
    public func load() -> Load? {
        for row in joined.rest() { list.rows.add(row, tenant: tenant) }
        guard position > loaded else { return nil }
        defer {
            (events, loaded) = ([], position)
            for leaf in leaves { tables.places.forget(leaf) }
            leaves = []
        }
        return Load(events: events, positions: loaded + 1...position, rows: list.take())
    }

    private func project<A: Recorded>(_ state: A, at stream: Stream, _ events: [A.Event]) throws {
        try A.project(
            Change(stream: stream, before: A(), after: state, events: events, position: position), into: tables)
    }
}

extension Records {
    /// Loads what a ``BulkWriter`` has prepared, in one transaction.
    public func load(_ load: BulkWriter.Load) async throws {
        try await store.write(locking: "log/\(tenant)") { [tenant] session in
            let head = try EventTable.head(of: tenant, in: session)
            guard load.positions.lowerBound == (head?.last ?? 0) + 1 else {
                throw StorageError(.other, "the log does not end where the load begins")
            }
            var batches = Batches()
            let new = batches.add(load.events, after: head)
            try batches.insert(in: session)
            if new?.last != load.positions.upperBound {
                try Log.skip(to: load.positions.upperBound, of: tenant, after: head, in: session)
            }
            try load.rows.load(of: tenant, in: session)
        }
    }
}
