import PartyLife
import Storage
import Synchronization

/// Those who wait in this process for what happens in a stream.
///
/// Whoever waits is told how far the stream has come, and no more: they read it themselves. Of several tellings that
/// are not fetched the last one stays, so nobody who is slow is waited for, and nobody misses where it stands.
final class Watchers: Sendable {
    private struct Watch {
        var tellers: [Int: AsyncStream<Int>.Continuation] = [:]
        var version = 0
    }

    private struct State {
        var watches: [Stream: Watch] = [:]
        var last = 0
    }

    private let state = Mutex(State())

    func watch(_ stream: Stream) -> AsyncStream<Int> {
        let (told, teller) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.last += 1
            state.watches[stream, default: Watch()].tellers[state.last] = teller
            return state.last
        }
        teller.onTermination = { [weak self] _ in
            self?.state.withLock { state in
                state.watches[stream]?.tellers[number] = nil
                if state.watches[stream]?.tellers.isEmpty == true { state.watches[stream] = nil }
            }
        }
        return told
    }

    /// Tells a version, or the later one that is known already: an older answer may come after a newer announcement.
    func tell(_ stream: Stream, _ version: Int) {
        state.withLock { state in
            guard var watch = state.watches.removeValue(forKey: stream) else { return }
            watch.version = max(watch.version, version)
            for teller in watch.tellers.values { teller.yield(watch.version) }
            state.watches[stream] = watch
        }
    }

    /// Tells everyone once more where they stand, so that a connection that has ended is noticed.
    func beat() {
        state.withLock { state in
            for watch in state.watches.values where watch.version > 0 {
                for teller in watch.tellers.values { teller.yield(watch.version) }
            }
        }
    }

    var streams: [Stream] { state.withLock { Array($0.watches.keys) } }

    /// How many wait.
    var count: Int { state.withLock { $0.watches.values.reduce(0) { $0 + $1.tellers.count } } }

    func finish() {
        let tellers = state.withLock { state in
            defer { state.watches = [:] }
            return state.watches.values.flatMap(\.tellers.values)
        }
        for teller in tellers { teller.finish() }
    }
}

extension Stream {
    /// Whether it is announced how far it has come: what happens while people sit together in a room.
    var isWatched: Bool { kind == BranchMeeting.kind }

    fileprivate static let announced = "moved "

    /// What is announced with a new version.
    func moved(to version: Int, of tenant: String) -> String { "\(Self.announced)\(tenant) \(text) \(version)" }
}

extension Records {
    /// How far a meeting's stream has come (the number of its events), now and with every change, by whichever server on
    /// the same database it is made; several changes may be told as one.
    ///
    /// Changes are heard while ``heedAnnouncements()`` runs.
    public func watch(_ stream: Stream) async throws -> AsyncStream<Int> {
        let told = memory.watchers.watch(stream)
        memory.watchers.tell(stream, try await version(of: stream))
        return told
    }

    /// How many events a stream has.
    public func version(of stream: Stream) async throws -> Int { try await read { try $0.version(of: stream) } }

    /// How many wait for changes in this process.
    public var watching: Int { memory.watchers.count }

    func heedMovement(_ text: String) async {
        if text.isEmpty {
            // Something may have been missed: all are told anew where they stand.
            for stream in memory.watchers.streams {
                if let now = try? await version(of: stream) { memory.watchers.tell(stream, now) }
            }
        } else if text.hasPrefix(Stream.announced) {
            let parts = text.dropFirst(Stream.announced.count).split(separator: " ")
            guard parts.count == 3, parts[0] == tenant, let stream = Stream(String(parts[1])),
                let version = Int(parts[2])
            else { return }
            memory.watchers.tell(stream, version)
        }
    }
}

extension Reader {
    fileprivate func version(of stream: Stream) throws -> Int {
        let row = try first(
            "SELECT COALESCE(MAX(version), 0) AS n FROM event WHERE tenant = ? AND stream = ?", .text(stream.text))
        return try row?.int("n") ?? 0
    }
}
