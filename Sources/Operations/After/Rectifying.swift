import PartyLife
import Records

extension Problem.Command: ActionTaking {
    public var action: Action {
        switch self {
        case .find, .fixAtOnce: .addProblem
        case .merge: .mergeProblems
        case .analyse: .analyseProblem
        case .claim: .claimProblem
        case .list: .listMeasure
        case .extend: .extendProblem
        case .commit: .commitToProblem
        case .post: .postProblems
        case .progress, .reportDone: .progressProblem
        case .verify, .sendBack, .accept: .judgeProblem
        case .writeOff: .writeOffProblem
        case .lookBack: .lookBack
        case .carryOver: .carryOverProblem
        case .correct(let change, _): change.action
        }
    }
}

extension Problem.Amendment {
    public var action: Action {
        switch self {
        case .step, .stepWithdrawn, .result, .resultWithdrawn: .correctProgress
        case .verificationWithdrawn, .acceptanceWithdrawn: .withdrawJudgement
        case .problemWithdrawn, .unmerged: .withdrawProblem
        }
    }
}

extension UseCases {
    /// Moves one problem on: claim, measure, commitment, progress, verification, acceptance, write-off, look-back.
    public func problem(_ command: Problem.Command, _ id: Problem.ID, as actor: ActingPerson) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            guard let ref = try commit.reader.problem(id) else { throw AccessDenied.unknownProblem }
            try commit.reader.authorise(command.action, to: actor, on: ref.branch)
            let place = Place(ref.campaign, ref.branch)
            var facts = Problem.Facts(branch: try commit.branchFacts(place))
            if case .merge(let target) = command, target != id, let other = try commit.reader.problem(target) {
                let kept = try commit.load(Problem.self, other.stream)
                facts.mergeTargetOpen = other.branch == ref.branch && other.campaign == ref.campaign && kept.isOpen
            }
            if case .post = command {
                facts.originals = try commit.reader.originals(
                    of: commit.load(Problem.self, ref.stream), ref, among: commit.listed(at: place))
            }
            if case .correct(let change, _) = command { try commit.know(change, of: ref, &facts) }
            try commit.perform(command, on: Problem.self, ref.stream, knowing: facts)
        }
    }

    /// Puts a further problem on the list: one found later, or one that was put right at once (立行立改).
    public func addProblem(
        _ finding: Problem.Finding, fixed result: Words? = nil, at place: Place, as actor: ActingPerson
    ) async throws -> Problem.ID {
        let id = identifiers.make(Problem.self)
        return try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.addProblem, to: actor, on: place.organisation)
            let list = try commit.load(ProblemList.self, place.stream(ProblemList.self))
            var finding = finding
            finding.number = list.nextNumber
            finding.raised = Problem.Raised(on: finding.on)
            let facts = Problem.Facts(branch: try commit.branchFacts(place))
            try commit.perform(
                .add(id), on: ProblemList.self, place.stream(ProblemList.self),
                knowing: ProblemList.Facts(phase: facts.branch.phase, meetingHeld: true))
            try commit.perform(
                result.map { .fixAtOnce(finding, result: $0) } ?? .find(finding), on: Problem.self,
                .problem(place.campaign, place.organisation, id), knowing: facts)
            return id
        }
    }
}

extension Commit {
    /// What a correction must know of the other problems of the list.
    fileprivate func know(_ change: Problem.Amendment, of ref: ProblemRef, _ facts: inout Problem.Facts) throws {
        switch change {
        case .problemWithdrawn:
            let others = try reader.problems(of: ref.campaign, in: ref.branch).filter { $0.id != ref.id }
            facts.standsForOthers = try load(Problem.self, others.map(\.stream)).contains { $0.mergedInto == ref.id }
        case .unmerged:
            guard let target = try load(Problem.self, ref.stream).mergedInto, let kept = try reader.problem(target)
            else { return }
            facts.mergedIntoPosted = try load(Problem.self, kept.stream).posting != nil
        case .step, .stepWithdrawn, .result, .resultWithdrawn, .verificationWithdrawn, .acceptanceWithdrawn: break
        }
    }
}
