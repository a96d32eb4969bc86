import PartyLife
import Records

extension Loop {
    /// 公示: posts the whole list within a scope.
    ///
    /// - Parameter texts: what is posted in place of a problem's own words, where something must not be public.
    public func postList(
        scope: Problem.Scope, texts: [Problem.ID: Words] = [:], at place: Place, as actor: Actor
    ) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.postProblems, to: actor, on: place.organisation)
            let problems = try commit.listed(at: place)
            let waiting = problems.filter(\.problem.awaitsCommitment)
            try commit.perform(
                .post, on: ProblemList.self, place.stream(ProblemList.self),
                knowing: ProblemList.Facts(
                    meetingHeld: true, notCommitted: waiting.map(\.problem.number),
                    committed: problems.count { $0.problem.state == .committed }))
            let facts = Problem.Facts(branch: try commit.branchFacts(place))
            for (ref, problem) in problems where problem.state == .committed {
                guard let text = texts[ref.id] ?? problem.text else { continue }
                try commit.perform(.post(scope: scope, text: text), on: Problem.self, ref.stream, knowing: facts)
            }
        }
    }

    /// 年底对账: every problem of the list is written off, or carried over with a reason.
    public func reconcile(at place: Place, as actor: Actor) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.reconcile, to: actor, on: place.organisation)
            let open = try commit.listed(at: place).map(\.problem).filter(\.awaitsReconciling)
            try commit.perform(
                .reconcile, on: ProblemList.self, place.stream(ProblemList.self),
                knowing: ProblemList.Facts(meetingHeld: true, open: open.map(\.number)))
        }
    }
}

extension Commit {
    fileprivate func listed(at place: Place) throws -> [(ref: ProblemRef, problem: Problem)] {
        try reader.problems(of: place.campaign, in: place.organisation).map { ($0, try load(Problem.self, $0.stream)) }
    }
}
