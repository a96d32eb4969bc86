import Operations
import PartyLife
import Records

/// The campaign begins: officers, the notice, and its way down.
extension CampaignPlayer {
    func prepare() async throws {
        tree = try await Tree.load(from: useCases.records)
        guard tree.organisations.values.contains(where: { !$0.members.isEmpty }) else {
            throw SimulationError.nothingToPlay
        }
        let officers = try Officers(tree: tree, chance: &chance)
        for appointment in officers.appointments {
            try await issue("appoint", at: appointment.at, as: .deployment) {
                try await useCases.appoint(
                    appointment.member, appointment.office, group: appointment.group, at: appointment.at,
                    as: .deployment)
            }
        }
        tree = try await Tree.load(from: useCases.records)
        try await cast()
        guard let root = issuer ?? tree.root?.id else { throw SimulationError.nothingToPlay }
        on(firstDay, .notices) { try await $0.issueCampaign(by: root) }
        on(firstDay + 1, .notices) { try await $0.receiveAbove() }
        for branch in branches { on(firstDay + 2, .notices, branch) { try await $0.receive(branch) } }
    }

    /// Branches with members, each with how far and how fast it goes.
    private func cast() async throws {
        let rows = tree.rows.filter { row in
            row.type.holdsMeeting && !tree.organisation(row.id).members.isEmpty && concerns(row)
        }
        let earlier = try await useCases.records.read { try $0.campaigns().map(\.issuer) }
        branches = rows.enumerated().map { index, row in
            let (ending, speed) = ending(of: index, among: rows.count)
            return Branch(
                Place(campaign, row.id), tree.organisation(row.id), index: index, ending: ending, speed: speed,
                hasLaggard: index == rows.count - 1 && rows.count > 1,
                hasPast: earlier.contains(where: row.line.contains))
        }
    }

    /// Whether the campaign reaches an organisation.
    private func concerns(_ row: OrganisationRow) -> Bool { issuer.map(row.line.contains) ?? true }

    private func ending(of index: Int, among count: Int) -> (Stage, Branch.Speed) {
        if case .through(let last) = extent { return (last, .usual) }
        switch index {
        case 0: return (.rectification, .quick)
        case 1: return (.session, .inSession)
        case 2: return (.readiness, .ready)
        case 3: return (.readiness, .usual)
        case 4 where count > 8: return (.readiness, .today)
        case 5 where count > 8: return (.pooled, .quick)
        case 6 where count > 8: return (.committed, .quick)
        case 7 where count > 8: return (.plans, .usual)
        default: return (.lookBack, .quick)
        }
    }

    private func issueCampaign(by root: Organisation.ID) async throws {
        let organisation = tree.organisation(root)
        guard let issuer = organisation.secretary ?? organisation.holders(of: .reviewer).first else {
            throw SimulationError.nobodyFor("issue", at: root.text)
        }
        try await issue("issue", at: root, by: issuer.member) {
            try await useCases.campaign(.issue(title: title, issuer: root, procedure: procedure), campaign, as: $0)
        }
    }

    /// 结束专题, once all of it is over.
    func closeCampaign(by root: Organisation.ID) async throws {
        guard let chair = tree.organisation(root).secretary else {
            throw SimulationError.nobodyFor("close", at: root.text)
        }
        let reason = try say("past.closed")
        try await issue("close", at: root, by: chair.member) {
            try await useCases.campaign(.close(reason: reason), campaign, as: $0)
        }
    }

    /// Every level between receives the notice; the first general branch asks for some things earlier.
    private func receiveAbove() async throws {
        var hasTightened = false
        for row in tree.rows where !row.type.holdsMeeting && concerns(row) && row.id != issuer ?? tree.root?.id {
            let holders = tree.organisation(row.id)
            guard let reviewer = holders.holders(of: .reviewer).first ?? holders.secretary else { continue }
            let place = Place(campaign, row.id)
            try await issue("receive", at: row.id, by: reviewer.member) {
                try await useCases.notice(.receive, at: place, as: $0)
            }
            guard row.type == .generalBranch, !hasTightened else { continue }
            hasTightened = true
            let timetable = procedure.timetable
            let change = Tightening(
                planBy: max(timetable.noticeBy, timetable.planBy - 1),
                studyBy: max(timetable.noticeBy, timetable.studyBy - 2),
                talksBy: max(timetable.noticeBy, timetable.talksBy - 1))
            try await issue("tighten", at: row.id, by: reviewer.member) {
                try await useCases.notice(.tighten(change), at: place, as: $0)
            }
        }
    }

    private func receive(_ branch: Branch) async throws {
        try await issue("receive", at: branch.id, by: try branch.keeper()) {
            try await useCases.notice(.receive, at: branch.place, as: $0)
        }
        let pace = pace(of: branch, by: try await record(of: branch).facts.procedure)
        schedulePlan(branch, pace)
        scheduleArrangements(branch, pace)
        scheduleStudy(branch, pace)
        scheduleOpinions(branch, pace)
        scheduleTalks(branch, pace)
        scheduleExaminations(branch, pace)
        on(pace.ready, .readiness, branch) { try await $0.declareReady(branch) }
        // Only what stands still in session today is bound to a day whatever the week.
        let isBound = [.today, .inSession].contains(branch.speed)
        on(pace.meeting, .session, branch, anyDay: isBound) { try await $0.meet(branch) }
    }

    /// The branch as its secretary sees it.
    func record(of branch: Branch) async throws -> BranchRecord {
        try await useCases.branch(at: branch.place, as: actor(branch.secretary()))
    }
}
