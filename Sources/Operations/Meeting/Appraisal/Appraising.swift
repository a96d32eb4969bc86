import PartyLife
import Records

extension Appraisal.Command: ActionTaking {
    public var action: Action {
        switch self {
        case .open, .excuse, .liftExcuse, .count, .withdrawCount: .leadAppraisal
        case .rate: .rateOneself
        case .conclude, .tell, .correct: .concludeAppraisal
        }
    }
}

extension UseCases {
    /// Opens the appraisal, counts it, concludes it, tells each person.
    public func appraisal(_ command: Appraisal.Command, at place: Place, as actor: ActingPerson) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.act(
                command, on: Appraisal.self, place.stream(Appraisal.self), at: place.organisation, as: actor,
                knowing: try .init(
                    branch: commit.branchFacts(place),
                    meeting: commit.load(BranchMeeting.self, place.stream(BranchMeeting.self))))
        }
    }

    /// The appraisal as somebody may see it.
    public func appraisal(at place: Place, as actor: ActingPerson) async throws -> AppraisalRecord {
        let now = clock.now
        return try await records.read { reader in
            try reader.authorise(.viewBranch, to: actor, on: place.organisation)
            return try AppraisalRecord(place, for: actor, at: now, by: reader)
        }
    }
}
