import PartyLife
import Records

/// What somebody says of one problem in the table of a branch's problems; what is nil is left as it is.
public struct ProblemRow: Sendable {
    public let id: Problem.ID
    public var claim: Problem.Claim?
    public var cause: Words?
    public var plan: Plan?
    public var commitment: Words?

    /// 整改措施, by when, and who answers for it.
    public struct Plan: Sendable {
        public var measure: Words
        public var deadline: Day
        public var responsible: [Member.ID]

        public init(measure: Words, deadline: Day, responsible: [Member.ID]) {
            (self.measure, self.deadline, self.responsible) = (measure, deadline, responsible)
        }
    }

    public init(
        _ id: Problem.ID, claim: Problem.Claim? = nil, cause: Words? = nil, plan: Plan? = nil,
        commitment: Words? = nil
    ) {
        (self.id, self.claim, self.cause, self.plan, self.commitment) = (id, claim, cause, plan, commitment)
    }

    public enum Part: Sendable { case claim, cause, measure, commitment }
}

/// What became of rows that were sent together.
public struct SavedRows: Sendable {
    /// Rows of which something was recorded, or had been before.
    public internal(set) var saved: [Problem.ID] = []
    /// Nothing of these was recorded.
    public internal(set) var refused: [Refused] = []

    /// The part of a row that the rules refuse, and why.
    public struct Refused: Sendable {
        public let id: Problem.ID
        public let part: ProblemRow.Part
        public let why: Problem.Refused
    }
}

extension UseCases {
    /// Claims, analyses, plans and commits several problems at once, each act decided as if it stood alone. A row is
    /// recorded whole or not at all, and does not hold back the others; what stands already is not recorded again.
    ///
    /// - Throws: ``AccessDenied`` for a problem that is not on this branch's list, and for an act that is not the
    ///   reader's; then nothing is recorded.
    public func saveProblems(_ rows: [ProblemRow], at place: Place, as actor: ActingPerson) async throws -> SavedRows {
        try await records.commit(by: actor, at: clock.now) { commit in
            try commit.reader.authorise(.claimProblem, to: actor, on: place.organisation)
            let refs = try commit.reader.problems(of: place.campaign, in: place.organisation)
            let facts = Problem.Facts(branch: try commit.branchFacts(place))
            var result = SavedRows()
            for row in rows {
                guard let ref = refs.first(where: { $0.id == row.id }) else { throw AccessDenied.unknownProblem }
                if let refused = try commit.save(row, on: ref, knowing: facts) {
                    result.refused.append(refused)
                } else {
                    result.saved.append(row.id)
                }
            }
            return result
        }
    }
}

extension Commit {
    /// Tries all that a row says before anything of it is recorded.
    fileprivate func save(
        _ row: ProblemRow, on ref: ProblemRef, knowing facts: Problem.Facts
    ) throws -> SavedRows.Refused? {
        var problem = try load(Problem.self, ref.stream)
        let acts = try row.acts(on: problem) { try open($0, of: ref.stream) }
        for (part, command) in acts {
            try reader.authorise(command.action, to: actor, on: ref.branch)
            do throws(Problem.Refused) {
                for event in try problem.decide(command, by: actor, at: now, knowing: facts) { problem.apply(event) }
            } catch {
                return .init(id: row.id, part: part, why: error)
            }
        }
        for (_, command) in acts { try perform(command, on: Problem.self, ref.stream, knowing: facts) }
        return nil
    }
}

extension ProblemRow {
    /// What it says beyond what stands already, in the order of the rules.
    fileprivate func acts(
        on problem: Problem, opening open: (Words) throws -> String?
    ) throws -> [(Part, Problem.Command)] {
        func isNew(_ words: Words, _ known: Words?) throws -> Bool {
            guard let known, case .plain(let text) = words else { return true }
            return try open(known) != text
        }
        var acts: [(Part, Problem.Command)] = []
        if let claim, claim != problem.claim { acts.append((.claim, .claim(claim))) }
        if let cause, try isNew(cause, problem.cause) { acts.append((.cause, .analyse(cause: cause))) }
        if let plan {
            let known = problem.plan
            let isSame = known?.deadline == plan.deadline && known?.responsible == plan.responsible
            if try !isSame || isNew(plan.measure, known?.measure) {
                let command = Problem.Command.list(
                    measure: plan.measure, deadline: plan.deadline, responsible: plan.responsible,
                    known?.priority ?? .ordinary, known?.difficulty ?? .middling)
                acts.append((.measure, command))
            }
        }
        if let commitment, try isNew(commitment, problem.commitment) {
            acts.append((.commitment, .commit(commitment)))
        }
        return acts
    }
}
