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
    func load<A: Recorded>(_ type: A.Type, _ streams: [Stream]) throws -> [A]
}

extension Reader: StateSource {}

struct CommitSource: StateSource {
    let commit: Commit

    func load<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> A { try commit.load(type, stream) }
    func load<A: Recorded>(_ type: A.Type, _ streams: [Stream]) throws -> [A] { try commit.load(type, streams) }
}

extension StateSource {
    /// The procedure as it reaches an organisation: what the issuer sent, tightened by every level between.
    func procedure(_ campaign: Campaign, _ id: Campaign.ID, reaching row: OrganisationRow) throws -> Procedure? {
        try procedure(campaign, id, by: campaign.levels(downTo: row)?.dropLast())
    }

    /// The procedure as it binds at an organisation: a branch is bound by what it asks of itself as well.
    func procedure(_ campaign: Campaign, _ id: Campaign.ID, bindingAt row: OrganisationRow) throws -> Procedure? {
        guard row.type.holdsMeeting, row.id != campaign.issuer else {
            return try procedure(campaign, id, reaching: row)
        }
        return try procedure(campaign, id, by: campaign.levels(downTo: row))
    }

    private func procedure(
        _ campaign: Campaign, _ id: Campaign.ID, by levels: ArraySlice<Organisation.ID>?
    ) throws -> Procedure? {
        guard let levels else { return nil }
        return try campaign.procedure?.bound(by: notices(id, of: levels))
    }

    /// Each level's notice, by one question to the database.
    func notices(_ id: Campaign.ID, of levels: some Collection<Organisation.ID>) throws -> [Notice] {
        try load(Notice.self, levels.map { .step(Notice.self, id, $0) })
    }

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

extension Campaign {
    /// From the issuer down to an organisation, which is the last; nil where the campaign does not reach it.
    func levels(downTo row: OrganisationRow) -> ArraySlice<Organisation.ID>? {
        issuer.flatMap { row.line.firstIndex(of: $0) }.map { row.line[$0...] }
    }
}

extension Procedure {
    fileprivate func bound(by notices: [Notice]) -> Procedure {
        notices.compactMap(\.tightening).reduce(self) { $0.bound(by: $1) }
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
