import PartyLife
import Records

extension Reader {
    /// What a request about an organisation is measured against.
    public func scope(of id: Organisation.ID, subjects: [Member.ID] = []) throws -> Permissions.Scope {
        guard let row = try organisation(id) else { throw AccessDenied.unknownOrganisation }
        return Permissions.Scope(row, subjects: subjects)
    }

    public func authorise(
        _ action: Action, to actor: Actor, on organisation: Organisation.ID, subjects: [Member.ID] = []
    ) throws {
        guard Permissions.allows(action, to: actor, on: try scope(of: organisation, subjects: subjects)) else {
            throw AccessDenied.notAllowed(action: action.rawValue)
        }
    }
}

extension Permissions.Scope {
    /// What a request about an organisation is measured against, where its row is at hand.
    init(_ row: OrganisationRow, subjects: [Member.ID] = []) {
        self.init(
            organisation: row.id, above: row.line.dropLast(), guidanceGroup: row.guidanceGroup, subjects: subjects)
    }
}
