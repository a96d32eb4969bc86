import PartyLife
import Records

/// An organisation as those above see it: its figures, and each organisation below with its own.
public struct TreeRecord: Sendable {
    public let organisation: OrganisationRow
    public let called: OrganisationName
    public let line: [OrganisationRow]
    public let campaign: CampaignRow
    public let asOf: Day
    /// Nil before anything was known: unknown is not zero.
    public let figures: Figures?
    /// Those of the organisations directly below whose pages the reader may open.
    public let children: [Child]
    /// What needs attention below, the gravest first.
    public let attention: AttentionList
    public let today: Day

    public struct Child: Sendable, Identifiable {
        public let row: OrganisationRow
        public let figures: Figures
        /// How it stands; nil where that is not known: of a day that is past, or while much is still taken in.
        public let stands: Stands?
        public var id: Organisation.ID { row.id }
    }
}

extension UseCases {
    /// Entries that stand on the page itself, and as many as are counted beyond them.
    private static let shownOnTree = AttentionPage(size: 10, counting: 200)

    public func tree(
        of organisation: Organisation.ID, in campaign: Campaign.ID, asOf day: Day? = nil, as actor: ActingPerson
    ) async throws -> TreeRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.viewTree, to: actor, on: organisation)
            guard let row = try reader.organisation(organisation) else { throw AccessDenied.unknownOrganisation }
            guard let campaignRow = try reader.campaign(campaign) else { throw AccessDenied.unknownCampaign }
            let asOf = min(day ?? today, today)
            let state = try reader.load(Campaign.self, .campaign(campaign))
            let below = try reader.children(of: organisation).filter(actor.mayLook)
            let figures = try reader.figures(of: [row.id] + below.map(\.id), campaign: campaign, asOf: asOf)
            let isNow = asOf == today && day ?? today >= campaignRow.issued
            var walk = AttentionWalk(
                campaign: campaignRow, procedure: state, today: today, for: actor, reader: reader)
            let stands = isNow ? try walk.stands(of: below, figures: figures) : [:]
            let children = below.map { child in
                TreeRecord.Child(
                    row: child, figures: figures[child.id] ?? Figures(asOf: asOf, values: [:]),
                    stands: stands[child.id])
            }
            let attention = isNow ? try walk.list(below: row, Self.shownOnTree) : AttentionList()
            let isKnown = try reader.isKnown(row, campaign: campaign, asOf: asOf)
            return TreeRecord(
                organisation: row, called: try reader.load(Organisation.self, .organisation(row.id)).called,
                line: try reader.organisations(row.line), campaign: campaignRow, asOf: asOf,
                figures: isKnown ? figures[row.id] ?? Figures(asOf: asOf, values: [:]) : nil, children: children,
                attention: attention, today: today)
        }
    }

    /// The figures of an organisation as of a day, for the written summary; nil where nothing was known by then.
    public func figures(
        of organisation: Organisation.ID, in campaign: Campaign.ID, asOf day: Day? = nil,
        knownAt position: Int64? = nil,
        as actor: ActingPerson
    ) async throws -> Figures? {
        let asOf = day ?? today
        return try await records.read { reader in
            if actor != .deployment { try reader.authorise(.viewFigures, to: actor, on: organisation) }
            guard let row = try reader.organisation(organisation) else { throw AccessDenied.unknownOrganisation }
            guard try reader.isKnown(row, campaign: campaign, asOf: asOf) else { return nil }
            return try reader.figures(of: row.id, campaign: campaign, asOf: asOf, knownAt: position)
        }
    }
}

extension Reader {
    /// Unknown is not zero: before the organisation was entered, or the campaign issued, there are no figures.
    fileprivate func isKnown(_ row: OrganisationRow, campaign: Campaign.ID, asOf day: Day) throws -> Bool {
        guard let established = try established(row.id), let issued = try self.campaign(campaign)?.issued else {
            return false
        }
        return day >= max(established, issued)
    }
}
