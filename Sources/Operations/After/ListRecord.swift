import PartyLife
import Records

/// The problem list (问题清单) of one branch as a reader may see it.
public struct ListRecord: Sendable {
    public let branch: BranchRecord
    /// How many problems of each source wait to be pooled; none once they are on the list.
    public let toPool: [ProblemSource: Int]
    /// What would be pooled, for those who may pool it.
    public let preview: [Preview]
    /// Those who have left the branch: what is about them is left out, and how much.
    public let leftOut: [(name: String, count: Int)]
    /// Members of whom no self-examination was submitted: nothing of theirs can be pooled.
    public let notSubmitted: [Member.ID]
    private let words: [Problem.ID: OpenedWords]
    private let sights: [Problem.ID: ProblemSight]

    /// The problems to which nobody has committed yet: they are posted later than the rest.
    public var notCommitted: [BranchRecord.ListedProblem] { branch.problems.filter(\.problem.awaitsCommitment) }
    public var toPost: [BranchRecord.ListedProblem] { branch.problems.filter { $0.problem.state == .committed } }
    /// The problems that are neither written off nor carried over: the list is not reconciled before.
    public var open: [BranchRecord.ListedProblem] { branch.problems.filter(\.problem.awaitsReconciling) }

    /// What this reader may see of a problem's words: the words, or what was posted beyond the branch.
    public func text(of problem: BranchRecord.ListedProblem) -> String? {
        let opened = words[problem.id]
        return opened?[problem.problem.text] ?? opened?[problem.problem.posting?.text]
    }

    public func measure(of problem: BranchRecord.ListedProblem) -> String? {
        words[problem.id]?[problem.problem.plan?.measure]
    }

    public func cause(of problem: BranchRecord.ListedProblem) -> String? {
        words[problem.id]?[problem.problem.cause]
    }

    /// The text as posted (公示), as far as it was posted for this reader.
    public func posted(of problem: BranchRecord.ListedProblem) -> String? {
        words[problem.id]?[problem.problem.posting?.text]
    }

    public func commitment(of problem: BranchRecord.ListedProblem) -> String? {
        words[problem.id]?[problem.problem.commitment]
    }

    /// How much of a problem this reader may see beside its words.
    public func sight(of problem: BranchRecord.ListedProblem) -> ProblemSight { sights[problem.id] ?? .state }

    public struct Preview: Sendable {
        public let number: Int
        public let source: ProblemSource
        public let subject: Member.ID?
        public let text: String?
    }

    init(_ branch: BranchRecord, for actor: ActingPerson, by reader: Reader) throws {
        let isInside = Permissions.allows(.readWords, to: actor, on: try reader.scope(of: branch.place.organisation))
        let named = branch.problems.flatMap { $0.problem.plan?.responsible ?? [] }
        self.branch = isInside ? branch : branch.namingOnly(Set(named))
        words = try Dictionary(
            branch.problems.map { ($0.id, try reader.openWords(of: $0.problem, $0.ref, for: actor)) }
        ) { first, _ in first }
        sights = try Dictionary(
            branch.problems.map { ($0.id, try reader.sight(of: $0.problem, $0.ref, for: actor)) }
        ) { first, _ in first }
        guard branch.list.pooled == nil, branch.meeting.isHeld else {
            (toPool, preview, leftOut, notSubmitted) = ([:], [], [], [])
            return
        }
        let raised = try reader.raised(
            at: branch.place, branch.facts, branch.meeting, on: branch.today, from: branch.list.nextNumber)
        toPool = Dictionary(grouping: raised.findings, by: \.source).mapValues(\.count)
        let scope = try reader.scope(of: branch.place.organisation)
        guard Permissions.allows(.poolProblems, to: actor, on: scope),
            Permissions.allows(.readWords, to: actor, on: scope)
        else {
            (preview, leftOut, notSubmitted) = ([], [], [])
            return
        }
        preview = try zip(raised.findings, raised.origins).map { finding, stream in
            Preview(
                number: finding.number, source: finding.source, subject: finding.subject,
                text: try reader.open(finding.text, of: stream))
        }
        let names = try reader.names(of: raised.leftOut.keys)
        leftOut = raised.leftOut.sorted { $0.key < $1.key }.map { (names[$0.key] ?? "—", $0.value) }
        notSubmitted = raised.notSubmitted
    }
}

extension UseCases {
    public func list(at place: Place, as actor: ActingPerson) async throws -> ListRecord {
        let today = today
        return try await records.read { reader in
            try reader.authorise(.viewProblemStates, to: actor, on: place.organisation)
            return try ListRecord(BranchRecord(place, today: today, for: actor, by: reader), for: actor, by: reader)
        }
    }
}

extension Problem {
    /// Whether nobody has committed to it yet, which keeps the list from being posted.
    var awaitsCommitment: Bool { [.found, .claimed, .listed].contains(state) }

    /// Whether it keeps the list from being reconciled.
    var awaitsReconciling: Bool { isOpen && carriedOver == nil }
}
