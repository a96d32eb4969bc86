import Foundation
import Storage

/// A database on a PostgreSQL server: a few threads, each with a connection of its own.
public final class PostgreSQLStore: Store {
    private let lanes: Lanes
    /// One thread for bodies that met others again and again: here they meet each other no more.
    private let lastTries: Lanes
    private let listener: Listener

    /// Opens the database at `url`, as "postgres://user:password@host:port/name", with libpq's options after a "?".
    ///
    /// With `pgbouncer=true` among these, nothing is kept in a session between transactions, so that a pooler may
    /// change sessions; then `announcements` receives nothing.
    ///
    /// - Parameters:
    ///   - connections: how many bodies run at once.
    ///   - statementTimeout: a statement that runs longer throws `.busy`; zero for no limit, as for migrations.
    ///   - lockTimeout: a statement that waits longer for another transaction throws `.busy`; zero for no limit.
    ///
    /// Throws `.unavailable` if the server cannot be reached or refuses the user; the message has no password.
    public init(
        url: String, connections: Int = 8, statementTimeout: Duration = .seconds(30),
        lockTimeout: Duration = .seconds(15)
    ) async throws {
        let settings = try Settings(url: url, statementTimeout: statementTimeout, lockTimeout: lockTimeout)
        lanes = Lanes(max(1, connections), settings)
        lastTries = Lanes(1, settings)
        listener = Listener(settings)
        let _: Void = try await ask { lane in .done(Result { _ = try lane.connected() }) }
    }

    deinit { stop() }

    public var dialect: Dialect { .postgresql }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await ask { lane in lane.run(.read, tries: 5, body) }
    }

    public func write<T: Sendable>(
        locking name: String?, _ body: @escaping @Sendable (any Transaction) throws -> T,
        done: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        let lastTries = lastTries
        let added = lanes.add { lane in
            if let name { return done(lane.run(.turn(name), tries: 20, body).result) }
            let outcome = lane.run(.write, tries: 4, body)
            if case .conflict = outcome {
                let again: Lanes.Job = { lane in done(lane.run(.write, tries: 40, body).result) }
                if lastTries.add(again) { return }
            }
            done(outcome.result)
        }
        if !added { done(.failure(StorageError(.closed, "the store is closed"))) }
    }

    private func ask<T: Sendable>(_ job: @escaping @Sendable (ConnectionThread) -> ConnectionThread.Outcome<T>)
        async throws -> T
    {
        try await withCheckedThrowingContinuation { (caller: CheckedContinuation<T, any Error>) in
            if !lanes.add({ lane in caller.resume(with: job(lane).result) }) {
                caller.resume(throwing: StorageError(.closed, "the store is closed"))
            }
        }
    }

    public func announcements() -> AsyncStream<String> { listener.stream() }

    public var heard: ContinuousClock.Instant? { listener.heard }

    private func stop() {
        listener.stop()
        lanes.stop()
        lastTries.stop()
    }

    /// Ends listening and all connections, when what was asked before is done.
    public func close() async {
        listener.stop()
        lanes.stop()
        await lanes.waitForEnd()
        lastTries.stop()
        await lastTries.waitForEnd()
        await listener.waitForEnd()
    }

    /// Runs one statement outside of a transaction, as CREATE DATABASE wants; for tools and tests.
    package static func administer(_ sql: String, at url: String) async throws {
        let settings = try Settings(url: url, statementTimeout: .zero, lockTimeout: .zero)
        try await withCheckedThrowingContinuation { (caller: CheckedContinuation<Void, any Error>) in
            Thread { caller.resume(with: Result { try settings.administer(sql) }) }.start()
        }
    }
}
