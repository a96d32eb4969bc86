import PartyLife
import Records

/// What closing a campaign would end, looked at before it is done.
public struct ClosingRecord: Sendable {
    public let row: CampaignRow
    public let issuer: OrganisationRow
    public let left: LeftOpen
    /// The last day on which a meeting was to be held.
    public let closes: Day
    public let reconcileBy: Day
    public let today: Day
}

extension UseCases {
    /// For those who may close it, as long as it is open.
    public func closing(_ id: Campaign.ID, as actor: ActingPerson) async throws -> ClosingRecord {
        let today = today
        return try await records.read { reader in
            let campaign = try reader.load(Campaign.self, .campaign(id))
            guard let row = try reader.campaign(id), let issuer = try reader.organisation(row.issuer),
                let procedure = campaign.procedure, campaign.phase == .open
            else { throw AccessDenied.unknownCampaign }
            try reader.authorise(.closeCampaign, to: actor, on: row.issuer)
            return ClosingRecord(
                row: row, issuer: issuer, left: try reader.leftOpen(in: id, by: row.issuer, on: today),
                closes: procedure.window.closes, reconcileBy: procedure.timetable.reconcileBy, today: today)
        }
    }
}
