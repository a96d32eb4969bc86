/// A problem (问题) from the moment it is found until it is written off, and beyond.
public struct Problem: Aggregate {
    public typealias ID = Identifier<Problem>
    public static let kind = "problem"

    public internal(set) var state = State.none
    /// 编号 in the branch's list.
    public internal(set) var number = 0
    public internal(set) var text: Words?
    public internal(set) var source = ProblemSource.own
    public internal(set) var aspect: String?
    /// Whose problem it is said to be; nil for the branch.
    public internal(set) var subject: Member.ID?
    public internal(set) var found: Day?
    /// Nil for a problem of which it is not known.
    public internal(set) var raised: Raised?
    /// 立行立改: put right as soon as it was found.
    public internal(set) var immediate = false
    public internal(set) var cause: Words?
    public internal(set) var claim: Claim?
    public internal(set) var plan: Rectification?
    public internal(set) var commitment: Words?
    public internal(set) var committed: Day?
    public internal(set) var posting: Posting?
    public internal(set) var steps: [Step] = []
    /// Every time the work was reported done, and what came of it; more than one after a reopening.
    public internal(set) var rounds: [Round] = []
    public internal(set) var mergedInto: ID?
    public internal(set) var mergedOn: Day?
    /// 结转: carried over at year end, with the reason.
    public internal(set) var carriedOver: String?
    /// Nil in states from before corrections were kept.
    var corrected: [Corrected<Record>]?

    public init() {}

    /// 待认领, 待制定措施, 待承诺, 待公示, 整改中, 待核验, 待群众认可, 待销号, 已销号, 已合并, 已撤回.
    public enum State: String, Codable, Sendable, CaseIterable {
        case none, found, claimed, listed, committed, posted, done, verified, accepted, writtenOff, merged
        /// Put on the list by mistake: it counts nowhere.
        case withdrawn
    }

    public enum Claim: Codable, Equatable, Sendable {
        case branch
        case member(Member.ID)
    }

    /// 整改措施: measure, deadline, who answers for it.
    public struct Rectification: Codable, Equatable, Sendable {
        public var measure: Words
        /// The first deadline and each that replaced it, in order; the last is in force.
        public var deadlines: [Deadline]
        /// 直接责任人. The branch bears the main responsibility, its secretary the first.
        public var responsible: [Member.ID]
        public var priority: Priority
        public var difficulty: Difficulty

        /// The day on which the problem was given a measure.
        public var on: Day { deadlines[0].setOn }
        public var deadline: Day { deadlines[deadlines.count - 1].day }
    }

    public struct Deadline: Codable, Equatable, Sendable {
        public var day: Day
        public var setOn: Day
        /// Why it was extended; nil for a deadline that was set with the measure.
        public var reason: String?
    }

    /// 轻重缓急.
    public enum Priority: String, Codable, Sendable, CaseIterable { case urgent, important, ordinary }

    /// 难易程度.
    public enum Difficulty: String, Codable, Sendable, CaseIterable { case easy, middling, hard }

    public struct Posting: Codable, Equatable, Sendable {
        public var scope: Scope
        public var from: Day
        public var until: Day
        /// The text as posted, after what must not be public was taken out.
        public var text: Words
    }

    /// 公示范围: 支部内, 本单位, 服务对象.
    public enum Scope: String, Codable, Sendable, CaseIterable { case branch, unit, served }

    public struct Step: Codable, Equatable, Sendable {
        public var kind: StepKind
        public var note: Words
        public var by: Member.ID
        public var on: Day
        /// 撤回: it stays in its place and does not count; who wrote it did work on the problem all the same.
        public internal(set) var isWithdrawn: Bool?
    }

    /// 进展, 退回.
    public enum StepKind: String, Codable, Sendable { case progress, sentBack }

    /// One report of the work as done, until written off or sent back.
    public struct Round: Codable, Equatable, Sendable {
        public var result: Words
        public var done: Day
        public var doneBy: Member.ID
        public var verified: Day?
        public var verifier: Member.ID?
        /// Nil for what was verified before it had to be told.
        public var verification: Verification?
        public var accepted: Day?
        /// 认可方式 and how many were asked; without a day of acceptance too few of them agreed.
        public var acceptance: Acceptance?
        public var writtenOff: Day?
        public var lookBacks: [LookBack] = []
        /// Verification failed, people did not accept, or the problem came back.
        public var reopened: Day?
        /// The report was taken back: nothing of the round counts.
        public internal(set) var isWithdrawn: Bool?
    }

    /// 核验情况: what the verifier looked at, and whom they asked.
    public struct Verification: Codable, Equatable, Sendable {
        /// 看了什么.
        public var looked: Words
        /// 问了谁.
        public var asked: Words
        /// How many were asked.
        public var persons: Int

        public init(looked: Words, asked: Words, persons: Int) {
            (self.looked, self.asked, self.persons) = (looked, asked, persons)
        }
    }

    public struct Acceptance: Codable, Equatable, Sendable {
        public var how: AcceptanceKind
        public var asked: Int
        public var agreed: Int
        /// Who entered it; nil in what was entered before that was kept.
        public internal(set) var by: Member.ID?

        public init(how: AcceptanceKind, asked: Int, agreed: Int) {
            (self.how, self.asked, self.agreed) = (how, asked, agreed)
        }

        /// Whether more than half of those asked agreed (过半数).
        public var isFavourable: Bool { agreed > asked / 2 }
    }

    /// 当面回访, 座谈, 问卷, 党员大会评议.
    public enum AcceptanceKind: String, Codable, Sendable, CaseIterable { case visit, symposium, survey, assembly }

    public struct LookBack: Codable, Equatable, Sendable {
        public var on: Day
        public var by: Member.ID
        public var stands: Bool
        public var note: Words?
    }

    public var round: Round? { rounds.last.flatMap { $0.reopened == nil ? $0 : nil } }

    /// Whether it still waits to be written off.
    public var isOpen: Bool { ![.none, .writtenOff, .merged, .withdrawn].contains(state) }

    public func isOverdue(on day: Day) -> Bool {
        guard let plan, isOpen, round?.verified == nil else { return false }
        return day > plan.deadline
    }

    /// The day from which the look-back is due, for a problem that is written off and not yet looked back on.
    public func lookBackDue(by procedure: Procedure) -> Day? {
        guard state == .writtenOff, let round, let day = round.writtenOff, round.lookBacks.isEmpty else { return nil }
        return day + procedure.rectification.lookBackAfterDays
    }

    public func isResponsible(_ member: Member.ID) -> Bool {
        plan?.responsible.contains(member) == true || claim == .member(member)
            || rounds.contains { $0.doneBy == member }
    }
}
