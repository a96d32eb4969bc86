import Operations
import PartyLife

extension CampaignPlayer {
    func schedulePlan(_ branch: Branch, _ pace: Pace) {
        on(pace.start + 1, .plans, branch) { try await $0.draftPlan(branch, pace) }
        on(max(pace.start + 1, pace.plan - 4), .plans, branch) { try await $0.submitPlan(branch, pace) }
    }

    private func plan(_ command: Plan.Command, _ branch: Branch, by member: Member.ID) async throws {
        try await issue(command, at: branch.id, by: member) {
            try await useCases.plan(command, at: branch.place, as: $0)
        }
    }

    private func draftPlan(_ branch: Branch, _ pace: Pace) async throws {
        let text = Plan.Text(
            goals: try say("plan.goals"), leader: try branch.secretary(), content: try say("plan.content"),
            problems: try say("plan.problems"),
            form: try say("plan.form"), people: try say("plan.people"), place: try say("place"),
            meetingDay: pace.meeting,
            startsAt: chance.pick([9 * 60, 14 * 60, 15 * 60 + 30]), means: try say("plan.means"))
        try await plan(.draft(text), branch, by: try branch.keeper())
    }

    private func submitPlan(_ branch: Branch, _ pace: Pace) async throws {
        guard let text = try await record(of: branch).plan.draft else { return }
        try await plan(.submit(text), branch, by: try branch.secretary())
        // In a mixed play the plan of one branch waits for its review.
        if extent == .mixed, branch.ending == .plans { return }
        let givesBack = branch.index % 4 == 2
        on(today + 1, .plans, branch) {
            if givesBack { try await $0.returnPlan(branch) } else { try await $0.approvePlan(branch) }
        }
    }

    private func returnPlan(_ branch: Branch) async throws {
        let reasons = chance.shuffle(Plan.ReturnReason.allCases).prefix(chance.number(1...2))
        let remark = try say("plan.return")
        let reviewer = try overseer(of: branch)
        try await plan(
            .giveBack(reasons: Array(reasons), remark: remark, notes: [.init(.content, remark)]), branch, by: reviewer)
        on(today + 1, .plans, branch) { try await $0.revisePlan(branch) }
    }

    private func revisePlan(_ branch: Branch) async throws {
        guard var text = try await record(of: branch).plan.versions.last else { return }
        text.content += try say("plan.revised")
        try await plan(.draft(text), branch, by: try branch.keeper())
        try await plan(.submit(text), branch, by: try branch.secretary())
        on(today + 1, .plans, branch) { try await $0.approvePlan(branch) }
    }

    private func approvePlan(_ branch: Branch) async throws {
        let command = Plan.Command.approve(
            criteria: Set(Plan.Criterion.atApproval), qualities: Set(Plan.Quality.allCases),
            remark: try say("plan.approve"))
        try await plan(command, branch, by: try overseer(of: branch, guidanceFirst: branch.index % 5 == 3))
        let record = try await record(of: branch)
        let window = record.facts.procedure.window
        guard let day = record.plan.meetingDay, branch.index % 9 == 4, branch.speed != .today else { return }
        let later = (day + 1).nextOfficeDay
        guard later <= window.closes else { return }
        try await plan(.changeDate(to: later, reason: try say("plan.dateReason")), branch, by: try branch.secretary())
    }
}
