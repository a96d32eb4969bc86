import EventLog
import PartyLife
import Storage

/// What one transaction adds to the log: decided on a snapshot, and not yet in it.
///
/// Positions count from 1 here; they become places in the log when the draft's turn comes.
struct Draft: Sendable {
    /// The log's last position in the snapshot that was decided on.
    let seen: Int64
    /// Streams that were read; what is written is among them.
    var reads: Set<Stream> = []
    var events: [LoggedEvent] = []
    var writes = Writes()
    var keys: [NewKey] = []
    var receipt: Receipt?
    /// The states that it leads to, to be remembered once it is in the log.
    var states: [StateCache.Entry] = []

    /// A data key that seals its words and was made for it.
    struct NewKey: Sendable {
        let id: String
        let key: DataKey
        let wrapped: String
    }

    var isEmpty: Bool { events.isEmpty }

    /// Appends it after the head of the log; gives the new head.
    func append(after head: ChainHead?, of tenant: String, in session: any Session) throws -> ChainHead? {
        guard !isEmpty else { return head }
        let base = head?.last ?? 0
        for key in keys {
            try session.execute(
                "INSERT INTO data_key (tenant, id, wrapped) VALUES (?, ?, ?)",
                [.text(tenant), .text(key.id), .text(key.wrapped)])
        }
        if let receipt { try receipt.insert(tenant: tenant, in: session) }
        var placed = events
        for index in placed.indices { placed[index].position += base }
        let next = try EventTable.append(placed, after: head, in: session)
        try writes.run(after: base, of: tenant, in: session)
        return next
    }
}
