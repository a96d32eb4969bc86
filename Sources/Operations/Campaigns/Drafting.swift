import PartyLife
import Records

extension UseCases {
    /// Keeps or throws away the campaign that an organisation is still writing.
    public func draft(_ command: CampaignDraft.Command, of issuer: Organisation.ID, as actor: ActingPerson) async throws
    {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.issueCampaign, to: actor, on: issuer)
            try commit.perform(command, on: CampaignDraft.self, .draft(of: issuer), knowing: .init())
        }
    }

    /// The campaign that an organisation is still writing.
    public func draft(of issuer: Organisation.ID, as actor: ActingPerson) async throws -> CampaignDraft {
        try await records.read { reader in
            try reader.authorise(.issueCampaign, to: actor, on: issuer)
            return try reader.load(CampaignDraft.self, .draft(of: issuer))
        }
    }
}
