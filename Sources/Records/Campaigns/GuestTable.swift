import PartyLife
import Storage

/// A member whom another unit is to take in.
public struct GuestRow: Sendable, Equatable, Identifiable {
    public let id: Member.ID
    /// The branch that the member belongs to, where the participation counts.
    public let home: Organisation.ID
}

extension Reader {
    /// Who is to take part at a unit in a campaign, by home.
    public func guests(of campaign: Campaign.ID, at host: Organisation.ID) throws -> [GuestRow] {
        try query(
            "SELECT home, member FROM guest WHERE tenant = ? AND campaign = ? AND host = ? ORDER BY home, member",
            .id(campaign), .id(host)
        ).compactMap { row in
            guard let home = Organisation.ID(try row.text(0)), let member = Member.ID(try row.text(1)) else {
                return nil
            }
            return GuestRow(id: member, home: home)
        }
    }
}

extension Tables {
    /// Where members of a branch take part, for those who take them in.
    func writeGuests(_ change: Change<BranchMeeting>) throws {
        guard let campaign = change.stream.campaign, let home = change.stream.organisation else { return }
        for (member, arrangement) in change.after.arrangements.sorted(by: { $0.key < $1.key })
        where arrangement.host != change.before.arrangements[member]?.host {
            try upsert(
                "guest", key: [("campaign", .id(campaign)), ("home", .id(home)), ("member", .id(member))],
                [("host", Value(arrangement.host))])
        }
    }
}
