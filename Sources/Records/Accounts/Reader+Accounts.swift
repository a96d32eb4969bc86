import PartyLife
import Storage

/// What is kept of an account: never the password.
public struct AccountRow: Sendable {
    public let login: String
    public let member: Member.ID
    /// The salted scrypt hash, with its parameters.
    public let secret: String

    init(_ row: Row) throws {
        guard let member = Member.ID(try row.text("member")) else { throw StorageError(.corrupt, "an account's row") }
        self.member = member
        (login, secret) = (try row.text("login"), try row.text("secret"))
    }
}

/// A session that has begun, and whom it belongs to.
public struct SessionRow: Sendable {
    public let started: Instant
    public let seen: Instant
    public let person: PersonRow
}

/// Who somebody is, as of now: home, offices, and the organisations that they are held in.
public struct PersonRow: Sendable {
    public let member: Member.ID
    public let name: String
    public let home: OrganisationRow
    public let holdings: [ActingPerson.Holding]
    /// Where an office is held, each organisation once.
    public let organisations: [OrganisationRow]

    public var actor: ActingPerson { ActingPerson(member: member, home: home.id, holdings: holdings) }
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

    public func hasAccounts() throws -> Bool {
        try first("SELECT 1 AS one FROM account WHERE tenant = ? LIMIT 1") != nil
    }

    /// The same password, hashed anew; nothing where another was set meanwhile.
    public func renewSecret(_ old: String, to new: String, login: String) throws {
        try session.execute(
            "UPDATE account SET secret = ? WHERE tenant = ? AND login = ? AND secret = ?",
            [.text(new), .text(tenant), .text(login), .text(old)])
    }

    public func startSession(token: [UInt8], member: Member.ID, at now: Instant) throws {
        try session.execute(
            "INSERT INTO login_session (tenant, token, member, started, seen) VALUES (?, ?, ?, ?, ?)",
            [.text(tenant), .blob(token), .id(member), .integer(now.milliseconds), .integer(now.milliseconds)])
    }

    /// The session of a token with its person; nil where there is none, or nobody is held any more.
    public func session(token: [UInt8]) throws -> SessionRow? {
        let row = try first(
            """
            SELECT s.seen, s.member, s.started, b.number, b.last, b.link FROM login_session s
            LEFT JOIN batch b ON b.tenant = s.tenant
                AND b.number = (SELECT MAX(number) FROM batch WHERE tenant = s.tenant)
            WHERE s.tenant = ? AND s.token = ?
            """, .blob(token))
        guard let row, let member = Member.ID(try row.text(1)) else { return nil }
        let (seen, started) = (
            Instant(milliseconds: try row.integer(0)), Instant(milliseconds: try row.integer(2))
        )
        tree.head = .some(try EventTable.head(row))
        return try remembered("person/\(member)", from: .tree) { try $0.person(member) }.map {
            SessionRow(started: started, seen: seen, person: $0)
        }
    }

    /// Where somebody is held, and what offices, in one statement.
    private func person(_ member: Member.ID) throws -> PersonRow? {
        let rows = try query(
            """
            SELECT m.name, \(OrganisationRow.columns(of: "h")), f.office, f.organisation, f.team,
                \(OrganisationRow.columns(of: "o"))
            FROM member m
            JOIN organisation h ON h.tenant = m.tenant AND h.id = m.branch
            LEFT JOIN office f ON f.tenant = m.tenant AND f.member = m.id
            LEFT JOIN organisation o ON o.tenant = f.tenant AND o.id = f.organisation
            WHERE m.tenant = ? AND m.id = ? ORDER BY f.organisation, f.office
            """, .id(member))
        guard let first = rows.first else { return nil }
        var holdings: [ActingPerson.Holding] = []
        var organisations: [OrganisationRow] = []
        for row in rows {
            guard let office = try row.optionalText(8).flatMap(Office.init),
                let organisation = try row.optionalText(9).flatMap(Organisation.ID.init)
            else { continue }
            holdings.append(ActingPerson.Holding(office, at: organisation, group: try row.optionalText(10)))
            guard organisations.last?.id != organisation, try row.optionalText(11) != nil else { continue }
            organisations.append(try OrganisationRow(row, from: 11))
        }
        return PersonRow(
            member: member, name: try first.text(0), home: try OrganisationRow(first, from: 1), holdings: holdings,
            organisations: organisations)
    }

    /// Notes that a session was used, unless that was noted since a limit.
    func touchSession(token: [UInt8], at now: Instant, unlessSince limit: Instant) throws {
        try session.execute(
            "UPDATE login_session SET seen = ? WHERE tenant = ? AND token = ? AND seen < ?",
            [.integer(now.milliseconds), .text(tenant), .blob(token), .integer(limit.milliseconds)])
    }

    /// Ends one session, all that have been idle since before an instant, and all that began before another.
    public func endSessions(token: [UInt8]? = nil, idleSince limit: Instant, begunBefore begin: Instant) throws {
        try session.execute(
            "DELETE FROM login_session WHERE tenant = ? AND (token = ? OR seen < ? OR started < ?)",
            [
                .text(tenant), token.map(Value.blob) ?? .null, .integer(limit.milliseconds),
                .integer(begin.milliseconds),
            ])
    }
}
