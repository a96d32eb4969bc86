/// The problem list (问题清单) of a branch in a campaign: what the meeting and everything before it brought up.
public struct ProblemList: Aggregate {
    public static let kind = "list"

    public internal(set) var pooled: Day?
    public internal(set) var problems: [Problem.ID] = []
    public internal(set) var posted: Day?
    public internal(set) var reconciled: Day?

    public init() {}

    public var nextNumber: Int { problems.count + 1 }

    public enum Command: Equatable, Sendable {
        /// 汇总: everything that was raised, in one go.
        case pool([Problem.ID])
        /// A further problem, found later.
        case add(Problem.ID)
        /// 公示: whatever is ready; what is not yet, is posted later.
        case post
        /// 年底对账.
        case reconcile
    }

    public enum Event: DomainEvent {
        case pooled(problems: [Problem.ID], on: Day)
        case added(problem: Problem.ID, on: Day)
        case posted(on: Day)
        case reconciled(on: Day)

        public var happened: Day? {
            switch self {
            case .pooled(_, let day), .added(_, let day), .posted(let day), .reconciled(let day): day
            }
        }
    }

    public struct Facts: Sendable {
        public var phase: CampaignPhase
        public var meetingHeld: Bool
        /// Problems by where they stand; merged ones are not counted.
        public var notCommitted: [Int]
        /// Those that are committed to and have a text to be posted with, and those that lack one.
        public var ready: [Int]
        public var withoutText: [Int]
        public var open: [Int]

        public init(
            phase: CampaignPhase = .open, meetingHeld: Bool, notCommitted: [Int] = [], ready: [Int] = [],
            withoutText: [Int] = [], open: [Int] = []
        ) {
            (self.meetingHeld, self.notCommitted, self.open) = (meetingHeld, notCommitted, open)
            (self.ready, self.withoutText, self.phase) = (ready, withoutText, phase)
        }
    }

    public enum Refused: Refusal {
        public static let area = "list"
        case campaignWithdrawn
        case meetingNotHeld
        case alreadyPooled
        case notPooled
        case nothingFound
        case notCommitted(count: Int, numbers: [String])
        case textsMissing(count: Int, numbers: [String])
        case alreadyPosted
        case notPosted
        case stillOpen(count: Int, numbers: [String])
        case alreadyReconciled
    }

    public func decide(
        _ command: Command, by actor: ActingPerson, at now: Instant, knowing facts: Facts
    ) throws(Refused) -> [Event] {
        guard facts.phase.takes(.after) else { throw .campaignWithdrawn }
        switch command {
        case .pool(let found):
            guard facts.meetingHeld else { throw .meetingNotHeld }
            guard pooled == nil else { throw .alreadyPooled }
            guard !found.isEmpty else { throw .nothingFound }
            var listed = Set(problems)
            return [.pooled(problems: found.filter { listed.insert($0).inserted }, on: now.day)]
        case .add(let problem):
            return problems.contains(problem) ? [] : [.added(problem: problem, on: now.day)]
        case .post:
            guard pooled != nil else { throw .notPooled }
            if facts.ready.isEmpty { try requireNothingHeldBack(facts) }
            return posted == nil ? [.posted(on: now.day)] : []
        case .reconcile:
            guard posted != nil else { throw .notPosted }
            guard reconciled == nil else { throw .alreadyReconciled }
            guard facts.open.isEmpty else {
                throw .stillOpen(count: facts.open.count, numbers: facts.open.sorted().map(String.init))
            }
            return [.reconciled(on: now.day)]
        }
    }

    /// What is not ready holds nothing else back; where nothing is ready, it is said what is missing.
    private func requireNothingHeldBack(_ facts: Facts) throws(Refused) {
        func named(_ numbers: [Int]) -> (Int, [String]) { (numbers.count, numbers.sorted().map(String.init)) }
        let (texts, commitments) = (named(facts.withoutText), named(facts.notCommitted))
        guard facts.withoutText.isEmpty else { throw .textsMissing(count: texts.0, numbers: texts.1) }
        guard facts.notCommitted.isEmpty else { throw .notCommitted(count: commitments.0, numbers: commitments.1) }
        guard posted == nil else { throw .alreadyPosted }
    }

    public mutating func apply(_ event: Event) {
        switch event {
        case .pooled(let found, let day):
            problems += found
            pooled = day
        case .added(let problem, _): problems.append(problem)
        case .posted(let day): posted = day
        case .reconciled(let day): reconciled = day
        }
    }
}
