import Operations
import PartyLife

extension CampaignPlayer {
    func scheduleOpinions(_ branch: Branch, _ pace: Pace) {
        on(pace.start + 2, .opinions, branch) { try await $0.receiveOpinions(branch, first: true) }
        on(pace.opinions - 2, .opinions, branch) { try await $0.receiveOpinions(branch, first: false) }
        on(pace.opinions - 1, .opinions, branch) { try await $0.deliverOpinions(branch) }
        on(pace.opinions, .opinions, branch) { try await $0.answerOpinions(branch) }
    }

    private func opinions(_ command: Opinions.Command, _ branch: Branch, by member: Member.ID) async throws {
        try await issue(command, at: branch.id, by: member) {
            try await useCases.opinions(command, at: branch.place, as: $0)
        }
    }

    /// Two rounds, so that every channel that must be used is used.
    private func receiveOpinions(_ branch: Branch, first: Bool) async throws {
        let asked = try await record(of: branch).facts.procedure.opinions
        let channels = asked.channels.prefix(max(2, asked.minimumChannels))
        guard !channels.isEmpty else { return }
        let keeper = try branch.keeper()
        for (index, channel) in channels.enumerated() where first == (index % 2 == 0) {
            try await receive(channel, about: .branch, text: try tell("opinion.branch", in: branch), branch, by: keeper)
            guard let member = chance.pick(branch.roll) else { continue }
            let text = try tell("opinion.member", of: branch.name(member), in: branch)
            try await receive(channel, about: .member(member), text: text, branch, by: keeper)
        }
        guard !first, let channel = channels.last else { return }
        let text = try tell("opinion.branch", in: branch)
        try await receive(channel, about: .branch, text: text, branch, by: keeper)
        guard case .plain(let said) = text else { return }
        let again = Words.plain(try say("opinion.again") + said)
        try await receive(channel, about: .branch, text: again, branch, by: keeper)
    }

    private func receive(
        _ channel: OpinionChannel, about target: Opinions.Target, text: Words, _ branch: Branch, by member: Member.ID
    ) async throws {
        let voices = [.visit, .symposium, .fieldwork].contains(channel) ? chance.number(2...9) : 1
        let opinion = Opinions.Opinion(
            id: useCases.identifiers.make(), channel: channel, on: today, voices: voices, target: target, text: text)
        try await opinions(.receive(opinion), branch, by: member)
    }

    /// The last that came says again what the one before it said.
    private func deliverOpinions(_ branch: Branch) async throws {
        let received = try await record(of: branch).opinions.received
        let keeper = try branch.keeper()
        if received.count > 2, let last = received.last, last.target == received[received.count - 2].target {
            try await opinions(.merge(last.id, into: received[received.count - 2].id), branch, by: keeper)
        }
        if !received.isEmpty { try await opinions(.deliver(on: today), branch, by: keeper) }
    }

    private func answerOpinions(_ branch: Branch) async throws {
        for opinion in try await record(of: branch).opinions.distinct {
            let heading = opinion.target == .branch ? "opinion.answer.branch" : "opinion.answer.member"
            let answer = try words(heading, in: branch)
            let addressee = try opinion.target.member ?? branch.secretary()
            try await opinions(.answer(opinion.id, answer, on: today), branch, by: addressee)
        }
    }
}
