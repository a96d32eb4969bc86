import PartyLife
import Records

extension Campaign.Command {
    var action: Action {
        switch self {
        case .issue: .issueCampaign
        case .revise: .reviseCampaign
        case .close: .closeCampaign
        }
    }
}

extension Notice.Command {
    var action: Action {
        switch self {
        case .receive: .receiveNotice
        case .tighten: .tightenNotice
        }
    }
}

extension Loop {
    /// Issues, revises or closes a campaign, for the organisation that issues it.
    public func campaign(_ command: Campaign.Command, _ id: Campaign.ID, as actor: Actor) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            let current = try commit.load(Campaign.self, .campaign(id))
            var issuer = current.issuer
            if case .issue(_, let proposed, _) = command { issuer = issuer ?? proposed }
            guard let issuer else { throw AccessDenied.unknownCampaign }
            try commit.reader.authorise(command.action, to: actor, on: issuer)
            // A branch holds meetings; it has nobody below to send a notice to.
            let leads = try commit.reader.organisation(issuer).map { !$0.type.holdsMeeting } ?? false
            let facts = Campaign.Facts(issuerExists: leads)
            try commit.perform(command, on: Campaign.self, .campaign(id), knowing: facts)
        }
    }

    /// Receives the notice at an organisation below the issuer, or passes it on with what this level adds.
    public func notice(_ command: Notice.Command, at place: Place, as actor: Actor) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(command.action, to: actor, on: place.organisation)
            guard let row = try commit.reader.organisation(place.organisation) else {
                throw AccessDenied.unknownOrganisation
            }
            let campaign = try commit.load(Campaign.self, .campaign(place.campaign))
            let source = CommitSource(commit: commit)
            let facts = Notice.Facts(
                campaignOpen: campaign.isOpen,
                inherited: try source.procedure(campaign, place.campaign, reaching: row),
                holdsMeeting: row.type.holdsMeeting)
            try commit.perform(command, on: Notice.self, place.stream(Notice.self), knowing: facts)
        }
    }
}
