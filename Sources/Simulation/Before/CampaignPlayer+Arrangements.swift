import Operations
import PartyLife

/// Those who cannot come, and the decision that the branch is ready.
extension CampaignPlayer {
    func scheduleArrangements(_ branch: Branch, _ pace: Pace) {
        on(pace.start + 3, .readiness, branch) { try await $0.arrange(branch) }
    }

    func meeting(_ command: BranchMeeting.Command, _ branch: Branch, by member: Member.ID) async throws {
        try await issue(command, at: branch.id, by: member) {
            try await useCases.meeting(command, at: branch.place, as: $0)
        }
    }

    private func arrange(_ branch: Branch) async throws {
        let modes = try await record(of: branch).facts.procedure.modes
        let keeper = try branch.keeper()
        let chair = try branch.secretary()
        for member in branch.organisation.members where branch.isSpecial(member.id) {
            let isFrail = member.profile.categories.contains(.frail)
            let holdsOffice = branch.organisation.holders.contains { $0.member == member.id }
            if isFrail, !holdsOffice, chance.happens(percent: 35) {
                let reason = chance.pick([BranchMeeting.ExemptionReason.frailty, .illness, .incapacitated]) ?? .illness
                try await meeting(.exempt(member.id, reason: reason), branch, by: chair)
                continue
            }
            let wanted: [CoverMode] =
                isFrail ? [.homeVisit, .pair, .makeUp] : [.receivingOrganisation, .nearestBranch, .pair, .makeUp]
            // The chair leads the meeting, wherever the work is.
            let mode = member.id == chair ? nil : wanted.first(where: modes.contains)
            let detail = try say(isFrail ? "arrange.frail" : "arrange.floating")
            let arrangement = BranchMeeting.Arrangement(mode: mode, detail: mode == nil ? "" : detail)
            try await meeting(.arrange(member.id, arrangement), branch, by: keeper)
        }
        try await planLeaders(branch, by: keeper)
    }

    /// The branch's own leaders come as ordinary members, on the day of the plan.
    private func planLeaders(_ branch: Branch, by keeper: Member.ID) async throws {
        let record = try await record(of: branch)
        let window = record.facts.procedure.window
        let day = min(max(record.plan.meetingDay ?? window.closes, window.opens), window.closes)
        let visits = record.facts.leaders.map {
            BranchMeeting.LeaderVisit(leader: $0, name: record.name($0), on: day, capacity: .ordinaryMember)
        }
        try await meeting(.planVisits(visits), branch, by: keeper)
    }

    func declareReady(_ branch: Branch) async throws {
        let unmet = try await record(of: branch).readiness.unmet
        if branch.laggard != nil, !unmet.isEmpty {
            let reason = try say("override")
            try await meeting(.overrideReadiness(reason: reason), branch, by: try overseer(of: branch))
        }
        try await meeting(.declareReady, branch, by: try branch.secretary())
    }
}
