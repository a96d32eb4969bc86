extension Step.Rule {
    /// 会议方案: written by the branch, approved by its superior.
    static let plan = Step.Rule(
        .before, by: .secretary, until: .day(.planBy), gates: [.planApproved, .effectReviewed], on: .page("plan"),
        count: { branch in
            Step.Count(done: branch.plan.state == .approved ? 1 : 0, hasStarted: branch.plan.state != .none)
        },
        waits: { $0.plan.state == .submitted ? Step.Wait(since: $0.plan.submitted) : nil })
}
