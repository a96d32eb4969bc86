import PartyLife
import Records

/// One problem with its whole life, as far as a reader may see it: whom the reader may not know is nowhere in it.
public struct ProblemRecord: Sendable {
    public let ref: ProblemRef
    public let problem: Problem
    public let organisation: OrganisationRow
    public let campaign: CampaignRow
    public let history: [Happening<Problem.Event>]
    public let words: OpenedWords
    public let sight: ProblemSight
    public let facts: BranchFacts
    public let scope: Permissions.Scope
    public let names: [Member.ID: String]
    /// Open problems of the same list, for merging.
    public let others: [BranchRecord.ListedProblem]
    public let today: Day

    /// What this reader may see of the problem's own text: its words, or what was posted beyond the branch.
    public var text: String? { words[problem.text] ?? words[problem.posting?.text] }
}

extension Problem {
    /// Everything in it that somebody wrote.
    var allWords: [Words?] {
        [text, cause, plan?.measure, commitment, posting?.text] + steps.map(\.note) + rounds.map(\.result)
            + rounds.flatMap { $0.lookBacks.map(\.note) }
            + rounds.flatMap { [$0.verification?.looked, $0.verification?.asked] }
            + corrections.map(\.correction.reason)
    }

    /// What is to be seen outside the branch, once it was posted beyond it.
    var postedWords: [Words?] { [posting?.text, plan?.measure] }
}

extension Problem.Event {
    /// What a later event may put into other words: the state keeps only the last.
    fileprivate var replaceableWords: [Words?] {
        switch self {
        case .analysed(let cause): [cause]
        case .listed(let plan): [plan.measure]
        case .progressed(let step): [step.note]
        case .corrected(.step(_, let words), let correction), .corrected(.result(let words), let correction):
            [words, correction.reason]
        case .done(let result, _, _), .fixedAtOnce(_, let result, _): [result]
        default: []
        }
    }
}

extension Happening<Problem.Event> {
    /// What happened, and not who did it.
    fileprivate func withoutPeople(for actor: ActingPerson) -> Self {
        Happening(
            event: event.withoutPeople(for: actor.member, responsible: false), recorded: recorded, on: on, actor: nil,
            position: position)
    }
}

extension Reader {
    func sight(of problem: Problem, _ ref: ProblemRef, for actor: ActingPerson) throws -> ProblemSight {
        ProblemSight(of: actor, on: try scope(of: ref.branch), postedTo: problem.posting?.scope)
    }

    /// A problem's words as far as the actor may read them: all in the branch, outside it what was posted.
    func openWords(of problem: Problem, _ ref: ProblemRef, for actor: ActingPerson) throws -> OpenedWords {
        var words = OpenedWords()
        switch try sight(of: problem, ref, for: actor) {
        case .all: try words.open(problem.allWords, of: ref.stream, by: self)
        case .posted: try words.open(problem.postedWords, of: ref.stream, by: self)
        case .state: break
        }
        return words
    }
}

extension UseCases {
    /// A problem's state alone: enough for a form that moves it on.
    public func problemState(_ id: Problem.ID, as actor: ActingPerson) async throws -> Problem {
        try await records.read { reader in
            guard let ref = try reader.problem(id) else { throw AccessDenied.unknownProblem }
            try reader.authorise(.viewProblem, to: actor, on: ref.branch)
            let problem = try reader.load(Problem.self, ref.stream)
            return problem.seen(try reader.sight(of: problem, ref, for: actor), by: actor)
        }
    }

    public func problem(_ id: Problem.ID, as actor: ActingPerson) async throws -> ProblemRecord {
        let today = today
        return try await records.read { reader in
            guard let ref = try reader.problem(id) else { throw AccessDenied.unknownProblem }
            try reader.authorise(.viewProblem, to: actor, on: ref.branch)
            guard let row = try reader.organisation(ref.branch), let campaign = try reader.campaign(ref.campaign) else {
                throw AccessDenied.unknownProblem
            }
            let whole = try reader.load(Problem.self, ref.stream)
            let sight = try reader.sight(of: whole, ref, for: actor)
            let problem = whole.seen(sight, by: actor)
            let history = try reader.history(of: Problem.self, ref.stream)
            var words = try reader.openWords(of: whole, ref, for: actor)
            var facts = try reader.branchFacts(Place(ref.campaign, ref.branch))
            let scope = try reader.scope(of: ref.branch)
            guard sight == .all else {
                facts.branch = facts.branch.withoutPeople
                return ProblemRecord(
                    ref: ref, problem: problem, organisation: row, campaign: campaign,
                    history: history.map { $0.withoutPeople(for: actor) }, words: words, sight: sight, facts: facts,
                    scope: scope, names: try reader.names(of: problem.plan?.responsible ?? []), others: [],
                    today: today)
            }
            var people = Set(history.compactMap(\.actor) + [problem.subject, problem.raised?.by].compactMap(\.self))
            people.formUnion(problem.plan?.responsible ?? [])
            var names = Dictionary(facts.branch.members.map { ($0.id, $0.name) }) { first, _ in first }
            names.merge(try reader.names(of: people.subtracting(names.keys))) { first, _ in first }
            let others = try reader.problems(of: ref.campaign, in: ref.branch).filter { $0.id != id }.map {
                BranchRecord.ListedProblem(ref: $0, problem: try reader.load(Problem.self, $0.stream))
            }.filter { $0.problem.isOpen }
            try words.open(history.flatMap(\.event.replaceableWords), of: ref.stream, by: reader)
            for other in others { try words.open([other.problem.text], of: other.ref.stream, by: reader) }
            return ProblemRecord(
                ref: ref, problem: problem, organisation: row, campaign: campaign, history: history, words: words,
                sight: sight, facts: facts, scope: scope, names: names, others: others, today: today)
        }
    }
}
