import EventLog
import PartyLife
import Storage

/// What the last events of a log touched: whether a draft that was decided on an older snapshot still stands.
///
/// It stands when since then nothing has happened in a stream that it read, in a place (campaign and organisation) that
/// it writes to, nor in the tree or a campaign, which every decision rests on.
struct Freshness: Sendable {
    private(set) var head: ChainHead?
    /// Nothing is known of positions up to here.
    private var floor: Int64
    private var tree: Int64 = 0
    private var streams: [Stream: Int64] = [:]
    private var places: [Place: Int64] = [:]

    private struct Place: Hashable, Sendable {
        let campaign: Campaign.ID?
        let organisation: Organisation.ID?

        init(_ stream: Stream) { (campaign, organisation) = (stream.campaign, stream.organisation) }
    }

    private static let memory: Int64 = 20_000

    init(head: ChainHead?) {
        self.head = head
        floor = head?.last ?? 0
    }

    /// The same, with what other processes have appended meanwhile.
    func following(_ tenant: String, in session: any Session) throws -> Freshness {
        let now = try EventTable.head(of: tenant, in: session)
        guard now != head else { return self }
        guard let now, let head, now.last > head.last, now.last - head.last <= Self.memory else {
            return Freshness(head: now)
        }
        var fresh = self
        for (position, stream) in try EventTable.streams(of: tenant, head.last + 1...now.last, in: session) {
            fresh.note(stream, at: position)
        }
        fresh.head = now
        return fresh
    }

    mutating func note(_ events: [LoggedEvent], to head: ChainHead?) {
        for event in events {
            if let stream = Stream(event.stream) { note(stream, at: head?.last ?? 0) }
        }
        self.head = head
        forget()
    }

    func stands(_ draft: Draft) -> Bool {
        guard draft.seen >= floor, tree <= draft.seen else { return false }
        if draft.seen == head?.last ?? 0 { return true }
        guard draft.reads.allSatisfy({ streams[$0] ?? 0 <= draft.seen }) else { return false }
        return draft.states.allSatisfy { places[Place($0.stream)] ?? 0 <= draft.seen }
    }

    private mutating func note(_ stream: Stream, at position: Int64) {
        switch stream.kind {
        case Organisation.kind, Campaign.kind: tree = position
        default:
            streams[stream] = position
            places[Place(stream)] = position
        }
    }

    private mutating func forget() {
        guard let head, streams.count > 2 * Int(Self.memory) else { return }
        floor = max(floor, head.last - Self.memory)
        streams = streams.filter { $0.value > floor }
        places = places.filter { $0.value > floor }
    }
}
