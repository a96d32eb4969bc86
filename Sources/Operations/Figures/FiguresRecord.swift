import PartyLife
import Records

/// All figures of one organisation in one campaign, for a page to print.
public struct FiguresRecord: Sendable {
    public let organisation: OrganisationRow
    public let called: OrganisationName
    public let campaign: CampaignRow
    public let asOf: Day
    /// Nil before anything was known: unknown is not zero.
    public let figures: Figures?
    public let today: Day
}

extension UseCases {
    public func figuresRecord(
        of organisation: Organisation.ID, in campaign: Campaign.ID, asOf day: Day? = nil, as actor: ActingPerson
    ) async throws -> FiguresRecord {
        let today = today
        let asOf = min(day ?? today, today)
        let figures = try await figures(of: organisation, in: campaign, asOf: asOf, as: actor)
        return try await records.read { reader in
            let (row, campaign) = try reader.rows(of: Place(campaign, organisation))
            return FiguresRecord(
                organisation: row, called: try reader.load(Organisation.self, .organisation(row.id)).called,
                campaign: campaign, asOf: asOf, figures: figures, today: today)
        }
    }
}
