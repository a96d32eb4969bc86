import EventLog
import PartyLife
import Storage

/// What the last events of a log touched, as far as this process has followed it: whether a draft that was decided
/// earlier still stands.
///
/// It stands when since then nothing has happened in a stream that it read, in a place (campaign and organisation) that
/// it writes to, nor in the tree or a campaign, which every decision rests on.
struct ConflictCheck: Sendable {
    private(set) var head: ChainHead?
    /// Nothing is known of positions up to here.
    private var floor: Int64
    private var marks = LastTouched()

    private static let memory: Int64 = 20_000

    init(head: ChainHead?) {
        self.head = head
        floor = head?.last ?? 0
    }

    var position: Int64 { head?.last ?? 0 }

    /// The position of the last change of the tree or of a campaign, or one before which it lies.
    var tree: Int64 { max(marks.tree, floor) }

    func stands(_ draft: Draft) -> Bool { draft.seen >= floor && marks.leave(draft) }

    /// Whether nothing has happened in a stream after a position.
    func isQuiet(_ stream: Stream, since position: Int64) -> Bool {
        position >= floor && marks.isQuiet(stream, since: position)
    }

    /// Takes what has happened since, up to a new head.
    mutating func follow(_ news: LastTouched, to head: ChainHead?) {
        self.head = head
        marks.add(news)
        guard marks.count > 2 * Int(Self.memory) else { return }
        floor = max(floor, position - Self.memory)
        marks.forget(upTo: floor)
    }

    /// What other processes have appended since; nil where that is not known.
    func foreign(_ tenant: String, upTo now: ChainHead?, in session: any Transaction) throws -> [(Int64, Stream)]? {
        guard now != head else { return [] }
        guard let now, now.last > position, now.last - position <= Self.memory else { return nil }
        return try EventTable.streams(of: tenant, position + 1...now.last, in: session)
    }
}

/// The last positions at which something happened, by stream and by place.
struct LastTouched: Sendable {
    private(set) var tree: Int64 = 0
    private var streams: [Stream: Int64] = [:]
    private var places: [Place: Int64] = [:]

    private struct Place: Hashable, Sendable {
        let campaign: Campaign.ID?
        let organisation: Organisation.ID?

        init(_ stream: Stream) { (campaign, organisation) = (stream.campaign, stream.organisation) }
    }

    var count: Int { streams.count }

    func isQuiet(_ stream: Stream, since position: Int64) -> Bool {
        Self.isOfTree(stream) ? tree <= position : streams[stream] ?? 0 <= position
    }

    /// Whether nothing is marked that a draft rests on.
    func leave(_ draft: Draft) -> Bool {
        tree <= draft.seen && draft.reads.allSatisfy { streams[$0] ?? 0 <= draft.seen }
            && draft.states.allSatisfy { places[Place($0.stream)] ?? 0 <= draft.seen }
    }

    mutating func note(_ stream: Stream, at position: Int64) {
        if Self.isOfTree(stream) {
            tree = position
        } else {
            streams[stream] = position
            places[Place(stream)] = position
        }
    }

    mutating func add(_ later: LastTouched) {
        tree = max(tree, later.tree)
        streams.merge(later.streams) { max($0, $1) }
        places.merge(later.places) { max($0, $1) }
    }

    mutating func forget(upTo floor: Int64) {
        streams = streams.filter { $0.value > floor }
        places = places.filter { $0.value > floor }
    }

    static func isOfTree(_ stream: Stream) -> Bool {
        stream.kind == Organisation.kind || stream.kind == Campaign.kind
    }
}
