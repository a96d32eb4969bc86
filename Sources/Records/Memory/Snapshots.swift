import EventLog
import PartyLife
import Storage

/// A stream's state as it is loaded: what was kept of it, and the events since.
///
/// A state is kept at every eighth version: writing it with each command would cost more than all else of the command,
/// and reading a few events costs little. It is marked with the shape of the state (``Recorded/shape``): one that another
/// release kept in another shape is not read.
package enum Snapshots {
    static let interval = 8

    /// A state, its version, and the size of what it was read from.
    struct Loaded<A: Recorded> {
        var state = A()
        var version = 0
        var weight = 0
    }

    /// Keeps the state at the last version that is to be kept, where a change has reached or passed it.
    package static func keep<A: Recorded>(_ change: Change<A>, version: Int, in tables: Tables) throws {
        let kept = version - version % interval
        let before = version - change.events.count
        guard kept > before else { return }
        let state = change.before.applying(Array(change.events.prefix(kept - before)))
        try write(state, at: change.stream, version: kept, in: tables)
    }

    /// Keeps a state; of one in which something stands open that is to be sealed, nothing is kept, and it is read from
    /// its events instead.
    package static func write(_ state: some Recorded, at stream: Stream, version: Int, in tables: Tables) throws {
        guard state.isSealed else {
            return try tables.execute("DELETE FROM snapshot WHERE tenant = ? AND stream = ?", .text(stream.text))
        }
        try tables.upsert(
            "snapshot", key: [("stream", .text(stream.text))],
            [
                ("version", Value(version)), ("state", .blob(try Coding.encode(state, sealer: nil))),
                ("shape", Value(type(of: state).shape)),
            ])
    }

    /// A state that was kept; nil where it was kept in another shape, or cannot be read. It is folded from its events
    /// then: what is kept is never more than a short cut.
    private static func state<A: Recorded>(_ type: A.Type, from bytes: [UInt8], shape: Int) -> A? {
        guard shape == A.shape else { return nil }
        return try? Coding.decode(A.self, from: bytes)
    }

    /// The state of a stream.
    ///
    /// - Parameters:
    ///   - known: one that is remembered; only what came after it is read.
    ///   - limit: the version that is asked for; nil for the last.
    static func load<A: Recorded>(
        _ type: A.Type, _ stream: Stream, of tenant: String, knowing known: Loaded<A>? = nil, at limit: Int? = nil,
        in session: any Transaction
    ) throws -> Loaded<A> {
        let name = Value.text(stream.text)
        let row = try session.first(
            """
            SELECT e.last, s.version, s.state, s.shape
            FROM (SELECT MAX(version) AS last FROM event WHERE tenant = ? AND stream = ?) e
            LEFT JOIN snapshot s ON s.tenant = ? AND s.stream = ? AND s.version > ? AND s.version <= ?
            """,
            [.text(tenant), name, .text(tenant), name, Value(known?.version ?? -1), Value(limit ?? Int(Int32.max))])
        var loaded = known ?? Loaded()
        if let row, let version = try row.optionalInt("version"), let bytes = try row.optionalBlob("state"),
            let state = state(type, from: bytes, shape: try row.int("shape"))
        {
            loaded = Loaded(state: state, version: version, weight: bytes.count)
        }
        let last = min(try row?.optionalInt("last") ?? 0, limit ?? .max)
        guard loaded.version < last else { return loaded }
        for event in try EventTable.events(of: tenant, stream: stream.text, loaded.version + 1...last, in: session) {
            for event in try Coding.events(of: type, event) { loaded.state.apply(event) }
            loaded.weight += event.payload.count
        }
        loaded.version = last
        return loaded
    }

    /// The states of a few streams, by one statement. It reads all their events: for streams that have few.
    ///
    /// - Parameter known: what is remembered; only what came after it is taken.
    static func load<A: Recorded>(
        _ type: A.Type, _ streams: [Stream], of tenant: String, knowing known: [Stream: Loaded<A>],
        in session: any Transaction
    ) throws -> [Stream: Loaded<A>] {
        let names = streams.map { Value.text($0.text) }.filledUp
        var loaded = known
        guard !names.isEmpty else { return loaded }
        let rows = try session.query(
            """
            SELECT stream, version, state AS bytes, shape, 1 AS kept FROM snapshot
            WHERE tenant = ? AND stream IN (\(names.marks))
            UNION ALL
            SELECT stream, version, payload AS bytes, shape, 0 AS kept FROM event
            WHERE tenant = ? AND stream IN (\(names.marks))
            ORDER BY kept DESC, stream, version
            """, [.text(tenant)] + names + [.text(tenant)] + names)
        for row in rows {
            guard let stream = Stream(try row.text("stream")) else { continue }
            var state = loaded[stream] ?? Loaded()
            let version = try row.int("version")
            guard version > state.version else { continue }
            let (bytes, shape) = (try row.blob("bytes"), try row.int("shape"))
            if try row.int("kept") == 1 {
                guard let kept = Self.state(type, from: bytes, shape: shape) else { continue }
                state = Loaded(state: kept, weight: bytes.count)
            } else {
                for event in try Coding.events(of: type, from: bytes, shape: shape) { state.state.apply(event) }
                state.weight += bytes.count
            }
            state.version = version
            loaded[stream] = state
        }
        return loaded
    }
}
