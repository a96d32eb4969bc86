import PartyLife
import Storage
import Synchronization

/// Who is signed in, remembered for a minute, so that the database is not asked with every request.
///
/// Only while this process hears what ends a session or changes a person: sessions that end and changes of the tree are
/// announced by the transaction that makes them. Who has heard nothing for two seconds may have missed something.
final class SessionMemory: Sendable {
    private struct Remembered: Sendable {
        let value: any Sendable
        let at: Instant
        let moment: Moment
    }

    /// What must not have changed since something was read.
    struct Moment: Hashable, Sendable {
        /// Counts what was heard.
        fileprivate let heard: Int
        fileprivate let tree: Int64
    }

    private static let lasting: Int64 = 60_000
    private static let silence = Duration.seconds(2)
    private let sessions = Shards { GenerationalCache<[UInt8], Remembered>(limit: 20_000 / $0) }
    /// Zero while nobody heeds what is announced.
    private let heard = Atomic(0)

    /// Nil where nothing may be remembered.
    ///
    /// - Parameters:
    ///   - tree: the position of the last change of the tree, as far as the log was followed.
    ///   - lastHeard: up to when no announcement was missed.
    func moment(tree: Int64?, lastHeard: ContinuousClock.Instant?) -> Moment? {
        let heard = heard.load(ordering: .acquiring)
        guard heard > 0, let tree, let lastHeard, .now - lastHeard < Self.silence else { return nil }
        return Moment(heard: heard, tree: tree)
    }

    func value<T: Sendable>(_: T.Type, of token: [UInt8], in moment: Moment, at now: Instant) -> T? {
        guard let known = sessions.with(token, { $0.use(token) }), known.moment == moment,
            (0..<Self.lasting).contains(now.milliseconds - known.at.milliseconds)
        else { return nil }
        return known.value as? T
    }

    /// - Parameter moment: taken before the value was read.
    func put(_ value: some Sendable, of token: [UInt8], in moment: Moment, at now: Instant) {
        sessions.with(token) { $0.put(Remembered(value: value, at: now, moment: moment), for: token) }
    }

    /// Drops what is remembered; from now on what ends sessions is heeded.
    func hear() { heard.add(1, ordering: .releasing) }

    /// Drops what is remembered.
    func forget() {
        if heard.load(ordering: .acquiring) > 0 { hear() }
    }

    func forget(_ token: [UInt8]) { sessions.with(token) { $0.remove(token) } }

    static func announcement(of tenant: String) -> String { "sessions: \(tenant)" }
}

extension Records {
    /// What `body` reads about the session of a token, or what it read a moment ago.
    public func session<T: Sendable>(
        _ token: [UInt8], at now: Instant, _ body: @escaping @Sendable (Reader) throws -> T?
    ) async throws -> T? {
        guard let moment = memory.sessions.moment(tree: memory.states.treeVersion, lastHeard: store.heard) else {
            return try await read(body)
        }
        if let known = memory.sessions.value(T.self, of: token, in: moment, at: now) { return known }
        let value = try await read(body)
        if let value { memory.sessions.put(value, of: token, in: moment, at: now) }
        return value
    }

    /// Notes that a session was used, unless that was noted since a limit.
    public func touchSession(_ token: [UInt8], at now: Instant, unlessSince limit: Instant) async throws {
        try await write { try $0.touchSession(token: token, at: now, unlessSince: limit) }
        memory.sessions.forget(token)
    }

    /// Writes what ends sessions: when it is answered, they have ended in every server that hears the others.
    public func endSessions(_ body: @escaping @Sendable (Reader) throws -> Void) async throws {
        try await write { [tenant] reader in
            try body(reader)
            try reader.session.announce(SessionMemory.announcement(of: tenant))
        }
        memory.sessions.forget()
    }

    /// Heeds what other servers on the same database announce, until the store is closed.
    public func heedAnnouncements() async {
        for await text in store.announcements() {
            memory.keyring.heed(text)
            if text.isEmpty || text == SessionMemory.announcement(of: tenant) { memory.sessions.hear() }
        }
    }
}
