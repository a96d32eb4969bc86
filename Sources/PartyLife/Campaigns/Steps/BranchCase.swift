/// All that one branch has in one campaign, as far as its steps are counted by it.
struct BranchCase: Sendable {
    let facts: BranchFacts
    let notice: Notice
    let plan: Plan
    let readiness: Readiness
    let meeting: BranchMeeting
    let list: ProblemList
    /// Those that stand on the list.
    let problems: [Problem]
    /// Once held.
    let heldOn: Day?
    /// Members whom the meeting should reach.
    let expected: [Member.ID]

    init(
        facts: BranchFacts, notice: Notice, plan: Plan, readiness: Readiness, meeting: BranchMeeting,
        list: ProblemList, problems: [Problem], today: Day
    ) {
        (self.facts, self.notice, self.plan, self.readiness) = (facts, notice, plan, readiness)
        (self.meeting, self.list) = (meeting, list)
        self.problems = problems.filter { ![.merged, .withdrawn].contains($0.state) }
        heldOn = meeting.isHeld ? meeting.heldOn : nil
        expected = facts.branch.roll(on: heldOn ?? today).filter { meeting.participation(of: $0) != .exempt }
    }

    var procedure: Procedure { facts.procedure }

    /// Once the meeting has begun nothing is prepared any more.
    var hasBegun: Bool { ![.preparing, .ready].contains(meeting.state) }

    func isOpen(_ opening: Step.Opening) -> Bool {
        switch opening {
        case .withNotice: true
        case .ready: meeting.state != .preparing
        case .held: meeting.isHeld
        }
    }

    /// How many problems of the list are so; a list without any is one thing that is not done.
    func count(where isDone: (Problem) -> Bool) -> Step.Count {
        let done = problems.count(where: isDone)
        return Step.Count(done: done, due: max(problems.count, 1), hasStarted: done > 0)
    }
}
