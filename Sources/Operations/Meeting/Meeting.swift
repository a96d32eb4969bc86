import PartyLife
import Records

extension BranchMeeting.Command {
    var action: Action {
        switch self {
        case .arrange: .arrangeMembers
        case .exempt, .liftExemption: .exemptMember
        case .overrideReadiness: .overrideReadiness
        case .declareReady: .declareReady
        case .open: .openMeeting
        case .recordAttendance: .recordAttendance
        case .observe: .observe
        case .speak, .restate: .speak
        case .criticise: .criticise
        case .respond: .respond
        case .remark: .remark
        case .close: .closeMeeting
        case .cover: .coverMember
        }
    }
}

extension Loop {
    /// Prepares, opens, records, closes the meeting of a branch, or covers who could not come.
    public func meeting(_ command: BranchMeeting.Command, at place: Place, as actor: Actor) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(command.action, to: actor, on: place.organisation)
            let branch = try commit.branchFacts(place)
            let facts = BranchMeeting.Facts(
                branch: branch, readiness: try CommitSource(commit: commit).readiness(place, branch, commit.reader))
            try commit.perform(command, on: BranchMeeting.self, place.stream(BranchMeeting.self), knowing: facts)
        }
    }
}

extension StateSource {
    func readiness(_ place: Place, _ branch: BranchFacts, _ reader: Reader) throws -> Readiness {
        Readiness(
            facts: branch, plan: try load(Plan.self, place.stream(Plan.self)),
            study: try load(Study.self, place.stream(Study.self)),
            opinions: try load(Opinions.self, place.stream(Opinions.self)),
            talks: try load(Talks.self, place.stream(Talks.self)),
            meeting: try load(BranchMeeting.self, place.stream(BranchMeeting.self)),
            examinations: try reader.examinations(of: place.campaign, in: place.organisation))
    }
}
