import PartyLife
import Records

extension Plan.Command {
    var action: Action {
        switch self {
        case .draft: .draftPlan
        case .submit: .submitPlan
        case .giveBack, .approve, .checkEffect: .reviewPlan
        case .changeDate: .changePlanDate
        }
    }
}

extension Talks.Command {
    var action: Action {
        switch self {
        case .record: .recordTalk
        case .untie: .untieTalk
        case .confirm: .confirmTalk
        case .plan, .dropPlan: .planTalk
        case .deny: .denyTalk
        case .correct: .correctTalk
        }
    }
}

extension Opinions.Command {
    var action: Action {
        switch self {
        case .receive(_, .committee): .receiveOpinion
        case .receive(_, .link): .leaveOpinion
        case .receive(_, .member): .giveOpinion
        case .merge, .address, .deliver, .openDoor, .closeDoor: .sortOpinions
        case .answer: .answerOpinion
        case .correct: .correctOpinion
        }
    }
}

/// The steps of a branch before its meeting.
extension UseCases {
    /// Drafts, submits, returns or approves the plan, or changes its date.
    public func plan(_ command: Plan.Command, at place: Place, as actor: ActingPerson) async throws {
        try await step(command, on: Plan.self, at: place, action: command.action, as: actor)
    }

    /// Records, confirms or plans talks, or that a knot is untied.
    public func talks(_ command: Talks.Command, at place: Place, as actor: ActingPerson) async throws {
        try await step(command, on: Talks.self, at: place, action: command.action, as: actor)
    }

    /// Receives, merges, delivers or answers opinions.
    public func opinions(_ command: Opinions.Command, at place: Place, as actor: ActingPerson) async throws {
        try await step(command, on: Opinions.self, at: place, action: command.action, as: actor)
    }

    private func step<A: Recorded>(
        _ command: A.Command, on type: A.Type, at place: Place, action: Action, as actor: ActingPerson
    ) async throws where A.Facts == BranchFacts {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(action, to: actor, on: place.organisation)
            try commit.perform(command, on: type, place.stream(type), knowing: try commit.branchFacts(place))
        }
    }
}
