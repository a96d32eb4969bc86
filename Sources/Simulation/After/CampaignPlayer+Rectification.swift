import Operations
import PartyLife
import Records

/// The work, and the judgement on it.
extension CampaignPlayer {
    /// What becomes of a problem.
    private enum Fate { case plain, late, sentBack, notAccepted, extended, carried, waits, stopsDone, stopsVerified }

    func scheduleRectification(_ branch: Branch) async throws {
        for (index, listed) in try await record(of: branch).problems.enumerated() {
            if listed.problem.state == .done {
                scheduleJudgement(listed.id, branch, .plain, done: today)
            } else if listed.problem.state == .posted, let deadline = listed.problem.plan?.deadline {
                schedule(listed.id, branch, fate(index, branch), by: deadline)
            }
        }
        guard branch.speed == .usual else { return }
        let yearEnd = procedure.timetable.reconcileBy
        on(yearEnd - 10, .reconciled, branch) { try await $0.carryOver(branch) }
        on(yearEnd - 2, .reconciled, branch) { try await $0.reconcile(branch) }
    }

    private func fate(_ index: Int, _ branch: Branch) -> Fate {
        if branch.stops(within: .rectification) { return [.waits, .stopsDone, .stopsVerified, .plain][index % 4] }
        if branch.speed == .quick { return chance.happens(percent: 10) ? .sentBack : .plain }
        if index == 1, branch.index % 4 == 1 { return .extended }
        if index == 2, branch.index % 3 == 0 { return .carried }
        let throwOf = chance.number(0...99)
        return throwOf < 12 ? .late : throwOf < 22 ? .sentBack : throwOf < 27 ? .notAccepted : .plain
    }

    private func schedule(_ id: Problem.ID, _ branch: Branch, _ fate: Fate, by deadline: Day) {
        // A first word of progress comes when there is something to tell, and before the work is done.
        on(min(max(today + 2, deadline - 5), max(today + 1, deadline - 3)), .rectification, branch) { play in
            let note = try play.words(play.span("progress", since: play.begun[id]), in: branch)
            try await play.problem(.progress(note), id, branch, by: play.worker(on: id, branch))
        }
        switch fate {
        case .waits, .carried: return
        case .extended:
            on(max(today + 1, deadline - 1), .rectification, branch) { play in
                let reason = try play.say("extend")
                let problem = try await play.load(id)
                let secretary = try branch.secretary()
                let isFree = !problem.isResponsible(secretary) && problem.subject != secretary
                let judge = isFree ? secretary : try play.overseer(of: branch)
                try await play.problem(.extend(to: deadline + 14, reason: reason), id, branch, by: judge)
            }
            scheduleDone(id, branch, fate, on: deadline + 12)
        case .late: scheduleDone(id, branch, fate, on: deadline + chance.number(3...9))
        default: scheduleDone(id, branch, fate, on: max(today + 1, deadline - chance.number(0...2)))
        }
    }

    private func scheduleDone(_ id: Problem.ID, _ branch: Branch, _ fate: Fate, on day: Day) {
        on(day, .rectification, branch) { play in
            let problem = try await play.load(id)
            let result = play.told[id]?.result ?? ""
            let isAgain = problem.steps.contains { $0.kind == .sentBack }
            let heading = isAgain ? "done.again" : play.span("done", since: play.begun[id])
            let words = try play.words(heading, ["result": result], in: branch)
            try await play.problem(.reportDone(result: words), id, branch, by: play.worker(on: id, branch))
            play.scheduleJudgement(id, branch, fate, done: play.today)
        }
    }

    private func scheduleJudgement(_ id: Problem.ID, _ branch: Branch, _ fate: Fate, done: Day) {
        func judge(_ after: Int, _ stage: Stage, _ make: @escaping (CampaignPlayer) throws -> Problem.Command) {
            on(done + after, stage, branch) { play in
                try await play.problem(make(play), id, branch, by: play.judge(of: id, branch))
            }
        }
        switch fate {
        case .stopsDone: return
        case .sentBack:
            judge(1, .rectification) { .sendBack(try $0.words("sendback", in: branch)) }
            scheduleDone(id, branch, .plain, on: done + 3)
            return
        default:
            judge(1, .rectification) { play in
                .verify(
                    .init(
                        looked: try play.words("verified.looked", in: branch),
                        asked: try play.words("verified.asked", in: branch),
                        persons: play.chance.number(1...5)))
            }
        }
        switch fate {
        case .stopsVerified: return
        case .notAccepted:
            judge(2, .rectification) { .sendBack(try $0.words("sendback", in: branch)) }
            scheduleDone(id, branch, .plain, on: done + 5)
        default:
            judge(2, .rectification) { play in
                let asked = play.chance.number(3...12)
                let agreed = asked - play.chance.number(0...min(2, (asked - 1) / 2))
                let how = play.chance.pick(Problem.AcceptanceKind.allCases) ?? .visit
                return .accept(.init(how: how, asked: asked, agreed: agreed))
            }
            on(done + 3, .writtenOff, branch) { play in
                try await play.problem(.writeOff, id, branch, by: play.judge(of: id, branch))
                play.scheduleLookBack(id, branch, from: play.today)
            }
        }
    }

    /// 回头看: some come back. In a mixed play the branch that stands first among the finished has one already.
    private func scheduleLookBack(_ id: Problem.ID, _ branch: Branch, from day: Day) {
        if branch.speed == .quick, chance.happens(percent: 92) { return }
        let returns = branch.speed == .quick || chance.happens(percent: 6)
        let wait = branch.speed == .quick ? 1 : procedure.rectification.lookBackAfterDays
        on(day + wait, .lookBack, branch) { play in
            let note = try play.words(returns ? "lookback.returns" : "lookback.stands")
            try await play.problem(
                .lookBack(stands: !returns, note: note), id, branch, by: play.judge(of: id, branch))
        }
    }

    private func load(_ id: Problem.ID) async throws -> Problem {
        try await useCases.records.read { reader in
            guard let ref = try reader.problem(id) else { return Problem() }
            return try reader.load(Problem.self, ref.stream)
        }
    }

    private func worker(on id: Problem.ID, _ branch: Branch) async throws -> Member.ID {
        try await load(id).plan?.responsible.first ?? branch.keeper()
    }

    /// Somebody who neither did the work nor is the one whom it concerns: in the branch, or else above it.
    private func judge(of id: Problem.ID, _ branch: Branch) async throws -> Member.ID {
        let problem = try await load(id)
        func isFree(_ member: Member.ID) -> Bool {
            !problem.isResponsible(member) && problem.subject != member && !problem.steps.contains { $0.by == member }
        }
        let keepers: [Office] = [.organisationCommissioner, .secretary, .deputySecretary]
        if let keeper = keepers.compactMap({ branch.holder($0) }).first(where: isFree) { return keeper }
        return try overseer(of: branch)
    }

    private func carryOver(_ branch: Branch) async throws {
        for listed in try await record(of: branch).problems where listed.problem.isOpen {
            guard listed.problem.carriedOver == nil else { continue }
            let reason = try say("carry")
            try await problem(.carryOver(reason: reason), listed.id, branch, by: try branch.keeper())
        }
    }

    /// 年底对账, with what came back since the list was gone through.
    private func reconcile(_ branch: Branch) async throws {
        try await carryOver(branch)
        try await issue("reconcile", at: branch.id, by: try branch.keeper()) {
            try await useCases.reconcile(at: branch.place, as: $0)
        }
    }
}
