import PartyLife
import Records

/// A signed-in person, with what every page says of them.
public struct SignedIn: Sendable {
    public let actor: ActingPerson
    public let member: Member.ID
    public let name: String
    public let home: OrganisationRow
    /// Organisations above branches in which the person holds an office, the highest first.
    public let oversees: [OrganisationRow]
    /// Campaigns that are open, the newest first.
    public let open: [CampaignRow]

    /// The newest open campaign that reaches the person's own branch.
    public var campaign: CampaignRow? { campaign(reaching: home) }

    /// All open campaigns that reach an organisation, the newest first.
    public func campaigns(reaching organisation: OrganisationRow) -> [CampaignRow] {
        open.filter { organisation.line.contains($0.issuer) }
    }

    /// The newest open campaign that was issued at an organisation or above it.
    public func campaign(reaching organisation: OrganisationRow) -> CampaignRow? {
        open.first { organisation.line.contains($0.issuer) }
    }

    init(_ person: PersonRow, by reader: Reader) throws {
        (actor, member, name, home) = (person.actor, person.member, person.name, person.home)
        oversees = person.organisations.filter { !$0.type.holdsMeeting }.sorted {
            ($0.depth, $0.id) < ($1.depth, $1.id)
        }
        open = try reader.openCampaigns(issuedBy: Set(home.line + oversees.flatMap(\.line)))
    }

    /// Whether an office that the person holds there lets them issue a campaign.
    public func mayIssue(from organisation: Organisation.ID) -> Bool {
        Permissions.allows(.issueCampaign, to: actor, on: .init(organisation: organisation, above: []))
    }

    /// Whether an office that the person holds there lets them see its ledger.
    public func mayKeepLedger(of organisation: Organisation.ID) -> Bool {
        Permissions.allows(.viewLedger, to: actor, on: .init(organisation: organisation, above: []))
    }

    /// Whether an office that the person holds there lets them see its roster.
    public func mayKeepRoster(of organisation: Organisation.ID) -> Bool {
        Permissions.allows(.viewRoster, to: actor, on: .init(organisation: organisation, above: []))
    }
}

/// A person whose part a visitor of the demonstration can take.
public struct DemoRole: Sendable, Identifiable {
    public let kind: Kind
    public let member: Member.ID
    public let name: String
    public let place: String
    public var id: Kind { kind }

    public enum Kind: String, Sendable, CaseIterable {
        case secretary, commissioner, member, elder, leader, superior, guidance
    }
}

extension UseCases {
    /// One person for each part of the loop, from a branch whose campaign is under way.
    public func demoRoles() async throws -> [DemoRole] {
        let today = today
        return try await records.read { reader in
            guard let root = try reader.root(),
                let campaign = try reader.campaigns().first(where: { $0.issuer == root.id })
            else { return [] }
            let branches = try reader.subtree(of: root.id).filter { $0.type.isBranch }
            let cases = try reader.cases(of: campaign.id, below: root.id)
            let active = branches.filter { cases[$0.id]?.meeting == .preparing && cases[$0.id]?.plan == .approved }
            // Whoever takes a part finds something to do.
            let busy = try active.first {
                try reader.hasWork(for: .secretary, at: Place(campaign.id, $0.id), on: today)
            }
            guard let branch = busy ?? active.first ?? branches.first else { return [] }
            let organisation = try reader.load(Organisation.self, .organisation(branch.id))
            func role(_ kind: DemoRole.Kind, _ member: Member.ID?, _ place: OrganisationRow?) throws -> DemoRole? {
                guard let member, let name = try reader.member(member)?.name, let place else { return nil }
                return DemoRole(kind: kind, member: member, name: name, place: place.name)
            }
            func busiest(_ kind: DemoRole.Kind, _ member: Member.ID?) throws -> DemoRole? {
                try role(
                    kind, member,
                    member.flatMap { try reader.member($0) }.flatMap { try reader.organisation($0.branch) })
            }
            let above = try branch.parent.flatMap { try reader.organisation($0) }
            let superior = try above.flatMap { try reader.holders(of: [.reviewer, .secretary], at: [$0.id]).first }
            let guides = try reader.load(Organisation.self, .organisation(root.id)).holders(of: .guidanceMember)
            return [
                try role(.secretary, organisation.secretary?.member, branch),
                try busiest(.commissioner, reader.busiestCommissioner()),
                try busiest(.member, reader.busiestMember()),
                try busiest(.elder, reader.elder(among: [branch] + active, in: campaign.id, on: today)),
                try role(.superior, superior, above),
                try role(.leader, reader.holders(of: [.secretary], at: [root.id]).first, root),
                try role(.guidance, guides.first { $0.group == branch.guidanceGroup }?.member, root),
            ].compactMap(\.self)
        }
    }
}

extension UseCases {
    /// The names of members, for a sentence about them.
    public func names(of members: [Member.ID]) async throws -> [Member.ID: String] {
        try await records.read { try $0.names(of: members) }
    }
}

extension Reader {
    /// Whether whoever holds an office at a branch has something to do there.
    fileprivate func hasWork(for office: Office, at place: Place, on today: Day) throws -> Bool {
        try holders(of: [office], at: [place.organisation]).first.map { try hasWork(for: $0, at: place, on: today) }
            ?? false
    }

    /// Somebody of 75 years or more without an office, who has something to do if there is one.
    fileprivate func elder(
        among branches: [OrganisationRow], in campaign: Campaign.ID, on today: Day
    ) throws -> Member.ID? {
        let born = Day(today.year - 75, today.month, min(today.day, 28)) ?? today
        var first: Member.ID?
        for branch in branches.prefix(4) {
            let organisation = try opened(branch.id)
            let office = Set(organisation.holders.map(\.member))
            for member in organisation.members where !office.contains(member.id) {
                guard let day = member.profile.born, day <= born else { continue }
                if try hasWork(for: member.id, at: Place(campaign, branch.id), on: today) { return member.id }
                first = first ?? member.id
            }
        }
        return first
    }

    private func hasWork(for member: Member.ID, at place: Place, on today: Day) throws -> Bool {
        guard let actor = try actor(member) else { return false }
        return try !BranchToDos(record: BranchRecord(place, today: today, for: actor, by: self), actor: actor).all
            .isEmpty
    }
}
