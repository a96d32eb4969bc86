/// How far one branch is in one campaign, step by step.
public struct Progress: Equatable, Sendable {
    public var steps: [State]

    public struct State: Equatable, Sendable {
        public var step: Step
        public var done: Int
        public var due: Int
        public var deadline: Day?
        public var hasStarted: Bool
        public var light: Light
        /// Who is still missing, where the step is about persons.
        public var missing: [Member.ID]
        /// Whose turn it is.
        public var turn = Standing.Turn.branch
        /// Since when it waits for somebody else, where that is known.
        public var since: Day?

        public var isDone: Bool { light == .done }
    }

    /// How the branch stands by it, on whatever day.
    public var standing: Standing { Standing(self) }

    public subscript(step: Step) -> State? { steps.first { $0.step == step } }

    /// The stage that the branch is in: the first that is not done.
    public var stage: Step.Stage {
        Step.Stage.allCases.first { stage in steps.contains { $0.step.stage == stage && !$0.isDone } } ?? .after
    }

    public func light(of stage: Step.Stage) -> Light { standing[stage].light(on: today, amberDays: amberDays) }

    private let today: Day
    private let amberDays: Int

    /// - Parameter problems: those of the branch's list.
    public init(
        facts: BranchFacts, notice: Notice, plan: Plan, readiness: Readiness, meeting: BranchMeeting,
        list: ProblemList, problems: [Problem], today: Day
    ) {
        (self.today, amberDays) = (today, facts.procedure.rectification.amberDays)
        let branch = BranchCase(
            facts: facts, notice: notice, plan: plan, readiness: readiness, meeting: meeting, list: list,
            problems: problems, today: today)
        steps = Step.allCases.compactMap { State($0, of: branch, today: today) }
    }
}

extension Progress.State {
    /// Nil for a step that the procedure does not ask for.
    fileprivate init?(_ step: Step, of branch: BranchCase, today: Day) {
        let rule = step.rule
        guard var count = rule.count(branch) else { return nil }
        let day = count.isSettled ? nil : count.first ?? rule.deadline.day(in: branch.procedure, heldOn: branch.heldOn)
        var light = Light(
            isDone: count.due > 0 && count.done >= count.due, hasStarted: count.hasStarted, deadline: day, today: today,
            amberDays: branch.procedure.rectification.amberDays)
        // What the meeting went ahead without stays undone; of whoever comes to the branch later nothing is owed.
        let excused = branch.meeting.readinessOverride?.unmet ?? []
        if let gate = rule.gate, branch.hasBegun, !excused.contains(gate) { (light, count.missing) = (.done, []) }
        self.init(
            step: step, done: count.done, due: count.due, deadline: day, hasStarted: count.hasStarted, light: light,
            missing: count.missing)
        // What is done waits for nobody, nor what has to come after something else.
        if isDone || !branch.isOpen(rule.opens) {
            turn = .nobody
        } else if let wait = rule.waits(branch) {
            (turn, since) = (.superior, wait.since)
        }
    }
}

extension Step.Rule {
    /// The gate that the step is counted by.
    fileprivate var gate: Gate? { count == nil ? gates.first : nil }

    /// Nil for a step that the procedure does not ask for.
    fileprivate func count(_ branch: BranchCase) -> Step.Count? {
        if let count { return count(branch) }
        return branch.readiness.conditions.first { $0.gate == gate }.map { Step.Count($0, isSettled: branch.hasBegun) }
    }
}

extension Step.Count {
    /// A gate with nobody to fulfil it is fulfilled.
    fileprivate init(_ condition: Readiness.Condition, isSettled: Bool) {
        self.init(
            done: condition.due == 0 ? 1 : condition.done, due: max(condition.due, 1),
            hasStarted: condition.done > 0, missing: condition.missing, isSettled: isSettled)
    }
}

extension Readiness {
    /// Whether all that is missing is a superior's to do: the approval of the plan, or the review before the meeting.
    public func waitsForSuperior(_ plan: Plan) -> Bool {
        !unmet.isEmpty
            && unmet.allSatisfy { condition in
                switch condition.gate {
                case .planApproved: plan.state == .submitted
                case .leadersReviewed: condition.handedIn == condition.due
                case .effectReviewed: plan.state == .approved
                default: false
                }
            }
    }
}
