import PartyLife
import Records

extension Plan.Command: ActionTaking {
    public var action: Action {
        switch self {
        case .draft: .draftPlan
        case .submit: .submitPlan
        case .giveBack, .approve, .checkEffect: .reviewPlan
        case .changeDate: .changePlanDate
        }
    }
}

extension Talks.Command: ActionTaking {
    public var action: Action {
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

extension Opinions.Command: ActionTaking {
    public var action: Action {
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
        try await step(command, on: Plan.self, at: place, as: actor)
    }

    /// Records, confirms or plans talks, or that a knot is untied.
    public func talks(_ command: Talks.Command, at place: Place, as actor: ActingPerson) async throws {
        try await step(command, on: Talks.self, at: place, as: actor)
    }

    /// Receives, merges, delivers or answers opinions.
    public func opinions(_ command: Opinions.Command, at place: Place, as actor: ActingPerson) async throws {
        try await step(command, on: Opinions.self, at: place, as: actor)
    }

    private func step<A: Recorded>(
        _ command: A.Command, on type: A.Type, at place: Place, as actor: ActingPerson
    ) async throws where A.Command: ActionTaking, A.Facts == BranchFacts {
        try await records.commit(by: actor, at: clock.now) { try $0.act(command, on: type, at: place, as: actor) }
    }
}
