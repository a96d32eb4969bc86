extension Step {
    /// One step of the loop, said once. The rail, lights at every level, to-dos, reminders, calendar, the road map and
    /// the editor of a campaign, readiness and the addresses of pages follow from it.
    public struct Rule: Sendable {
        public let stage: Stage
        /// Who in the branch does it.
        public let actors: Actors
        /// From when on it can be done.
        public let opens: Opening
        /// By when it has to be done.
        public let deadline: Deadline
        /// The conditions of readiness that are met on its page (开会条件).
        public let gates: [Gate]
        public let page: Page
        /// How much of it there is, and how much of that is done; nil for what is counted by the first of its gates, and
        /// is no step where the procedure has not got that gate.
        let count: (@Sendable (BranchCase) -> Count)?
        /// Since when somebody above has to go on with it; nil where it is the branch's own.
        let waits: @Sendable (BranchCase) -> Wait?

        init(
            _ stage: Stage, by actors: Actors, opens: Opening = .withNotice, until deadline: Deadline,
            gates: [Gate] = [], on page: Page,
            count: (@Sendable (BranchCase) -> Count)? = nil,
            waits: @escaping @Sendable (BranchCase) -> Wait? = { _ in nil }
        ) {
            (self.stage, self.actors, self.opens, self.deadline) = (stage, actors, opens, deadline)
            (self.gates, self.page, self.count, self.waits) = (gates, page, count, waits)
        }
    }

    /// Who in a branch does a step.
    public enum Actors: Sendable, Equatable {
        /// Secretary or deputy.
        case secretary
        /// Secretary, deputy or organisation commissioner: who keeps the branch's papers.
        case keepers
        /// Every member for oneself.
        case everyone
        /// Whoever is responsible for the problem.
        case responsible
        /// A keeper who had no hand in the problem.
        case judges
    }

    public enum Opening: Sendable, Equatable {
        case withNotice
        /// Once the branch is ready to meet.
        case ready
        /// Once the meeting has been held.
        case held
    }

    public enum Deadline: Sendable {
        /// A day of the procedure.
        case day(Procedure.DayField)
        /// Days after the meeting.
        case afterMeeting(Procedure.SpanField)
        /// Each thing has its own: the first of those that are open counts. With the days after which it comes due,
        /// where the procedure says so.
        case ofItems(Procedure.SpanField? = nil)
    }

    /// Where a step is done.
    public enum Page: Sendable, Equatable {
        /// A part of the branch's own page.
        case part(String)
        /// A page below the branch's.
        case page(String)
        case ledger
    }

    struct Count: Sendable {
        var done = 0
        var due = 1
        var hasStarted = false
        /// Who is still missing, where the step is about persons.
        var missing: [Member.ID] = []
        /// The first deadline of what is open, where each thing has its own.
        var first: Day?
        /// Whether nothing is asked by a day any more.
        var isSettled = false
    }

    /// It waits for a superior.
    struct Wait: Sendable {
        var since: Day?
    }
}

extension Step.Deadline {
    /// The last day; nil where it follows from something that has not happened, or each thing has its own.
    public func day(in procedure: Procedure, heldOn: Day?) -> Day? {
        switch self {
        case .day(let field): procedure[field]
        case .afterMeeting(let span): heldOn.map { $0 + procedure[span] }
        case .ofItems: nil
        }
    }
}
