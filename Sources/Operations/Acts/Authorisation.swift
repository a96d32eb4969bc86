import PartyLife
import Records

extension Reader {
    /// What a request about an organisation is measured against.
    public func scope(of id: Organisation.ID, subjects: [Member.ID] = []) throws -> Permissions.Scope {
        guard let row = try organisation(id) else { throw AccessDenied.unknownOrganisation }
        return Permissions.Scope(row, subjects: subjects)
    }

    /// The organisation and the campaign of a place, as the read tables have them.
    func rows(of place: Place) throws -> (OrganisationRow, CampaignRow) {
        guard let row = try organisation(place.organisation) else { throw AccessDenied.unknownOrganisation }
        guard let campaign = try campaign(place.campaign) else { throw AccessDenied.unknownCampaign }
        return (row, campaign)
    }

    public func authorise(
        _ action: Action, to actor: ActingPerson, on organisation: Organisation.ID, subjects: [Member.ID] = []
    ) throws {
        guard Permissions.allows(action, to: actor, on: try scope(of: organisation, subjects: subjects)) else {
            throw AccessDenied.notAllowed(action: action.rawValue)
        }
    }
}

extension ActingPerson {
    /// Whether an office opens the page of an organisation: what is listed for someone who oversees is what they look
    /// after, and no more. That they are a member somewhere is no part of it.
    func mayLook(at row: OrganisationRow) -> Bool {
        let overseer = ActingPerson(member: member, holdings: holdings)
        return Permissions.allows(
            row.type.holdsMeeting ? .viewBranch : .viewTree, to: overseer, on: Permissions.Scope(row))
    }
}

extension Permissions.Scope {
    /// What a request about an organisation is measured against, where its row is at hand.
    init(_ row: OrganisationRow, subjects: [Member.ID] = []) {
        self.init(
            organisation: row.id, above: row.line.dropLast(), guidanceGroup: row.guidanceGroup, subjects: subjects)
    }
}
