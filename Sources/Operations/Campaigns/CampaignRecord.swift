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
    /// What the levels above the reader's own branch have answered, the issuer first.
    public let guidance: [Guidance]
    /// How it stands: closed and why, opened again, taken back.
    public let campaign: Campaign
    /// Whether a branch has begun its meeting.
    public let meetingsBegun: Bool
    public let today: Day

    public struct Guidance: Sendable {
        public let organisation: String
        public let entry: Notice.Guidance
    }

    public struct Level: Sendable, Identifiable {
        public let row: OrganisationRow
        public let notice: Notice
        /// The procedure as it reaches this organisation.
        public let inherited: Procedure
        /// Which level set each bound and addition that reaches this one, by name.
        public let setBy: [String: String]
        public let receipts: [Receipt]
        /// Those who organise the meetings directly below, by place, with their names.
        public let organisers: [Organisers]
        public var id: Organisation.ID { row.id }
    }

    public struct Organisers: Sendable {
        public let organisation: OrganisationRow
        public let people: [(id: Member.ID, name: String)]
        /// Of those directly below it, how many it has trained somebody of; nil where it leads nobody.
        public let below: (trained: Int, all: Int)?
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

extension UseCases {
    /// A campaign, for everyone who is signed in; receipts for those who look after organisations in it.
    public func campaignRecord(_ id: Campaign.ID, as actor: ActingPerson) async throws -> CampaignRecord {
        let today = today
        return try await records.read { reader in
            let campaign = try reader.load(Campaign.self, .campaign(id))
            guard let row = try reader.campaign(id), let procedure = campaign.procedure else {
                throw AccessDenied.unknownCampaign
            }
            try reader.authorise(.viewHome, to: actor, on: row.issuer)
            return CampaignRecord(
                row: row, issuer: try reader.organisation(row.issuer), procedure: procedure,
                levels: try reader.levels(of: campaign, id, lookedAfterBy: actor),
                guidance: try reader.guidance(in: campaign, id, for: actor), campaign: campaign,
                meetingsBegun: try reader.hasMeetings(in: id), today: today)
        }
    }
}

extension Reader {
    fileprivate func levels(
        of campaign: Campaign, _ id: Campaign.ID, lookedAfterBy actor: ActingPerson
    ) throws -> [CampaignRecord.Level] {
        try Set(actor.holdings.map(\.organisation)).compactMap { try organisation($0) }
            .sorted { ($0.depth, $0.id) < ($1.depth, $1.id) }
            .compactMap { row in
                guard !row.type.holdsMeeting, let inherited = try procedure(campaign, id, reaching: row),
                    Permissions.allows(.viewTree, to: actor, on: try scope(of: row.id))
                else { return nil }
                return CampaignRecord.Level(
                    row: row, notice: try load(Notice.self, .step(Notice.self, id, row.id)), inherited: inherited,
                    setBy: try setBy(campaign, id, reaching: row).mapValues { try organisation($0)?.name ?? "" },
                    receipts: try receipts(of: id, below: row).filter { actor.mayLook(at: $0.row) },
                    organisers: try trainees(in: id, below: row).filter { actor.mayLook(at: $0.organisation) })
            }
    }

    private func trainees(in campaign: Campaign.ID, below row: OrganisationRow) throws -> [CampaignRecord.Organisers] {
        let places = try organisers(directlyBelow: row.id)
        let names = try names(of: places.flatMap(\.people))
        return try places.map { place, people in
            let below = place.type.holdsMeeting ? [] : try organisers(directlyBelow: place.id)
            let trained =
                try below.isEmpty
                ? [] : load(Notice.self, .step(Notice.self, campaign, place.id)).trained
            return CampaignRecord.Organisers(
                organisation: place, people: people.map { ($0, names[$0] ?? "—") },
                below: below.isEmpty
                    ? nil : (below.filter { !trained.isDisjoint(with: $0.people) }.count, below.count))
        }
    }

    fileprivate func guidance(
        in campaign: Campaign, _ id: Campaign.ID, for actor: ActingPerson
    ) throws -> [CampaignRecord.Guidance] {
        guard let home = try actor.home.flatMap({ try organisation($0) }),
            let levels = campaign.levels(downTo: home)
        else { return [] }
        return try zip(levels, notices(id, of: levels)).flatMap { level, notice in
            let entries = notice.guidance ?? []
            guard !entries.isEmpty, let name = try organisation(level)?.name else { return [CampaignRecord.Guidance]() }
            return entries.map { CampaignRecord.Guidance(organisation: name, entry: $0) }
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
