import EventLog
import PartyLife
import Storage

/// The records of one tenant (the top unit): the log, and all that is derived from it.
public struct Records: Sendable {
    public let store: any Store
    public let tenant: String
    let keyring: Keyring

    public init(store: any Store, tenant: String, keyring: Keyring) {
        (self.store, self.tenant, self.keyring) = (store, tenant, keyring)
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
        try await store.read { [tenant, keyring] session in
            try body(Reader(session: session, tenant: tenant, keyring: keyring))
        }
    }

    /// Runs one transaction of the log: all of what the body performs is recorded as one batch, or nothing.
    public func commit<T: Sendable>(
        by actor: Actor, at now: Instant, _ body: @escaping @Sendable (Commit) throws -> T
    ) async throws -> T {
        try await store.write { [tenant, keyring] session in
            let reader = Reader(session: session, tenant: tenant, keyring: keyring)
            let commit = try Commit(reader: reader, actor: actor, now: now)
            let result = try body(commit)
            try commit.finish()
            return result
        }
    }

    /// Writes to tables that are no part of the log (accounts, sessions).
    public func write<T: Sendable>(_ body: @escaping @Sendable (Reader) throws -> T) async throws -> T {
        try await store.write { [tenant, keyring] session in
            try body(Reader(session: session, tenant: tenant, keyring: keyring))
        }
    }
}

extension Records {
    /// Destroys the key that seals what was said in a branch during a campaign, at the end of its retention: the words
    /// are forgotten for good, the log stays whole.
    public func forgetWords(of organisation: Organisation.ID, in campaign: Campaign.ID) async throws {
        try await store.write { [tenant, keyring] session in
            try keyring.destroy("\(organisation)/\(campaign)", tenant: tenant, in: session)
        }
    }
}
