import Operations
import PartyLife

/// From the meeting to the posted list.
extension CampaignPlayer {
    func scheduleList(_ branch: Branch) {
        var day = today
        func next() -> Day {
            day = (day + 1).nextOfficeDay
            return day
        }
        on(next(), .pooled, branch) { try await $0.pool(branch) }
        on(next(), .pooled, branch) { try await $0.claim(branch, all: !branch.stops(within: .pooled)) }
        on(next(), .measures, branch) { try await $0.plan(branch) }
        on(next(), .committed, branch) { try await $0.commit(branch) }
        on(next(), .posted, branch) { try await $0.post(branch) }
    }

    func problem(
        _ command: Problem.Command, _ id: Problem.ID, _ branch: Branch, by member: Member.ID
    ) async throws {
        try await issue(command, at: branch.id, by: member) { try await useCases.problem(command, id, as: $0) }
    }

    /// 汇总, then 合并同类项: what was criticised and also confessed is one problem.
    private func pool(_ branch: Branch) async throws {
        let keeper = try branch.keeper()
        try await issue("pool", at: branch.id, by: keeper) {
            try await useCases.poolProblems(at: branch.place, as: $0)
        }
        let record = try await record(of: branch)
        let repeated = Set(record.meeting.criticisms.filter { !$0.blindSpot }.map(\.text))
        for listed in record.problems where listed.problem.source == .criticism {
            guard let text = listed.problem.text, repeated.contains(text) else { continue }
            let own = record.problems.first { other in
                other.id != listed.id && other.problem.subject == listed.problem.subject
                    && other.problem.aspect != nil
            }
            guard let own else { continue }
            // Nobody merges what is about themself.
            let keepers: [Member.ID] = [keeper, try branch.secretary()]
            guard let free = keepers.first(where: { $0 != listed.problem.subject }) else { continue }
            try await problem(.merge(into: own.id), listed.id, branch, by: free)
        }
    }

    /// 认领: everyone what is theirs, the branch the rest. Where the play stops here, half of it waits.
    private func claim(_ branch: Branch, all: Bool) async throws {
        let chair = try branch.secretary()
        if branch.index % 3 == 0 { try await fixAtOnce(branch) }
        for (index, listed) in try await record(of: branch).problems.enumerated() {
            guard listed.problem.state == .found, all || index % 2 == 0 else { continue }
            let subject = listed.problem.subject
            let claim: Problem.Claim = subject.map(Problem.Claim.member) ?? .branch
            // The committee hands some to whom they are about.
            let claimant = chance.happens(percent: 20) ? try branch.keeper() : subject ?? chair
            try await problem(.claim(claim), listed.id, branch, by: claimant)
        }
    }

    /// 立行立改.
    private func fixAtOnce(_ branch: Branch) async throws {
        let fixed = try voice.record("fixed", except: &branch.usedLines, &chance)
        guard fixed.count == 3 else { throw SimulationError.wordsMissing("fixed") }
        let finding = Problem.Finding(number: 0, text: .plain(fixed[0]), source: .opinions, on: today)
        let result = Words.plain(fixed[1])
        try await issue("fixAtOnce", at: branch.id, by: try branch.keeper()) {
            _ = try await useCases.addProblem(finding, fixed: result, at: branch.place, as: $0)
        }
    }

    /// 分析原因, 制定措施.
    private func plan(_ branch: Branch) async throws {
        for listed in try await record(of: branch).problems where listed.problem.state == .claimed {
            let subject = listed.problem.subject
            let author = try subject ?? branch.keeper()
            let told = try await useCases.problem(listed.id, as: actor(author)).text.flatMap { remedies[$0] }
            (self.told[listed.id], begun[listed.id]) = (told, today)
            if listed.problem.cause == nil {
                let more = try subject == nil ? "" : say("cause.more")
                let cause = try (told?.cause ?? say("thinking")) + more
                try await problem(.analyse(cause: .plain(cause)), listed.id, branch, by: author)
            }
            let measure = try words("measure", ["direction": told?.direction ?? say("hope")])
            let command = Problem.Command.list(
                measure: measure, deadline: deadline(branch), responsible: [author],
                chance.pick(Problem.Priority.allCases) ?? .ordinary,
                chance.pick(Problem.Difficulty.allCases) ?? .middling)
            try await problem(command, listed.id, branch, by: author)
        }
    }

    private func deadline(_ branch: Branch) -> Day {
        if branch.stops(within: .rectification) { return (today + chance.number(3...8)).nextOfficeDay }
        if branch.speed == .quick { return (today + chance.number(6...9)).nextOfficeDay }
        let latest = min(today + 75, procedure.timetable.reconcileBy - 45)
        return max(today + chance.number(8...12), latest - chance.number(0...45)).nextOfficeDay
    }

    /// 承诺; where the play stops here, some have not yet.
    private func commit(_ branch: Branch) async throws {
        let chair = try branch.secretary()
        for (index, listed) in try await record(of: branch).problems.enumerated() {
            guard listed.problem.state == .listed, !branch.stops(within: .committed) || index % 3 != 0 else { continue }
            let claimant: Member.ID =
                if case .member(let member) = listed.problem.claim { member } else { chair }
            try await problem(.commit(try words("commitment", in: branch)), listed.id, branch, by: claimant)
        }
    }

    /// 公示: each problem in words that may be public.
    private func post(_ branch: Branch) async throws {
        var texts: [Problem.ID: Words] = [:]
        for listed in try await record(of: branch).problems where listed.problem.state == .committed {
            guard let fact = told[listed.id] else { continue }
            texts[listed.id] = .plain(fact.posted)
        }
        let scope: Problem.Scope = branch.index % 4 == 3 ? .branch : branch.index % 4 == 1 ? .served : .unit
        try await issue("postList", at: branch.id, by: try branch.keeper()) {
            try await useCases.postList(scope: scope, texts: texts, at: branch.place, as: $0)
        }
        try await scheduleRectification(branch)
    }
}
