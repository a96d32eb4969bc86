import PartyLife
import Records

/// A campaign as its notice tells it, and how far the notice has come below whoever reads this.
public struct CampaignRecord: Sendable {
    public let row: CampaignRow
    public let issuer: OrganisationRow?
    /// As the issuer sent it.
    public let procedure: Procedure
    /// The organisations that the reader looks after, at the issuer or below it, the highest first.
    public let levels: [Level]
    public let today: Day

    public struct Level: Sendable, Identifiable {
        public let row: OrganisationRow
        public let notice: Notice
        /// The procedure as it reaches this organisation.
        public let inherited: Procedure
        public let receipts: [Receipt]
        public var id: Organisation.ID { row.id }
    }

    /// Whether an organisation directly below has the notice, and how many below that one have it.
    public struct Receipt: Sendable, Identifiable {
        public let row: OrganisationRow
        public let received: Day?
        public internal(set) var receivedBelow = 0
        public internal(set) var allBelow = 0
        public var id: Organisation.ID { row.id }
    }
}

extension Loop {
    /// A campaign, for everyone who is signed in; receipts for those who look after organisations in it.
    public func campaignRecord(_ id: Campaign.ID, as actor: Actor) async throws -> CampaignRecord {
        let today = today
        return try await records.read { reader in
            let campaign = try reader.load(Campaign.self, .campaign(id))
            guard let row = try reader.campaign(id), let procedure = campaign.procedure else {
                throw AccessDenied.unknownCampaign
            }
            try reader.authorise(.viewHome, to: actor, on: row.issuer)
            return CampaignRecord(
                row: row, issuer: try reader.organisation(row.issuer), procedure: procedure,
                levels: try reader.levels(of: campaign, id, lookedAfterBy: actor), today: today)
        }
    }
}

extension Reader {
    fileprivate func levels(
        of campaign: Campaign, _ id: Campaign.ID, lookedAfterBy actor: Actor
    ) throws -> [CampaignRecord.Level] {
        try Set(actor.holdings.map(\.organisation)).compactMap { try organisation($0) }
            .sorted { ($0.depth, $0.id) < ($1.depth, $1.id) }
            .compactMap { row in
                guard !row.type.holdsMeeting, let inherited = try procedure(campaign, id, reaching: row),
                    Permissions.allows(.viewTree, to: actor, on: try scope(of: row.id))
                else { return nil }
                return CampaignRecord.Level(
                    row: row, notice: try load(Notice.self, .step(Notice.self, id, row.id)), inherited: inherited,
                    receipts: try receipts(of: id, below: row))
            }
    }

    private func receipts(of campaign: Campaign.ID, below row: OrganisationRow) throws -> [CampaignRecord.Receipt] {
        let cases = try cases(of: campaign, below: row.id)
        var receipts = try children(of: row.id).map {
            CampaignRecord.Receipt(row: $0, received: cases[$0.id]?.noticeOn)
        }
        let places = Dictionary(receipts.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for lower in try subtree(of: row.id) where lower.line.count > row.line.count + 1 {
            guard let index = places[lower.line[row.line.count]] else { continue }
            receipts[index].allBelow += 1
            if cases[lower.id]?.noticeOn != nil { receipts[index].receivedBelow += 1 }
        }
        return receipts
    }
}
