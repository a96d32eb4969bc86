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

struct CommitSource: StateSource {
    let commit: Commit

    func load<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> A { try commit.load(type, stream) }
    func load<A: Recorded>(_ type: A.Type, _ streams: [Stream]) throws -> [A] { try commit.load(type, streams) }
    func branch(_ id: Organisation.ID) throws -> Organisation { try commit.branch(id) }
    func open(_ words: Words, of stream: Stream) throws -> String? { try commit.open(words, of: stream) }
}

extension StateSource {
    /// Which level set each bound that reaches an organisation, and made each addition.
    func setBy(
        _ campaign: Campaign, _ id: Campaign.ID, reaching row: OrganisationRow
    ) throws -> [String: Organisation.ID] {
        guard let issuer = campaign.issuer, let levels = campaign.levels(downTo: row)?.dropLast(),
            var procedure = campaign.procedure
        else { return [:] }
        var setBy = Dictionary(uniqueKeysWithValues: procedure.bounds.map { ($0.key, issuer) })
        for (level, notice) in zip(levels, try notices(id, of: levels)) {
            guard let change = notice.tightening else { continue }
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
            branch: try source.branch(place.organisation), procedure: procedure,
            noticeReceived: try source.load(Notice.self, place.stream(Notice.self)).received != nil)
        phase = campaign.phase
    }
}
