import PartyLife
import Records

extension Campaign.Command: ActionTaking {
    public var action: Action {
        switch self {
        case .issue: .issueCampaign
        case .revise: .reviseCampaign
        case .withdraw: .withdrawCampaign
        case .close: .closeCampaign
        case .reopen: .reopenCampaign
        }
    }
}

extension Notice.Command: ActionTaking {
    public var action: Action {
        switch self {
        case .receive: .receiveNotice
        case .tighten: .tightenNotice
        case .train: .trainOrganisers
        case .guide: .publishGuidance
        }
    }
}

extension UseCases {
    /// Issues, revises or closes a campaign, for the organisation that issues it.
    public func campaign(_ command: Campaign.Command, _ id: Campaign.ID, as actor: ActingPerson) async throws {
        let today = today
        try await records.commit(by: actor, at: clock.now) { commit in
            let current = try commit.load(Campaign.self, .campaign(id))
            var issuer = current.issuer
            if case .issue(_, let proposed, _) = command { issuer = issuer ?? proposed }
            guard let issuer else { throw AccessDenied.unknownCampaign }
            try commit.reader.authorise(command.action, to: actor, on: issuer)
            // A branch holds meetings; it has nobody below to send a notice to.
            let leads = try commit.reader.organisation(issuer).map { !$0.type.holdsMeeting } ?? false
            var facts = Campaign.Facts(issuerExists: leads, meetingsBegun: try commit.reader.hasMeetings(in: id))
            if case .close = command { facts.remaining = try commit.reader.leftOpen(in: id, by: issuer, on: today).sum }
            try commit.perform(command, on: Campaign.self, .campaign(id), knowing: facts)
            guard case .issue = command, try commit.load(CampaignDraft.self, .draft(of: issuer)).procedure != nil else {
                return
            }
            try commit.perform(.discard, on: CampaignDraft.self, .draft(of: issuer), knowing: .init())
        }
    }

    /// Receives the notice at an organisation below the issuer, or passes it on with what this level adds.
    public func notice(_ command: Notice.Command, at place: Place, as actor: ActingPerson) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(command.action, to: actor, on: place.organisation)
            guard let row = try commit.reader.organisation(place.organisation) else {
                throw AccessDenied.unknownOrganisation
            }
            let campaign = try commit.load(Campaign.self, .campaign(place.campaign))
            let source = CommitSource(commit: commit)
            var facts = Notice.Facts(
                campaignOpen: campaign.isOpen,
                inherited: try source.procedure(campaign, place.campaign, reaching: row),
                holdsMeeting: row.type.holdsMeeting)
            facts.phase = campaign.phase
            switch command {
            case .receive, .guide: break
            case .tighten:
                let plan = try commit.load(Plan.self, place.stream(Plan.self))
                facts.planSettled = plan.state == .submitted || plan.state == .approved
                facts.setBy = try source.setBy(campaign, place.campaign, reaching: row).mapValues {
                    try commit.reader.organisation($0)?.name ?? ""
                }
            case .train: facts.organisers = Set(try commit.reader.organisers(directlyBelow: row.id).flatMap(\.people))
            }
            try commit.perform(command, on: Notice.self, place.stream(Notice.self), knowing: facts)
        }
    }
}
