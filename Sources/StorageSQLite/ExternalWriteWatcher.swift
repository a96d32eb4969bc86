import Dispatch
import Storage

/// Notices, once a second, whether another process has written to the file. What it changed is not known then.
struct ExternalWriteWatcher {
    static let beat = DispatchTimeInterval.seconds(1)

    private let announcements: Announcements
    /// Nil where it is not known.
    private var version: Int?
    private var asked = ContinuousClock.now

    /// - Parameter connection: the one that writes, whose own commits do not count.
    init(_ announcements: Announcements, on connection: Connection) throws {
        self.announcements = announcements
        version = try Self.version(of: connection)
        announcements.beat(asked)
    }

    mutating func listen(on connection: Connection) {
        let now = ContinuousClock.now
        guard now - asked >= .seconds(1) else { return }
        asked = now
        guard let present = try? Self.version(of: connection) else {
            version = nil
            return announcements.interrupt()
        }
        if present != version { announcements.restart() }
        version = present
        announcements.beat(now)
    }

    private static func version(of connection: Connection) throws -> Int? {
        try connection.first("PRAGMA data_version")?.int(0)
    }
}
