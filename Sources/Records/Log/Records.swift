import EventLog
import PartyLife
import Storage

/// The records of one tenant (the top unit): the log, and all that is derived from it.
public struct Records: Sendable {
    public let store: any Store
    public let tenant: String
    let memory: Memory
    private let writer: LogWriter

    public init(store: any Store, tenant: String, keyring: Keyring) {
        (self.store, self.tenant) = (store, tenant)
        memory = Memory(keyring: keyring)
        writer = LogWriter(store: store, tenant: tenant, memory: memory)
    }

    /// Brings the schema of a store up to date; refuses one that a newer program has written.
    public static func prepare(_ store: any Store) async throws {
        _ = try await Migrator(Schema.migrations).migrate(store)
    }

    /// The tenants that have a log here.
    public static func tenants(in store: any Store) async throws -> [String] {
        try await store.read {
            try $0.query("SELECT DISTINCT tenant FROM batch ORDER BY tenant").map { try $0.text(0) }
        }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (Reader) throws -> T) async throws -> T {
        let followed = memory.states.followed
        return try await store.read { [tenant, memory] session in
            try body(Reader(session: session, tenant: tenant, memory: memory, followed: followed))
        }
    }

    /// Runs one transaction of the log: all of what the body performs is recorded as one batch, or nothing.
    ///
    /// The body may run several times: on what this process remembers, on a snapshot when that leads to nothing or to a
    /// refusal, and in the log's own transaction when what it rests on has changed meanwhile. Within a request that has a key (``OnceKey/current``) it takes effect once; a
    /// repetition that has nothing to return succeeds, any other throws ``AlreadyDone``.
    public func commit<T: Sendable>(
        by actor: Actor, at now: Instant, _ body: @escaping @Sendable (Commit) throws -> T
    ) async throws -> T {
        let once = OnceKey.current?.next()
        do {
            @Sendable func draft(_ basis: Commit.Basis) async throws -> (result: T, draft: Draft)? {
                try await read { reader in
                    let commit = try Commit(reader: reader, actor: actor, now: now, once: once, on: basis)
                    do { return (try body(commit), try commit.finish()) } catch is NeedsTurn { return nil }
                }
            }
            var drafted: (result: T, draft: Draft)?
            do {
                drafted = try await draft(.memory)
                if drafted?.draft.isEmpty == true { drafted = try await draft(.snapshot) }
            } catch {
                drafted = try await draft(.snapshot)
            }
            if let drafted, drafted.draft.isEmpty { return drafted.result }
            return try await writer.append(drafted) { reader in
                let commit = try Commit(reader: reader, actor: actor, now: now, once: once, on: .turn)
                return (try body(commit), try commit.finish())
            }
        } catch let done as AlreadyDone {
            guard let nothing = () as? T else { throw done }
            return nothing
        }
    }

    /// Writes to tables that are no part of the log (accounts, sessions).
    public func write<T: Sendable>(_ body: @escaping @Sendable (Reader) throws -> T) async throws -> T {
        try await store.write { [tenant, memory] session in
            try body(Reader(session: session, tenant: tenant, memory: memory, isCommitted: false))
        }
    }
}

extension Records {
    /// Heeds what other servers on the same database announce, until the store is closed.
    public func heedAnnouncements() async {
        for await text in store.announcements() { memory.keyring.heed(text) }
    }

    /// Destroys the key that seals what was said in a branch during a campaign, at the end of its retention: the words
    /// are forgotten for good, the log stays whole.
    public func forgetWords(of organisation: Organisation.ID, in campaign: Campaign.ID) async throws {
        try await store.write { [tenant, memory] session in
            try memory.keyring.destroy("\(organisation)/\(campaign)", tenant: tenant, in: session)
        }
    }
}
