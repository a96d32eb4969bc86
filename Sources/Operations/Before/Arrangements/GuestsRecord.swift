import PartyLife
import Records

/// The members of other units whom a unit takes in during a campaign.
public struct GuestsRecord: Sendable {
    public let organisation: OrganisationRow
    public let campaign: CampaignRow
    /// The last day of a temporary branch.
    public let until: Day?
    public let guests: [Guest]
    public let today: Day

    public struct Guest: Sendable, Identifiable {
        public let id: Member.ID
        public let name: String
        public let home: OrganisationRow
        public let arrangement: BranchMeeting.Arrangement
        public let covered: BranchMeeting.Covered?
    }
}

extension UseCases {
    /// Who is to take part at a unit, for those who lead it.
    public func guests(at place: Place, as actor: ActingPerson) async throws -> GuestsRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.hostGuests, to: actor, on: place.organisation)
            let (row, campaign) = try reader.rows(of: place)
            return GuestsRecord(
                organisation: row, campaign: campaign,
                until: try reader.load(Organisation.self, .organisation(row.id)).until,
                guests: try reader.guests(at: place), today: today)
        }
    }
}

extension Reader {
    func guests(at place: Place) throws -> [GuestsRecord.Guest] {
        let rows = try guests(of: place.campaign, at: place.organisation)
        let names = try names(of: rows.map(\.id))
        return try rows.compactMap { row in
            guard let home = try organisation(row.home) else { return nil }
            let own = Place(place.campaign, row.home)
            let meeting = try load(BranchMeeting.self, own.stream(BranchMeeting.self))
            guard let arrangement = meeting.arrangements[row.id] else { return nil }
            return GuestsRecord.Guest(
                id: row.id, name: names[row.id] ?? "", home: home, arrangement: arrangement,
                covered: meeting.covered[row.id])
        }
    }
}
