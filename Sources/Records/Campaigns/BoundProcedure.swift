import PartyLife

/// Where states are loaded from: a reader, or a transaction with what it has done so far.
public protocol StateSource {
    func load<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> A
    func load<A: Recorded>(_ type: A.Type, _ streams: [Stream]) throws -> [A]
    /// A branch as rules see it.
    func branch(_ id: Organisation.ID) throws -> Organisation
    func open(_ words: Words, of stream: Stream) throws -> String?
}

extension Reader: StateSource {}

extension StateSource {
    /// A meeting with the reasons for which people are exempt or were away.
    public func meeting(of id: Organisation.ID, in campaign: Campaign.ID) throws -> BranchMeeting {
        let stream = Stream.step(BranchMeeting.self, campaign, id)
        return try load(BranchMeeting.self, stream).opened { try open($0, of: stream) }
    }

    /// The procedure as it reaches an organisation: what the issuer sent, tightened by every level between.
    public func procedure(_ campaign: Campaign, _ id: Campaign.ID, reaching row: OrganisationRow) throws -> Procedure? {
        try procedure(campaign, id, by: campaign.levels(downTo: row)?.dropLast())
    }

    /// The procedure as it binds at an organisation: a branch is bound by what it asks of itself as well.
    public func procedure(
        _ campaign: Campaign, _ id: Campaign.ID, bindingAt row: OrganisationRow
    ) throws -> Procedure? {
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
    public func notices(_ id: Campaign.ID, of levels: some Collection<Organisation.ID>) throws -> [Notice] {
        try load(Notice.self, levels.map { .step(Notice.self, id, $0) })
    }
}

extension Campaign {
    /// From the issuer down to an organisation, which is the last; nil where the campaign does not reach it.
    public func levels(downTo row: OrganisationRow) -> ArraySlice<Organisation.ID>? {
        issuer.flatMap { row.line.firstIndex(of: $0) }.map { row.line[$0...] }
    }
}

extension Procedure {
    fileprivate func bound(by notices: [Notice]) -> Procedure {
        notices.compactMap(\.tightening).reduce(self) { $0.bound(by: $1) }
    }
}
