extension Step.Rule {
    /// 开会条件: the branch declares that it may meet.
    static let readiness = Step.Rule(
        .before, by: .secretary, until: .day(.meetingBy), on: .part("readiness"),
        count: { branch in
            Step.Count(
                done: branch.meeting.state == .preparing ? 0 : 1,
                hasStarted: branch.readiness.unmet.count < branch.readiness.conditions.count)
        },
        waits: { branch in
            guard branch.meeting.state == .preparing, branch.readiness.waitsForSuperior(branch.plan) else { return nil }
            return Step.Wait(since: branch.plan.state == .submitted ? branch.plan.submitted : nil)
        })
}
