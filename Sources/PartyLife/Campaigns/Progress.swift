/// The steps of a branch's loop, in order, by stage.
public enum Step: String, Codable, Sendable, CaseIterable {
    case notice, plan, study, opinions, talks, examinations, arrangements, readiness
    case session, covering
    case list, commitments, posting, rectification, writeOff, lookBack

    public enum Stage: String, Codable, Sendable, CaseIterable { case before, during, after }

    public var stage: Stage {
        switch self {
        case .notice, .plan, .study, .opinions, .talks, .examinations, .arrangements, .readiness: .before
        case .session, .covering: .during
        case .list, .commitments, .posting, .rectification, .writeOff, .lookBack: .after
        }
    }
}

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
        let procedure = facts.procedure
        let timetable = procedure.timetable
        (self.today, amberDays) = (today, procedure.rectification.amberDays)
        func state(_ step: Step, _ done: Int, of due: Int, by deadline: Day?, started: Bool, missing: [Member.ID] = [])
            -> State
        {
            let light = Light(
                isDone: due > 0 && done >= due, hasStarted: started, deadline: deadline, today: today,
                amberDays: procedure.rectification.amberDays)
            return State(
                step: step, done: done, due: due, deadline: deadline, hasStarted: started, light: light,
                missing: missing)
        }
        let hasBegun = ![.preparing, .ready].contains(meeting.state)
        let excused = meeting.readinessOverride?.unmet ?? []
        func gate(_ gate: Gate, _ step: Step, by deadline: Day) -> State? {
            readiness.conditions.first { $0.gate == gate }.map {
                // Once the meeting has begun nothing is prepared any more: what it went ahead without stays undone, and
                // whoever comes to the branch later owes it nothing.
                let isSettled = hasBegun && !excused.contains(gate)
                // A gate with nobody to fulfil it is fulfilled.
                let due = max($0.due, 1)
                var state = state(
                    step, $0.due == 0 ? 1 : $0.done, of: due, by: hasBegun ? nil : deadline, started: $0.done > 0,
                    missing: $0.missing)
                if isSettled { (state.light, state.missing) = (.done, []) }
                return state
            }
        }
        let listed = problems.filter { ![.merged, .withdrawn].contains($0.state) }
        let heldOn = meeting.isHeld ? meeting.heldOn : nil
        func count(_ isDone: (Problem) -> Bool) -> Int { listed.filter(isDone).count }
        func after(_ step: Step, _ done: Int, by deadline: Day?) -> State {
            state(step, done, of: max(listed.count, 1), by: deadline, started: done > 0)
        }
        let roll = facts.branch.roll(on: heldOn ?? today)
        let expected = roll.filter { meeting.participation(of: $0) != .exempt }
        let missing = meeting.isHeld ? expected.filter { meeting.participation(of: $0) == .toBeCovered } : []
        let hasPlan: (Problem) -> Bool = { $0.plan != nil || $0.immediate }
        let hasCommitment: (Problem) -> Bool = { $0.committed != nil || $0.immediate }
        let toPost = listed.filter { !$0.immediate || $0.plan != nil }
        let postedCount = toPost.count { $0.posting != nil }
        let solved: (Problem) -> Bool = { $0.round?.verified != nil }
        let writtenOff: (Problem) -> Bool = { $0.state == .writtenOff }
        let lookedBack: (Problem) -> Bool = { $0.round?.lookBacks.isEmpty == false }
        let nextDeadline = listed.filter { $0.isOpen && $0.round?.verified == nil }.compactMap(\.plan?.deadline).min()
        let firstLookBack = listed.compactMap { $0.lookBackDue(by: procedure) }.min()

        steps = [
            state(.notice, notice.received == nil ? 0 : 1, of: 1, by: timetable.noticeBy, started: false),
            state(.plan, plan.state == .approved ? 1 : 0, of: 1, by: timetable.planBy, started: plan.state != .none),
            gate(.studyCovered, .study, by: timetable.studyBy),
            gate(.opinionsDelivered, .opinions, by: timetable.opinionsBy),
            gate(.talksCovered, .talks, by: timetable.talksBy),
            gate(.examinationsComplete, .examinations, by: timetable.examinationsBy),
            gate(.everyoneArranged, .arrangements, by: timetable.examinationsBy),
            state(
                .readiness, meeting.state == .preparing ? 0 : 1, of: 1, by: procedure.window.closes,
                started: readiness.unmet.count < readiness.conditions.count),
            state(
                .session, meeting.isHeld ? 1 : 0, of: 1, by: procedure.window.closes,
                started: meeting.state == .inSession),
            state(
                .covering, heldOn == nil ? 0 : expected.count - missing.count, of: max(expected.count, 1),
                by: heldOn == nil ? nil : procedure.window.closes, started: heldOn != nil, missing: missing),
            after(.list, list.pooled == nil ? 0 : count(hasPlan), by: heldOn.map { $0 + timetable.listWithinDays }),
            after(.commitments, count(hasCommitment), by: heldOn.map { $0 + timetable.postWithinDays }),
            state(
                .posting, list.posted == nil ? 0 : toPost.isEmpty ? 1 : postedCount, of: max(toPost.count, 1),
                by: heldOn.map { $0 + timetable.postWithinDays }, started: postedCount > 0),
            after(.rectification, count(solved), by: nextDeadline),
            // What is carried over when the year is closed has its own deadline.
            after(
                .writeOff, count(writtenOff),
                by: heldOn == nil || list.reconciled != nil ? nil : timetable.reconcileBy),
            after(.lookBack, count(lookedBack), by: firstLookBack),
        ].compactMap(\.self).map { $0.inTurn(facts: facts, plan: plan, readiness: readiness, meeting: meeting) }
    }
}

extension Progress.State {
    /// With whose turn it is: what is done waits for nobody, nor what has to come after something else.
    fileprivate func inTurn(
        facts: BranchFacts, plan: Plan, readiness: Readiness, meeting: BranchMeeting
    ) -> Progress.State {
        var state = self
        if isDone || (step.stage == .after || step == .covering) && !meeting.isHeld {
            state.turn = .nobody
        } else if step == .plan, plan.state == .submitted {
            (state.turn, state.since) = (.superior, plan.submitted)
        } else if step == .readiness, meeting.state == .preparing, readiness.waitsForSuperior(plan) {
            state.turn = .superior
            if plan.state == .submitted { state.since = plan.submitted }
        } else if step == .session, meeting.state == .preparing {
            state.turn = .nobody
        }
        return state
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
