import PartyLife
import Storage

/// What is kept of an account: never the password.
public struct AccountRow: Sendable {
    public let login: String
    public let member: Member.ID
    /// The salted scrypt hash, with its parameters.
    public let secret: String
    public let failures: Int
    public let lockedUntil: Instant

    init(_ row: Row) throws {
        guard let member = Member.ID(try row.text("member")) else { throw StorageError(.corrupt, "an account's row") }
        self.member = member
        (login, secret, failures) = (try row.text("login"), try row.text("secret"), try row.int("failures"))
        lockedUntil = Instant(milliseconds: try row.integer("locked_until"))
    }
}

/// A signed-in person's session.
public struct SessionRow: Sendable {
    public let member: Member.ID
    public let seen: Instant
}

/// Accounts and sessions are no part of the log: they hold secrets, and end.
extension Reader {
    public func account(login: String) throws -> AccountRow? {
        try first("SELECT * FROM account WHERE tenant = ? AND login = ?", .text(login)).map(AccountRow.init)
    }

    public func setAccount(login: String, member: Member.ID, secret: String, at now: Instant) throws {
        try session.execute("DELETE FROM account WHERE tenant = ? AND member = ?", [.text(tenant), .id(member)])
        try session.execute(
            "INSERT INTO account (tenant, login, member, secret, set_at, failures, locked_until) VALUES (?, ?, ?, ?, ?, 0, 0)",
            [.text(tenant), .text(login), .id(member), .text(secret), .integer(now.milliseconds)])
        try session.execute("DELETE FROM login_session WHERE tenant = ? AND member = ?", [.text(tenant), .id(member)])
    }

    public func setFailures(_ failures: Int, lockedUntil: Instant, login: String) throws {
        try session.execute(
            "UPDATE account SET failures = ?, locked_until = ? WHERE tenant = ? AND login = ?",
            [Value(failures), .integer(lockedUntil.milliseconds), .text(tenant), .text(login)])
    }

    public func startSession(token: [UInt8], member: Member.ID, at now: Instant) throws {
        try session.execute(
            "INSERT INTO login_session (tenant, token, member, started, seen) VALUES (?, ?, ?, ?, ?)",
            [.text(tenant), .blob(token), .id(member), .integer(now.milliseconds), .integer(now.milliseconds)])
    }

    public func session(token: [UInt8]) throws -> SessionRow? {
        guard
            let row = try first("SELECT member, seen FROM login_session WHERE tenant = ? AND token = ?", .blob(token)),
            let member = Member.ID(try row.text("member"))
        else { return nil }
        return SessionRow(member: member, seen: Instant(milliseconds: try row.integer("seen")))
    }

    public func touchSession(token: [UInt8], at now: Instant) throws {
        try session.execute(
            "UPDATE login_session SET seen = ? WHERE tenant = ? AND token = ?",
            [.integer(now.milliseconds), .text(tenant), .blob(token)])
    }

    /// Ends one session, and all that have been idle since before an instant.
    public func endSessions(token: [UInt8]? = nil, idleSince limit: Instant) throws {
        try session.execute(
            "DELETE FROM login_session WHERE tenant = ? AND (token = ? OR seen < ?)",
            [.text(tenant), token.map(Value.blob) ?? .null, .integer(limit.milliseconds)])
    }
}
