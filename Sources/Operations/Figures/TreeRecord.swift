import PartyLife
import Records

/// An organisation as those above see it: its figures, and each organisation below with its own.
public struct TreeRecord: Sendable {
    public let organisation: OrganisationRow
    public let line: [OrganisationRow]
    public let campaign: CampaignRow
    public let asOf: Day
    /// Nil before anything was known: unknown is not zero.
    public let figures: Figures?
    public let children: [Child]
    public let today: Day

    public struct Child: Sendable, Identifiable {
        public let row: OrganisationRow
        public let figures: Figures
        public let state: CaseRow
        public let procedure: Procedure?
        public var id: Organisation.ID { row.id }
    }
}

extension Loop {
    public func tree(
        of organisation: Organisation.ID, in campaign: Campaign.ID, asOf day: Day? = nil, as actor: Actor
    ) async throws -> TreeRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.viewTree, to: actor, on: organisation)
            guard let row = try reader.organisation(organisation) else { throw AccessDenied.unknownOrganisation }
            guard let campaignRow = try reader.campaign(campaign) else { throw AccessDenied.unknownCampaign }
            let asOf = min(day ?? today, today)
            let state = try reader.load(Campaign.self, .campaign(campaign))
            let cases = try reader.cases(of: campaign, directlyBelow: organisation)
            let children = try reader.children(of: organisation).map { child in
                TreeRecord.Child(
                    row: child, figures: try reader.figures(of: child.id, campaign: campaign, asOf: asOf),
                    state: cases[child.id] ?? CaseRow(),
                    procedure: try reader.procedure(state, campaign, reaching: child))
            }
            return TreeRecord(
                organisation: row, line: try row.line.compactMap { try reader.organisation($0) },
                campaign: campaignRow, asOf: asOf,
                figures: try reader.knownFigures(of: row, campaign: campaign, asOf: asOf), children: children,
                today: today)
        }
    }

    /// The figures of an organisation as of a day, for the written summary; nil where nothing was known by then.
    public func figures(
        of organisation: Organisation.ID, in campaign: Campaign.ID, asOf day: Day? = nil,
        knownAt position: Int64? = nil,
        as actor: Actor
    ) async throws -> Figures? {
        let asOf = day ?? today
        return try await records.read { reader in
            if actor != .deployment { try reader.authorise(.viewFigures, to: actor, on: organisation) }
            guard let row = try reader.organisation(organisation) else { throw AccessDenied.unknownOrganisation }
            return try reader.knownFigures(of: row, campaign: campaign, asOf: asOf, knownAt: position)
        }
    }
}

extension Reader {
    /// Unknown is not zero: before the organisation was entered, or the campaign issued, there are no figures.
    fileprivate func knownFigures(
        of row: OrganisationRow, campaign: Campaign.ID, asOf day: Day, knownAt position: Int64? = nil
    ) throws -> Figures? {
        let established = try load(Organisation.self, .organisation(row.id)).established
        guard let established, let issued = try self.campaign(campaign)?.issued, day >= max(established, issued) else {
            return nil
        }
        return try figures(of: row.id, campaign: campaign, asOf: day, knownAt: position)
    }
}
