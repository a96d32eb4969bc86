import Operations
import PartyLife

extension CampaignPlayer {
    func scheduleStudy(_ branch: Branch, _ pace: Pace) {
        on(pace.start + 3, .study, branch) { play in
            let texts = try await play.record(of: branch).facts.procedure.study.texts.map(\.id)
            let span = max(0, pace.study - 2 - play.today)
            for (index, text) in texts.enumerated() {
                let day = play.today + span * index / max(1, texts.count)
                play.on(day.lastOfficeDay, .study, branch) { try await $0.study(text, branch) }
            }
        }
        on(pace.study - 1, .study, branch) { try await $0.catchUp(branch) }
    }

    private func study(_ command: Study.Command, _ branch: Branch, by member: Member.ID) async throws {
        try await issue(command, at: branch.id, by: member) {
            try await useCases.study(command, at: branch.place, as: $0)
        }
    }

    private func study(_ text: String, _ branch: Branch) async throws {
        let recorder = branch.holder(.publicityCommissioner, .organisationCommissioner, .secretary)
        guard let recorder else { throw SimulationError.nobodyFor("study", at: branch.id.text) }
        let attending = branch.roll.filter { id in
            id != branch.laggard && (id == recorder || chance.happens(percent: branch.isSpecial(id) ? 25 : 90))
        }
        let forms: [Study.Form] = [.together, .seminar, .themeDay, .partyClass]
        let session = Study.Session(
            id: useCases.identifiers.make(), texts: [text], form: chance.pick(forms) ?? .together, on: today,
            place: try say("study.place"), attended: attending)
        try await study(.hold(session), branch, by: recorder)
        if !attending.isEmpty, chance.happens(percent: 25) { try await draw(session.id, branch, by: recorder) }
    }

    /// 随机抽点.
    private func draw(_ session: Identifier<Study.Session>, _ branch: Branch, by member: Member.ID) async throws {
        try await issue("prepare", at: branch.id, by: member) {
            try await useCases.prepareDraw(in: session, at: branch.place, as: $0)
        }
        try await issue("draw", at: branch.id, by: member) {
            try await useCases.draw(in: session, at: branch.place, as: $0)
        }
        guard let drawn = try await record(of: branch).study.draws.last(where: { $0.result != nil }) else { return }
        try await study(.answer(drawn.id, chance.happens(percent: 90) ? .answered : .toMakeUp), branch, by: member)
    }

    /// 补学, and for those who cannot come a session at their homes.
    private func catchUp(_ branch: Branch) async throws {
        let record = try await record(of: branch)
        let procedure = record.facts.procedure
        let waiting = branch.roll.filter { id in
            record.meeting.exemptions[id] == nil && id != branch.laggard
                && !record.study.missing(for: id, of: procedure).isEmpty
        }
        let homebound = waiting.filter(branch.isSpecial)
        let keeper = try branch.keeper()
        let missingTexts = Set(homebound.flatMap { record.study.missing(for: $0, of: procedure).map(\.id) }).sorted()
        if !missingTexts.isEmpty {
            let session = Study.Session(
                id: useCases.identifiers.make(), texts: missingTexts, form: .homeDelivery, on: today,
                attended: homebound)
            try await study(.hold(session), branch, by: keeper)
        }
        for session in record.study.sessions {
            let late = waiting.filter { !branch.isSpecial($0) && !session.attended.contains($0) }
            guard !late.isEmpty else { continue }
            try await study(.catchUp(session: session.id, members: late, on: today), branch, by: keeper)
        }
    }
}
