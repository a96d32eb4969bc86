import PartyLife
import Storage

/// A branch, or those above it, in a campaign.
struct StandingKey: Hashable, Sendable {
    let organisation: Organisation.ID
    let campaign: Campaign.ID
}

/// The table of standings: one row for each branch that has done something in a campaign, and for everyone above it.
///
/// It is written behind the log, and each row is at least as new as the mark says.
extension Reader {
    /// Up to this position, whatever has happened is in the table.
    func standingMark() throws -> Int64 {
        try first("SELECT position FROM standing_mark WHERE tenant = ?")?.integer("position") ?? 0
    }

    func standingRows(_ campaign: Campaign.ID, at ids: [Organisation.ID]) throws -> [Organisation.ID: String] {
        try query(
            "SELECT organisation, stands FROM standing WHERE tenant = ? AND campaign = ? AND organisation IN",
            .id(campaign), anyOf: ids.map(\.text)
        ).reduce(into: [:]) { rows, row in
            if let id = Organisation.ID(try row.text(0)) { rows[id] = try row.text(1) }
        }
    }

    /// The rows of those directly below an organisation.
    func standingRows(
        _ campaign: Campaign.ID, directlyBelow id: Organisation.ID
    ) throws -> [(id: Organisation.ID, kind: Organisation.Kind, text: String)] {
        try query(
            """
            SELECT o.id, o.type, s.stands FROM organisation o
            JOIN standing s ON s.tenant = o.tenant AND s.organisation = o.id
            WHERE o.tenant = ? AND o.parent = ? AND o.dissolved IS NULL AND s.campaign = ?
            """, .id(id), .id(campaign)
        ).compactMap { row in
            guard let id = Organisation.ID(try row.text(0)), let kind = Organisation.Kind(rawValue: try row.text(1))
            else { return nil }
            return (id, kind, try row.text(2))
        }
    }

    /// The campaigns in which an organisation has a row.
    func standingCampaigns(of id: Organisation.ID) throws -> [Campaign.ID] {
        try query("SELECT campaign FROM standing WHERE tenant = ? AND organisation = ?", .id(id)).compactMap {
            Campaign.ID(try $0.text(0))
        }
    }

    /// Those that have a row in a campaign, below an organisation.
    func standingOrganisations(in campaign: Campaign.ID, below path: String) throws -> [Organisation.ID] {
        try query(
            """
            SELECT o.id FROM organisation o JOIN standing s ON s.tenant = o.tenant AND s.organisation = o.id
            WHERE o.tenant = ? AND o.path >= ? AND o.path < ? AND s.campaign = ?
            """, .text(path), .text(path.prefixEnd), .id(campaign)
        ).compactMap { Organisation.ID(try $0.text(0)) }
    }

    /// What happened after a position, in the log's order.
    func touched(after position: Int64, limit: Int) throws -> [(position: Int64, stream: Stream, type: String)] {
        try query(
            """
            SELECT position, stream, type FROM event WHERE tenant = ? AND position > ? ORDER BY position LIMIT ?
            """, .integer(position), Value(limit)
        ).compactMap { row in
            guard let stream = Stream(try row.text(1)) else { return nil }
            return (try row.integer(0), stream, try row.text(2))
        }
    }

    /// Writes rows that are newer than the table, unless another has brought it further already.
    func keepStandings(_ rows: [StandingKey: String?], upTo position: Int64) throws {
        guard try standingMark() < position else { return }
        let tables = Tables(session: session, tenant: tenant)
        for (key, text) in rows {
            if let text {
                try tables.upsert(
                    "standing", key: [("organisation", .id(key.organisation)), ("campaign", .id(key.campaign))],
                    [("stands", .text(text))])
            } else {
                try tables.execute(
                    "DELETE FROM standing WHERE tenant = ? AND organisation = ? AND campaign = ?",
                    .id(key.organisation), .id(key.campaign))
            }
        }
        try tables.upsert("standing_mark", key: [], [("position", .integer(position))])
    }
}
