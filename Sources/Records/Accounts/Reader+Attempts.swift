import PartyLife
import Storage

/// How often somebody has tried in vain to sign in by a name: from one origin, or from all of them together.
public struct AttemptRow: Sendable {
    public var failures = 0
    public var lockedUntil = Instant(milliseconds: 0)

    public init() {}
}

/// Attempts are counted by the hash of the name that was typed, whether anyone has it or not: a password typed in the
/// wrong field is not kept.
extension Reader {
    /// - Parameter origin: empty for all of them.
    public func attempts(by login: [UInt8], from origin: [UInt8], at now: Instant) throws -> AttemptRow {
        var attempts = AttemptRow()
        let row = try session.first(
            """
            SELECT failures, locked_until FROM sign_in_attempt
            WHERE tenant = ? AND login = ? AND origin = ? AND forget_at > ?
            """, [.text(tenant), .blob(login), .blob(origin), .integer(now.milliseconds)])
        guard let row else { return attempts }
        (attempts.failures, attempts.lockedUntil) = (try row.int(0), Instant(milliseconds: try row.integer(1)))
        return attempts
    }

    /// Writes a count, to be forgotten at an instant. A lock is never shortened.
    public func setAttempts(
        _ attempts: AttemptRow, by login: [UInt8], from origin: [UInt8], until forgotten: Instant
    ) throws {
        try session.execute(
            """
            INSERT INTO sign_in_attempt (tenant, login, origin, failures, locked_until, forget_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, login, origin) DO UPDATE SET failures = excluded.failures,
                locked_until = CASE WHEN excluded.locked_until > sign_in_attempt.locked_until
                    THEN excluded.locked_until ELSE sign_in_attempt.locked_until END,
                forget_at = CASE WHEN excluded.forget_at > sign_in_attempt.forget_at
                    THEN excluded.forget_at ELSE sign_in_attempt.forget_at END
            """,
            [
                .text(tenant), .blob(login), .blob(origin), Value(attempts.failures),
                .integer(attempts.lockedUntil.milliseconds), .integer(forgotten.milliseconds),
            ])
    }

    /// Forgets what was counted by a name, as when its password is set anew.
    public func forgetAttempts(by login: [UInt8]) throws {
        try session.execute(
            "DELETE FROM sign_in_attempt WHERE tenant = ? AND login = ?", [.text(tenant), .blob(login)])
    }

    public func forgetAttempts(before now: Instant) throws {
        try session.execute(
            "DELETE FROM sign_in_attempt WHERE tenant = ? AND forget_at <= ?",
            [.text(tenant), .integer(now.milliseconds)])
    }
}
