import PartyLife
import Records

extension Commit {
    /// What a step of this branch may know: read in the same transaction as it is written.
    func branchFacts(_ place: Place) throws -> BranchFacts {
        try BranchFacts(of: place, row: reader.organisation(place.organisation), through: CommitSource(commit: self))
    }
}

extension Reader {
    func branchFacts(_ place: Place) throws -> BranchFacts {
        try BranchFacts(of: place, row: organisation(place.organisation), through: self)
    }
}

/// Where states are loaded from: a reader, or a transaction with what it has done so far.
protocol StateSource {
    func load<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> A
}

extension Reader: StateSource {}

struct CommitSource: StateSource {
    let commit: Commit

    func load<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> A { try commit.load(type, stream) }
}

extension StateSource {
    /// The procedure as it reaches an organisation: what the issuer sent, tightened by every level between.
    func procedure(_ campaign: Campaign, _ id: Campaign.ID, reaching row: OrganisationRow) throws -> Procedure? {
        guard let issuer = campaign.issuer, let from = row.line.firstIndex(of: issuer) else { return nil }
        guard var procedure = campaign.procedure else { return nil }
        for level in row.line[from...].dropLast() {
            let notice = try load(Notice.self, .step(Notice.self, id, level))
            if let change = notice.tightening { procedure = procedure.tightened(by: change).procedure }
        }
        return procedure
    }
}

extension BranchFacts {
    init(of place: Place, row: OrganisationRow?, through source: some StateSource) throws {
        guard let row else { throw AccessDenied.unknownOrganisation }
        let campaign = try source.load(Campaign.self, .campaign(place.campaign))
        guard campaign.issued != nil,
            let procedure = try source.procedure(campaign, place.campaign, reaching: row)
        else { throw AccessDenied.unknownCampaign }
        self.init(
            campaignOpen: campaign.isOpen, branchID: place.organisation,
            branch: try source.load(Organisation.self, .organisation(place.organisation)), procedure: procedure,
            noticeReceived: try source.load(Notice.self, place.stream(Notice.self)).received != nil)
    }
}
