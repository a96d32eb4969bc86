import EventLog
import PartyLife
import Storage

/// The records of one tenant (the top unit): the log, and all that is derived from it.
public struct Records: Sendable {
    public let store: any Store
    public let tenant: String
    let memory: ProcessCache
    private let writer: LogWriter

    public init(store: any Store, tenant: String, keyring: Keyring) {
        (self.store, self.tenant) = (store, tenant)
        memory = ProcessCache(keyring: keyring)
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
    /// The body may run several times: on what this process remembers, without the database and then with it, on a
    /// snapshot when that leads to nothing or to a refusal, and in the log's own transaction when what it rests on has
    /// changed meanwhile. Within a request that has a key (``OnceKey/current``) it takes effect once; a repetition that
    /// has nothing to return succeeds, any other throws ``AlreadyDone``.
    public func commit<T: Sendable>(
        by actor: ActingPerson, at now: Instant, _ body: @escaping @Sendable (Commit) throws -> T
    ) async throws -> T {
        let once = OnceKey.current?.next()
        @Sendable func decide(_ reader: Reader, on basis: Commit.Basis) throws -> (result: T, draft: Draft) {
            let commit = try Commit(reader: reader, actor: actor, now: now, once: once, on: basis)
            return (try body(commit), try commit.finish())
        }
        do {
            let drafted = try await draft(decide)
            if let drafted, drafted.draft.isEmpty { return drafted.result }
            return try await writer.append(drafted) { try decide($0, on: .turn) }
        } catch let done as AlreadyDone {
            guard let nothing = () as? T else { throw done }
            return nothing
        }
    }

    /// Nil where a body can only be decided in its turn.
    private func draft<T: Sendable>(
        _ decide: @escaping @Sendable (Reader, Commit.Basis) throws -> (result: T, draft: Draft)
    ) async throws -> (result: T, draft: Draft)? {
        do {
            do {
                let remembered = try await decidedFromMemory(decide)
                if !remembered.draft.isEmpty { return remembered }
            } catch let error where !(error is NeedsTurn) {
                // What is remembered may be old: a refusal, or nothing to do, is believed on a snapshot alone, and what
                // is wrong with the database shows there again.
            }
            return try await read { try decide($0, .snapshot) }
        } catch is NeedsTurn {
            return nil
        }
    }

    /// On what is remembered: without the database if that is enough, else with what is missing read from it.
    private func decidedFromMemory<T: Sendable>(
        _ decide: @escaping @Sendable (Reader, Commit.Basis) throws -> (result: T, draft: Draft)
    ) async throws -> (result: T, draft: Draft) {
        let session = CacheOnlyTransaction(store.dialect, because: "not remembered")
        let reader = Reader(session: session, tenant: tenant, memory: memory, followed: memory.states.followed)
        let decided = Result { try decide(reader, .memory) }
        guard session.wasAsked else { return try decided.get() }
        return try await read { try decide($0, .memory) }
    }

    /// Writes to tables that are no part of the log (accounts, sessions).
    ///
    /// - Parameter name: bodies of the same name take turns, over all processes, instead of meeting.
    public func write<T: Sendable>(
        locking name: String? = nil, _ body: @escaping @Sendable (Reader) throws -> T
    ) async throws -> T {
        try await store.write(locking: name) { [tenant, memory] session in
            try body(Reader(session: session, tenant: tenant, memory: memory, isCommitted: false))
        }
    }
}

extension Records {
    /// Destroys the key that seals what was said in a branch during a campaign, at the end of its retention: the words
    /// are forgotten for good, the log stays whole.
    public func forgetWords(of organisation: Organisation.ID, in campaign: Campaign.ID) async throws {
        try await store.write { [tenant, memory] session in
            try memory.keyring.destroy("\(organisation)/\(campaign)", tenant: tenant, in: session)
        }
        memory.keyring.forget()
    }
}
