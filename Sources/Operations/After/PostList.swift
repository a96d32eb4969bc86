import PartyLife
import Records

/// What a posting let out, and what it held back, by number.
public struct PostedList: Sendable, Equatable {
    public let posted: [Int]
    /// Nobody has committed to these yet.
    public let notCommitted: [Int]
    /// Nobody has written a text to be posted for these.
    public let withoutText: [Int]

    init(_ problems: [(id: Problem.ID, problem: Problem)], texts: [Problem.ID: Words]) {
        let committed = problems.filter { $0.problem.state == .committed }
        posted = committed.filter { texts[$0.id] != nil }.map(\.problem.number)
        notCommitted = problems.map(\.problem).filter(\.awaitsCommitment).map(\.number)
        withoutText = committed.filter { texts[$0.id] == nil }.map(\.problem.number)
    }
}

/// A posting looked at before it is done: exactly what those outside will see of each problem.
public struct PostingLook: Sendable {
    public let items: [Item]
    public let result: PostedList
    public let until: Day

    public struct Item: Sendable {
        public let id: Problem.ID
        public let number: Int
        public let text: String
        public let measure: String?
        public let responsible: [String]
    }
}

extension UseCases {
    /// 公示: posts what is committed to within a scope, each problem in the text that was written for it. What has none
    /// is held back, and may be posted later.
    @discardableResult
    public func postList(
        scope: Problem.Scope, texts: [Problem.ID: Words], at place: Place, as actor: ActingPerson
    ) async throws -> PostedList {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.postProblems, to: actor, on: place.organisation)
            let branch = try commit.branchFacts(place)
            let problems = try commit.listed(at: place)
            let committed = problems.filter { $0.problem.state == .committed }
            let result = PostedList(problems.map { ($0.ref.id, $0.problem) }, texts: texts)
            try commit.perform(
                .post, on: ProblemList.self, place.stream(ProblemList.self),
                knowing: .init(result, branch.phase))
            var facts = Problem.Facts(branch: branch)
            for (ref, problem) in committed {
                guard let text = texts[ref.id] else { continue }
                facts.originals = try commit.reader.originals(of: problem, ref, among: problems)
                try commit.perform(.post(scope: scope, text: text), on: Problem.self, ref.stream, knowing: facts)
            }
            return result
        }
    }

    /// What posting would let out and hold back; refused as the posting itself would be.
    public func postingLook(
        scope: Problem.Scope, texts: [Problem.ID: Words], at place: Place, as actor: ActingPerson
    ) async throws -> PostingLook {
        let now = clock.now
        return try await records.read { reader in
            try reader.authorise(.postProblems, to: actor, on: place.organisation)
            let branch = try reader.branchFacts(place)
            let problems = try reader.problems(of: place.campaign, in: place.organisation).map {
                (ref: $0, problem: try reader.load(Problem.self, $0.stream))
            }
            let result = PostedList(problems.map { ($0.ref.id, $0.problem) }, texts: texts)
            _ = try reader.load(ProblemList.self, place.stream(ProblemList.self)).decide(
                .post, by: actor, at: now, knowing: .init(result, branch.phase))
            var facts = Problem.Facts(branch: branch)
            let items = try problems.compactMap { ref, problem -> PostingLook.Item? in
                guard problem.state == .committed, let text = texts[ref.id] else { return nil }
                facts.originals = try reader.originals(of: problem, ref, among: problems)
                _ = try problem.decide(.post(scope: scope, text: text), by: actor, at: now, knowing: facts)
                let names = try reader.names(of: problem.plan?.responsible ?? [])
                return PostingLook.Item(
                    id: ref.id, number: problem.number, text: OpenedWords()[text] ?? "",
                    measure: try problem.plan.flatMap { try reader.open($0.measure, of: ref.stream) },
                    responsible: (problem.plan?.responsible ?? []).compactMap { names[$0] })
            }
            return PostingLook(
                items: items, result: result, until: now.day + branch.procedure.rectification.postingDays)
        }
    }

    /// 年底对账: every problem of the list is written off, or carried over with a reason.
    public func reconcile(at place: Place, as actor: ActingPerson) async throws {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.reconcile, to: actor, on: place.organisation)
            let open = try commit.listed(at: place).map(\.problem).filter(\.awaitsReconciling)
            try commit.perform(
                .reconcile, on: ProblemList.self, place.stream(ProblemList.self),
                knowing: ProblemList.Facts(
                    phase: commit.branchFacts(place).phase, meetingHeld: true, open: open.map(\.number)))
        }
    }
}

extension Commit {
    func listed(at place: Place) throws -> [(ref: ProblemRef, problem: Problem)] {
        try reader.problems(of: place.campaign, in: place.organisation).map { ($0, try load(Problem.self, $0.stream)) }
    }
}

extension ProblemList.Facts {
    fileprivate init(_ result: PostedList, _ phase: CampaignPhase) {
        self.init(
            phase: phase, meetingHeld: true, notCommitted: result.notCommitted, ready: result.posted,
            withoutText: result.withoutText)
    }
}

extension Reader {
    /// A problem's own words and those of what was merged into it, opened to be held against a text that is to go out.
    func originals(
        of problem: Problem, _ ref: ProblemRef, among list: [(ref: ProblemRef, problem: Problem)]
    ) throws -> [String] {
        let merged = list.filter { $0.problem.mergedInto == ref.id }
        return try ([(ref: ref, problem: problem)] + merged).compactMap { ref, problem in
            try problem.text.flatMap { try open($0, of: ref.stream) }
        }
    }
}
