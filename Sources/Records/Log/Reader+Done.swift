import PartyLife
import Storage

extension Reader {
    /// What a member has done lately, the newest first; what was done twice in one place on one day counts once.
    ///
    /// - Parameter limit: events that are looked at.
    public func done(by member: Member.ID, since day: Day, limit: Int) throws -> [DoneRow] {
        var seen: Set<String> = []
        return try query(
            """
            SELECT type, stream, recorded FROM event WHERE tenant = ? AND actor = ? ORDER BY position DESC LIMIT ?
            """, .id(member), Value(limit)
        ).compactMap { row in
            let (type, name) = (try row.text(0), try row.text(1))
            let on = Instant(milliseconds: try row.integer(2)).day
            guard on >= day, seen.insert("\(type) \(name) \(on)").inserted else { return nil }
            return DoneRow(type: type, on: on)
        }
    }
}
