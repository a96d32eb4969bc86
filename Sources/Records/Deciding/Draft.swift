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
}

/// Drafts that are appended together: what they write to one table is one run of rows. Their receipts are taken before.
struct DraftGroup {
    private var keys: [[Value]] = []
    private var batches = Batches()
    private var writes = Writes()

    /// Takes a draft as the batch after the head of the log; gives the new head.
    mutating func add(_ draft: Draft, after head: ChainHead?, of tenant: String) -> ChainHead? {
        guard !draft.isEmpty else { return head }
        let base = head?.last ?? 0
        keys += draft.keys.map { [.text(tenant), .text($0.id), .text($0.wrapped)] }
        var placed = draft.events
        for index in placed.indices { placed[index].position += base }
        writes.add(draft.writes, after: base)
        return batches.add(placed, after: head)
    }

    func write(of tenant: String, in session: any Transaction) throws {
        try session.load("data_key", ["tenant", "id", "wrapped"], keys)
        try batches.insert(in: session)
        try writes.run(of: tenant, in: session)
    }
}
