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
            if let change = notice.tightening { procedure = procedure.bound(by: change) }
        }
        return procedure
    }

    /// The procedure as it binds at an organisation: a branch is bound by what it asks of itself as well.
    func procedure(_ campaign: Campaign, _ id: Campaign.ID, bindingAt row: OrganisationRow) throws -> Procedure? {
        guard let inherited = try procedure(campaign, id, reaching: row), row.type.holdsMeeting,
            row.id != campaign.issuer,
            let own = try load(Notice.self, .step(Notice.self, id, row.id)).tightening
        else { return try procedure(campaign, id, reaching: row) }
        return inherited.bound(by: own)
    }

    /// Which level set each bound that reaches an organisation, and made each addition.
    func setBy(
        _ campaign: Campaign, _ id: Campaign.ID, reaching row: OrganisationRow
    ) throws -> [String: Organisation.ID] {
        guard let issuer = campaign.issuer, let from = row.line.firstIndex(of: issuer),
            var procedure = campaign.procedure
        else { return [:] }
        var setBy = Dictionary(uniqueKeysWithValues: procedure.bounds.map { ($0.key, issuer) })
        for level in row.line[from...].dropLast() {
            guard let change = try load(Notice.self, .step(Notice.self, id, level)).tightening else { continue }
            let next = procedure.bound(by: change)
            for (name, value) in next.bounds where procedure.bounds[name] != value { setBy[name] = level }
            procedure = next
        }
        return setBy
    }
}

extension BranchFacts {
    init(of place: Place, row: OrganisationRow?, through source: some StateSource) throws {
        guard let row else { throw AccessDenied.unknownOrganisation }
        let campaign = try source.load(Campaign.self, .campaign(place.campaign))
        guard campaign.issued != nil,
            let procedure = try source.procedure(campaign, place.campaign, bindingAt: row)
        else { throw AccessDenied.unknownCampaign }
        self.init(
            campaignOpen: campaign.isOpen, branchID: place.organisation,
            branch: try source.load(Organisation.self, .organisation(place.organisation)), procedure: procedure,
            noticeReceived: try source.load(Notice.self, place.stream(Notice.self)).received != nil)
    }
}
