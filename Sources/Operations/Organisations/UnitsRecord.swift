import PartyLife
import Records

/// The groups of a branch, or the temporary branches directly below a superior.
public struct UnitsRecord: Sendable {
    public let organisation: OrganisationRow
    public let campaign: CampaignRow
    public let units: [Unit]
    /// Who could lead a new one: members of the branch, or secretaries of branches below.
    public let candidates: [Candidate]
    public let today: Day

    public struct Unit: Sendable, Identifiable {
        public let row: OrganisationRow
        public let leader: String?
        /// The last day of a temporary branch.
        public let until: Day?
        /// How many members take part there in this campaign.
        public let guests: Int
        public var id: Organisation.ID { row.id }
    }

    public struct Candidate: Sendable, Identifiable {
        public let id: Member.ID
        public let name: String
    }
}

extension UseCases {
    public func units(at place: Place, as actor: ActingPerson) async throws -> UnitsRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.setUpUnit, to: actor, on: place.organisation)
            let (row, campaign) = try reader.rows(of: place)
            let children = try reader.children(of: row.id)
            let units = try children.filter { $0.type == .group || $0.type == .temporaryBranch }.map { child in
                let unit = try reader.load(Organisation.self, .organisation(child.id))
                return UnitsRecord.Unit(
                    row: child, leader: unit.holders.first?.name, until: unit.until,
                    guests: try reader.guests(of: place.campaign, at: child.id).count)
            }
            let holding = row.type.isBranch ? [row] : children.filter(\.type.isBranch)
            let candidates = try holding.flatMap { branch in
                let unit = try reader.load(Organisation.self, .organisation(branch.id))
                return row.type.isBranch
                    ? unit.members.map { UnitsRecord.Candidate(id: $0.id, name: $0.name) }
                    : unit.holders.filter { $0.office.isCommittee }.map { .init(id: $0.member, name: $0.name) }
            }
            return UnitsRecord(
                organisation: row, campaign: campaign, units: units, candidates: candidates, today: today)
        }
    }
}
