import PartyLife
import Storage

/// What a person has chosen about being reminded.
public struct ReminderChoiceRow: Sendable {
    public let quietFrom: Int
    public let quietUntil: Int
    public let hasFeed: Bool
}

/// A digest as it is kept; its items are written by whoever makes them.
public struct DigestRow: Sendable {
    public let member: Member.ID
    public let day: Day
    public let items: [UInt8]

    public init(member: Member.ID, day: Day, items: [UInt8]) {
        (self.member, self.day, self.items) = (member, day, items)
    }
}

/// Reminders are no part of the log: they can be made again, and end.
extension Reader {
    public func reminderChoice(of member: Member.ID) throws -> ReminderChoiceRow? {
        try first(
            "SELECT quiet_from, quiet_until, feed FROM reminder_choice WHERE tenant = ? AND member = ?", .id(member)
        ).map {
            ReminderChoiceRow(
                quietFrom: try $0.int(0), quietUntil: try $0.int(1), hasFeed: try $0.optionalBlob(2) != nil)
        }
    }

    public func setQuietHours(from: Int, until: Int, of member: Member.ID) throws {
        try session.execute(
            """
            INSERT INTO reminder_choice (tenant, member, quiet_from, quiet_until) VALUES (?, ?, ?, ?)
            ON CONFLICT (tenant, member) DO UPDATE SET quiet_from = excluded.quiet_from,
                quiet_until = excluded.quiet_until
            """, [.text(tenant), .id(member), Value(from), Value(until)])
    }

    /// The hash of the secret part of the person's calendar address; nil ends it.
    public func setFeed(_ digest: [UInt8]?, of member: Member.ID) throws {
        try session.execute(
            "UPDATE reminder_choice SET feed = ? WHERE tenant = ? AND member = ?",
            [digest.map(Value.blob) ?? .null, .text(tenant), .id(member)])
    }

    public func member(ofFeed digest: [UInt8]) throws -> Member.ID? {
        try first("SELECT member FROM reminder_choice WHERE tenant = ? AND feed = ?", .blob(digest)).flatMap {
            Member.ID(try $0.text(0))
        }
    }

    /// People with an account who have no digest of a day yet, after one of them in order.
    public func withoutDigest(on day: Day, after last: Member.ID?, limit: Int) throws -> [Member.ID] {
        try session.query(
            """
            SELECT a.member FROM account a
            WHERE a.tenant = ? AND a.member > ? AND NOT EXISTS (
                SELECT 1 FROM digest d WHERE d.tenant = a.tenant AND d.member = a.member AND d.day = ?)
            ORDER BY a.member LIMIT \(limit)
            """, [.text(tenant), .text(last?.text ?? ""), Value(day)]
        ).compactMap { Member.ID(try $0.text(0)) }
    }

    /// Keeps a digest; a second one of the same day changes nothing. An empty one has nothing to deliver.
    public func addDigest(_ row: DigestRow, at now: Instant, isEmpty: Bool) throws {
        try session.execute(
            """
            INSERT INTO digest (tenant, member, day, items, made, delivered) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant, member, day) DO NOTHING
            """,
            [
                .text(tenant), .id(row.member), Value(row.day), .blob(row.items), .integer(now.milliseconds),
                isEmpty ? .integer(now.milliseconds) : .null,
            ])
    }

    public func undelivered(limit: Int) throws -> [DigestRow] {
        try rows("delivered IS NULL ORDER BY day, member LIMIT \(limit)")
    }

    public func setDelivered(_ row: DigestRow, at now: Instant) throws {
        try session.execute(
            "UPDATE digest SET delivered = ? WHERE tenant = ? AND member = ? AND day = ?",
            [.integer(now.milliseconds), .text(tenant), .id(row.member), Value(row.day)])
    }

    /// A person's digests, the newest first.
    public func digests(of member: Member.ID, limit: Int) throws -> [DigestRow] {
        try rows("member = ? ORDER BY day DESC LIMIT \(limit)", .id(member))
    }

    public func forgetDigests(before day: Day) throws {
        try session.execute("DELETE FROM digest WHERE tenant = ? AND day < ?", [.text(tenant), Value(day)])
    }

    private func rows(_ condition: String, _ values: Value...) throws -> [DigestRow] {
        try session.query(
            "SELECT member, day, items FROM digest WHERE tenant = ? AND \(condition)", [.text(tenant)] + values
        ).compactMap { row in
            guard let member = Member.ID(try row.text(0)), let day = Day(try row.text(1)) else { return nil }
            return DigestRow(member: member, day: day, items: try row.blob(2))
        }
    }
}
