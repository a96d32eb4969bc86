import PartyLife
import Records

/// Who belongs to an organisation (名册): its offices and members, and the size of each organisation below.
public struct RosterRecord: Sendable {
    public let row: OrganisationRow
    public let organisation: Organisation
    public let size: OrganisationSize
    /// From the top unit down to this one.
    public let line: [OrganisationRow]
    public let children: [Child]
    public let scope: Permissions.Scope
    public let today: Day

    public struct Child: Sendable, Identifiable {
        public let row: OrganisationRow
        public let size: OrganisationSize
        public let secretary: String?
        public var id: Organisation.ID { row.id }
    }
}

extension UseCases {
    public func roster(of organisation: Organisation.ID, as actor: ActingPerson) async throws -> RosterRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.viewRoster, to: actor, on: organisation)
            guard let row = try reader.organisation(organisation) else { throw AccessDenied.unknownOrganisation }
            let children = try reader.children(of: organisation).map { child in
                RosterRecord.Child(
                    row: child, size: try reader.size(of: child),
                    secretary: try reader.load(Organisation.self, .organisation(child.id)).secretary?.name)
            }
            return RosterRecord(
                row: row, organisation: try reader.branch(organisation),
                size: try reader.size(of: row), line: try row.line.compactMap { try reader.organisation($0) },
                children: children, scope: try reader.scope(of: organisation), today: today)
        }
    }
}
