import EventLog
import Storage

/// The log as it is stored: events, and one batch for each transaction that wrote them.
package enum EventTable {
    /// The end of the chain; nil before the first event.
    package static func head(of tenant: String, in session: any Transaction) throws -> ChainHead? {
        try session.first(
            "SELECT number, last, link FROM batch WHERE tenant = ? ORDER BY number DESC LIMIT 1", [.text(tenant)]
        ).flatMap(head)
    }

    /// The end of the chain in a row with its columns, which are null before the first event.
    static func head(_ row: Row) throws -> ChainHead? {
        guard let number = try row.optionalInteger("number") else { return nil }
        return ChainHead(number: number, last: try row.integer("last"), link: try digest(row, "link"))
    }

    /// The streams that events belong to, by position; whatever is no stream's name is left out.
    static func streams(
        of tenant: String, _ positions: ClosedRange<Int64>, in session: any Transaction
    ) throws -> [(Int64, Stream)] {
        try session.query(
            "SELECT position, stream FROM event WHERE tenant = ? AND position BETWEEN ? AND ? ORDER BY position",
            [.text(tenant), .integer(positions.lowerBound), .integer(positions.upperBound)]
        ).compactMap { row in
            guard let stream = Stream(try row.text("stream")) else { return nil }
            return (try row.integer("position"), stream)
        }
    }

    /// Every batch with its events, in order.
    static func forEachBatch(
        of tenant: String, in session: any Transaction,
        _ body: (Batch, [(event: LoggedEvent, digest: Digest256)]) throws -> Void
    ) throws {
        var batches: [Batch] = []
        var number: Int64 = 0
        repeat {
            batches = try session.query(
                "SELECT * FROM batch WHERE tenant = ? AND number > ? ORDER BY number LIMIT 500",
                [.text(tenant), .integer(number)]
            ).map(batch)
            for batch in batches {
                try body(batch, try events(of: tenant, batch.first...max(batch.first, batch.last), in: session))
                number = batch.number
            }
        } while !batches.isEmpty
    }

    static func events(
        of tenant: String, _ positions: ClosedRange<Int64>, in session: any Transaction
    ) throws -> [(event: LoggedEvent, digest: Digest256)] {
        try session.query(
            "SELECT * FROM event WHERE tenant = ? AND position BETWEEN ? AND ? ORDER BY position",
            [.text(tenant), .integer(positions.lowerBound), .integer(positions.upperBound)]
        ).map { (try event($0), try digest($0, "digest")) }
    }

    /// The events of a stream, oldest first: all, or those from one version to another.
    static func events(
        of tenant: String, stream: String, _ versions: ClosedRange<Int> = 1...Int(Int32.max),
        in session: any Transaction
    ) throws -> [LoggedEvent] {
        try session.query(
            "SELECT * FROM event WHERE tenant = ? AND stream = ? AND version BETWEEN ? AND ? ORDER BY version",
            [.text(tenant), .text(stream), Value(versions.lowerBound), Value(versions.upperBound)]
        ).map(event)
    }

    static func event(_ row: Row) throws -> LoggedEvent {
        LoggedEvent(
            tenant: try row.text("tenant"), position: try row.integer("position"), stream: try row.text("stream"),
            version: try row.int("version"), type: try row.text("type"), schema: try row.int("shape"),
            at: try row.integer("recorded"), day: try row.text("day"), actor: try row.text("actor"),
            payload: try row.blob("payload"))
    }

    static func batch(_ row: Row) throws -> Batch {
        Batch(
            tenant: try row.text("tenant"), number: try row.integer("number"), first: try row.integer("first"),
            last: try row.integer("last"), root: try digest(row, "root"), link: try digest(row, "link"))
    }

    static func digest(_ row: Row, _ column: Column) throws -> Digest256 {
        guard let digest = Digest256(bytes: try row.blob(column)) else {
            throw StorageError(.corrupt, "a digest of the wrong length")
        }
        return digest
    }
}

/// Batches that are appended together, with their events.
package struct Batches {
    private var events: [[Value]] = []
    private var batches: [[Value]] = []

    package init() {}

    /// Takes events as one batch after the head of the log; gives the new head.
    package mutating func add(_ new: [LoggedEvent], after head: ChainHead?) -> ChainHead? {
        let digests = new.map(\.digest)
        guard let first = new.first, let batch = Batch(tenant: first.tenant, after: head, digests: digests) else {
            return head
        }
        events += zip(new, digests).map(Self.values)
        batches.append([
            .text(batch.tenant), .integer(batch.number), .integer(batch.first), .integer(batch.last),
            .blob(batch.root.bytes), .blob(batch.link.bytes),
        ])
        return batch.head
    }

    package func insert(in session: any Transaction) throws {
        try session.load("event", Self.eventColumns, events)
        try session.load("batch", ["tenant", "number", "first", "last", "root", "link"], batches)
    }

    private static let eventColumns = [
        "tenant", "position", "stream", "version", "type", "shape", "recorded", "day", "actor", "payload", "digest",
    ]

    private static func values(_ event: LoggedEvent, _ digest: Digest256) -> [Value] {
        [
            .text(event.tenant), .integer(event.position), .text(event.stream), Value(event.version),
            .text(event.type), Value(event.schema), .integer(event.at), .text(event.day), .text(event.actor),
            .blob(event.payload), .blob(digest.bytes),
        ]
    }
}
