import PartyLife
import Records

/// The residents' page of a branch, as anyone with its address may see it: nothing but whose page it is.
public struct ResidentsDoor: Sendable {
    public let place: Place
    public let token: String
    public let branchName: String
    public let theme: String
}

extension UseCases {
    /// The open page behind an address; nil where there is none, or it is closed.
    public func residentsDoor(of organisation: Organisation.ID, token: String) async throws -> ResidentsDoor? {
        try await records.read { reader in
            guard let row = try reader.organisation(organisation) else { return nil }
            for campaign in try reader.campaigns() where campaign.closed == nil {
                let place = Place(campaign.id, organisation)
                let opinions = try reader.load(Opinions.self, place.stream(Opinions.self))
                guard let door = opinions.door, door.isOpen, door.token == token else { continue }
                return ResidentsDoor(place: place, token: token, branchName: row.name, theme: campaign.title)
            }
            return nil
        }
    }

    /// Takes what a resident wrote; nothing of who wrote it is known here, so nothing is kept.
    public func leaveOpinion(_ text: Words, id: Identifier<Opinions.Opinion>, at door: ResidentsDoor) async throws {
        let opinion = Opinions.Opinion(id: id, channel: .link, on: today, target: .branch, text: text)
        try await opinions(
            .receive(opinion, through: .link(token: door.token)), at: door.place,
            as: .visitor(at: door.place.organisation))
    }
}
