import PartyLife
import Records

extension UseCases {
    /// Where an organisation last planned to meet, in an earlier campaign; nil where it never did.
    public func lastMeetingPlace(before place: Place, as actor: ActingPerson) async throws -> String? {
        try await records.read { reader in
            try reader.authorise(.viewPlan, to: actor, on: place.organisation)
            for campaign in try reader.campaigns() where campaign.id != place.campaign {
                let plan = try reader.load(Plan.self, .step(Plan.self, campaign.id, place.organisation))
                if let text = plan.versions.last, !text.place.isEmpty { return text.place }
            }
            return nil
        }
    }
}
