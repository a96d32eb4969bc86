import PartyLife
import Storage

/// Who is signed in is remembered for a minute, so that the database is not asked with every request; see decision 14.
extension Records {
    fileprivate static var minute: Int64 { 60_000 }

    /// What was read of a session, and when.
    private struct Remembered<T: Sendable>: Sendable {
        let value: T
        let at: Instant

        func isYoung(at now: Instant) -> Bool { (0..<Records.minute).contains(now.milliseconds - at.milliseconds) }
    }

    /// What `body` reads about the session of a token, or what it read a moment ago.
    public func session<T: Sendable>(
        _ token: [UInt8], at now: Instant, _ body: @escaping @Sendable (Reader) throws -> T?
    ) async throws -> T? {
        guard let moment = memory.sessions.moment(at: memory.states.treeVersion, lastHeard: store.heard) else {
            return try await read(body)
        }
        if let known = memory.values.value(Remembered<T>.self, .bytes(token), at: moment), known.isYoung(at: now) {
            return known.value
        }
        let value = try await read { try body($0.reading(from: .sessions)) }
        if let value { memory.values.put(Remembered(value: value, at: now), for: .bytes(token), at: moment) }
        return value
    }

    /// Notes that a session was used, unless that was noted since a limit.
    public func touchSession(_ token: [UInt8], at now: Instant, unlessSince limit: Instant) async throws {
        try await write { try $0.touchSession(token: token, at: now, unlessSince: limit) }
        memory.values.forget(.bytes(token), of: .sessions)
    }

    /// Writes what ends sessions: when it is answered, they have ended in every server that hears the others.
    public func endSessions(_ body: @escaping @Sendable (Reader) throws -> Void) async throws {
        try await write { [tenant] reader in
            try body(reader)
            try reader.session.announce(Self.sessionsEnd(of: tenant))
        }
        memory.sessions.forget()
    }

    /// Heeds what other servers on the same database announce, until the store is closed.
    ///
    /// - Parameter pulse: after how long those who watch a stream are told again where it stands.
    public func heedAnnouncements(pulse: Duration = .seconds(20)) async {
        await withDiscardingTaskGroup { group in
            group.addTask { [memory] in
                while (try? await Task.sleep(for: pulse)) != nil { memory.watchers.beat() }
            }
            for await text in store.announcements() {
                memory.keyring.heed(text)
                if text.isEmpty || text == Self.sessionsEnd(of: tenant) { memory.sessions.hear() }
                await heedMovement(text)
            }
            group.cancelAll()
        }
        memory.watchers.finish()
    }

    /// What is announced with the end of a session, and with a change of who somebody is.
    static func sessionsEnd(of tenant: String) -> String { "sessions: \(tenant)" }
}
