import PartyLife
import Storage

/// What a database is, for good: no part of the log, copied and backed up with it.
public enum Mark: String, Sendable {
    /// Everyone in it is made up.
    case sample
}

extension Records {
    public func mark(_ mark: Mark, at now: Instant) async throws {
        try await write { reader in
            try reader.session.execute(
                "INSERT INTO mark (tenant, name, at) VALUES (?, ?, ?) ON CONFLICT (tenant, name) DO NOTHING",
                [.text(reader.tenant), .name(mark), .integer(now.milliseconds)])
        }
    }

    public func has(_ mark: Mark) async throws -> Bool {
        try await read { reader in
            try reader.first("SELECT at FROM mark WHERE tenant = ? AND name = ?", .name(mark)) != nil
        }
    }
}
