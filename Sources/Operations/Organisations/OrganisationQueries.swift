import PartyLife
import Records

extension UseCases {
    /// Whether an organisation holds meetings of its own; nil where there is no such organisation. Everyone may know.
    public func holdsMeeting(_ organisation: Organisation.ID) async throws -> Bool? {
        try await records.read { try $0.organisation(organisation)?.type.holdsMeeting }
    }

    /// The organisation above, for those who may look at it.
    public func superior(of organisation: OrganisationRow, as actor: ActingPerson) async throws -> OrganisationRow? {
        try await records.read { reader in
            guard let parent = organisation.parent,
                Permissions.allows(.viewTree, to: actor, on: try reader.scope(of: parent))
            else { return nil }
            return try reader.organisation(parent)
        }
    }
}
