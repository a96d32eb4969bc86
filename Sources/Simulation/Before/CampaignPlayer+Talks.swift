import Operations
import PartyLife

extension CampaignPlayer {
    func scheduleTalks(_ branch: Branch, _ pace: Pace) {
        on(pace.talks - 5, .talks, branch) { try await $0.talk(branch, all: false) }
        on(pace.talks - 1, .talks, branch) { try await $0.talk(branch, all: true) }
        on(pace.talks, .talks, branch) { try await $0.untie(branch) }
    }

    private func talks(_ command: Talks.Command, _ branch: Branch, by member: Member.ID) async throws {
        try await issue(command, at: branch.id, by: member) {
            try await useCases.talks(command, at: branch.place, as: $0)
        }
    }

    /// Talks until nobody is missing; the committee first.
    private func talk(_ branch: Branch, all: Bool) async throws {
        let record = try await self.record(of: branch)
        let (excused, rules) = (Set(record.meeting.exemptions.keys), record.facts.procedure.talks)
        let advice = TalkAdvice(
            for: record.talkCover, in: branch.organisation, by: rules, excusing: excused, on: today)
        let committeeKinds: [TalkCover.PairKind] = [.secretaryCommittee, .committeeCommittee]
        for talk in advice.talks where all || committeeKinds.contains(talk.kind) {
            guard branch.laggard.map(talk.between.contains) != true else { continue }
            try await hold(talk, branch)
        }
    }

    /// One of the two notes the talk; most of the others confirm it.
    private func hold(_ advised: TalkAdvice.Suggestion, _ branch: Branch) async throws {
        let note = chance.happens(percent: 8) ? try words("talk.note") : nil
        let talk = Talks.Talk(
            id: useCases.identifiers.make(), from: advised.between[0], to: advised.between[1], on: today,
            depth: advised.depth == .broad && chance.happens(percent: 30) ? .deep : advised.depth,
            knotUntied: !chance.happens(percent: 4), note: note, topics: [.thoughts, .opinions])
        try await talks(.record(talk), branch, by: advised.between[0])
        guard chance.happens(percent: 90) else { return }
        try await talks(.confirm(talk.id, note: nil), branch, by: advised.between[1])
    }

    /// 再谈.
    private func untie(_ branch: Branch) async throws {
        for talk in try await record(of: branch).talks.held where !talk.knotUntied {
            try await talks(.untie(talk.id, on: today), branch, by: talk.between[0])
        }
    }
}
