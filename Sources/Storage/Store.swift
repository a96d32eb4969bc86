/// A database that runs bodies in transactions.
///
/// Bodies are synchronous: they may wait for the disk, but must not wait for another body. An error of a body rolls its transaction back and comes out unchanged.
public protocol Store: Sendable {
    /// The SQL spoken here.
    var dialect: Dialect { get }

    /// Runs `body` on one consistent snapshot, which holds every write answered before. Writing is refused.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

    /// Runs `body` as if alone and calls `done` once, when its work is durable or has failed.
    ///
    /// `done` runs on a thread of the store, which it holds up: what takes long belongs elsewhere. Bodies may be committed in groups: each is answered after the commit, and if the commit fails, each gets
    /// that error, whatever it returned or threw. Where an engine has several writers, a body that met another may be
    /// run again, so it must do nothing outside its session that may not be done twice.
    ///
    /// - Parameter name: bodies of the same name take turns, over all processes, instead of meeting.
    func write<T: Sendable>(
        locking name: String?, _ body: @escaping @Sendable (any Transaction) throws -> T,
        done: @escaping @Sendable (Result<T, any Error>) -> Void)

    /// What transactions announce, of this store and of all others on the same database, from now until the store is
    /// closed.
    ///
    /// An empty text comes first, and again whenever texts may have been missed: whoever keeps what the announcements
    /// are about reads it anew then. A text announced after the empty text was received arrives.
    func announcements() -> AsyncStream<String>

    /// A moment up to which `announcements` has missed nothing, of this process or any other; nil where it may have, or
    /// where other processes are never heard. It moves on every second.
    var heard: ContinuousClock.Instant? { get }

    /// Ends the store: what was asked before is done, what is asked after throws `.closed`.
    func close() async
}

extension Store {
    public var heard: ContinuousClock.Instant? { nil }

    /// Runs `body` as if alone and answers when its work is durable.
    ///
    /// - Parameter name: bodies of the same name take turns, over all processes, instead of meeting.
    public func write<T: Sendable>(
        locking name: String? = nil, _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { caller in
            write(locking: name, body) { caller.resume(with: $0) }
        }
    }
}
