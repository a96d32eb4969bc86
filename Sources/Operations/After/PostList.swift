import PartyLife
import Records

/// What a posting let out, and what it held back, by number.
public struct PostedList: Sendable, Equatable {
    public let posted: [Int]
    /// Nobody has committed to these yet.
    public let notCommitted: [Int]
    /// Nobody has written a text to be posted for these.
    public let withoutText: [Int]
}

extension Loop {
    /// 公示: posts what is committed to within a scope, each problem in the text that was written for it. What has none
    /// is held back, and may be posted later.
    @discardableResult
    public func postList(
        scope: Problem.Scope, texts: [Problem.ID: Words], at place: Place, as actor: Actor
    ) async throws -> PostedList {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.postProblems, to: actor, on: place.organisation)
            let problems = try commit.listed(at: place)
            let committed = problems.filter { $0.problem.state == .committed }
            let result = PostedList(
                posted: committed.filter { texts[$0.ref.id] != nil }.map(\.problem.number),
                notCommitted: problems.map(\.problem).filter(\.awaitsCommitment).map(\.number),
                withoutText: committed.filter { texts[$0.ref.id] == nil }.map(\.problem.number))
            try commit.perform(
                .post, on: ProblemList.self, place.stream(ProblemList.self),
                knowing: ProblemList.Facts(
                    meetingHeld: true, notCommitted: result.notCommitted, ready: result.posted,
                    withoutText: result.withoutText))
            var facts = Problem.Facts(branch: try commit.branchFacts(place))
            for (ref, problem) in committed {
                guard let text = texts[ref.id] else { continue }
                facts.originals = try commit.originals(of: problem, ref, among: problems)
                try commit.perform(.post(scope: scope, text: text), on: Problem.self, ref.stream, knowing: facts)
            }
            return result
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
    func listed(at place: Place) throws -> [(ref: ProblemRef, problem: Problem)] {
        try reader.problems(of: place.campaign, in: place.organisation).map { ($0, try load(Problem.self, $0.stream)) }
    }

    /// A problem's own words and those of what was merged into it, opened to be held against a text that is to go out.
    func originals(
        of problem: Problem, _ ref: ProblemRef, among list: [(ref: ProblemRef, problem: Problem)]
    ) throws -> [String] {
        let merged = list.filter { $0.problem.mergedInto == ref.id }
        return try ([(ref: ref, problem: problem)] + merged).compactMap { ref, problem in
            try problem.text.flatMap { try reader.open($0, of: ref.stream) }
        }
    }
}
