import Storage

/// A database in one SQLite file: a thread that writes in durable groups, and connections that read beside it.
public final class SQLiteStore: Store {
    private let writer: WriterThread
    private let hub: Announcements
    /// Nil in memory, where the only connection does all.
    private let readers: Readers?

    /// Opens the database at `path`, or makes it, with write-ahead log, `synchronous=FULL`, foreign keys and
    /// overwriting of deleted content.
    ///
    /// Throws `.corrupt` for a file that is not a database or is cut short, `.unavailable` for a path that cannot
    /// be opened or written, `.busy` if another process holds it longer than `busyTimeout`.
    public init(path: String, readers: Int = 4, busyTimeout: Duration = .seconds(5)) async throws {
        hub = Announcements(heard: true)
        writer = try await WriterThread(hub) { try Connection.writer(path: path, busyTimeout: busyTimeout) }
        self.readers = Readers(max(1, readers)) {
            try Connection.reader(path: path, busyTimeout: busyTimeout)
        }
    }

    private init(memory writer: WriterThread, _ announcements: Announcements) {
        self.writer = writer
        hub = announcements
        readers = nil
    }

    /// A database in memory, gone when it is closed; reads and writes take turns.
    public static func inMemory() async throws -> SQLiteStore {
        let announcements = Announcements(heard: true)
        return SQLiteStore(memory: try await WriterThread(announcements) { try Connection.memory() }, announcements)
    }

    deinit {
        hub.finish()
        readers?.close()
        writer.stop()
    }

    public var dialect: Dialect { .sqlite }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        if let readers { return try await readers.read(body) }
        return try await write { session in
            try session.execute("PRAGMA query_only = ON")
            defer { try? session.execute("PRAGMA query_only = OFF") }
            return try body(session)
        }
    }

    public func write<T: Sendable>(
        locking name: String?, _ body: @escaping @Sendable (any Transaction) throws -> T,
        done: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        writer.write(body, done: done)
    }

    /// What this store's transactions announce, and an empty text where another process has written: it says nothing more.
    public func announcements() -> AsyncStream<String> { hub.stream() }

    public var heard: ContinuousClock.Instant? { hub.lastBeat }

    /// Ends reading, then writing, and moves the log into the file.
    public func close() async {
        readers?.close()
        await readers?.waitForEnd()
        writer.stop()
        await writer.waitForEnd()
        hub.finish()
    }
}
