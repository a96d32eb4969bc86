import Operations
import PartyLife

extension Play {
    func scheduleTalks(_ branch: Branch, _ pace: Pace) {
        on(pace.talks - 5, .talks, branch) { try await $0.talk(branch, all: false) }
        on(pace.talks - 1, .talks, branch) { try await $0.talk(branch, all: true) }
        on(pace.talks, .talks, branch) { try await $0.untie(branch) }
    }

    private func talks(_ command: Talks.Command, _ branch: Branch, by member: Member.ID) async throws {
        try await issue(command, at: branch.id, by: member) {
            try await loop.talks(command, at: branch.place, as: $0)
        }
    }

    /// Talks until nobody is missing; the committee first.
    private func talk(_ branch: Branch, all: Bool) async throws {
        let record = try await self.record(of: branch)
        let excused = Set(record.meeting.exemptions.keys)
        let cover = TalkCover(
            of: record.talks, in: branch.organisation, by: record.facts.procedure.talks, excusing: excused)
        let committee = branch.organisation.committee.filter { !excused.contains($0) }
        let ordinary = branch.roll.filter { !excused.contains($0) && !branch.organisation.committee.contains($0) }
        let committeeKinds: [TalkCover.PairKind] = [.secretaryCommittee, .committeeCommittee]
        let kinds = all ? TalkCover.PairKind.allCases : committeeKinds
        var pairs: [[Member.ID]] = []
        for kind in kinds {
            guard let missing = cover.kinds[kind] else { continue }
            pairs += missing.missingPairs
            let partners: [Member.ID] =
                switch kind {
                case .memberMember: ordinary
                case .secretaryCommittee: [try branch.secretary()]
                case .committeeCommittee, .committeeMember: committee
                }
            pairs += couples(missing.missingPersons, with: partners, among: kind == .memberMember)
        }
        for pair in pairs where branch.laggard.map(pair.contains) != true { try await hold(pair, branch) }
    }

    /// Each person with a partner; where both are of the same kind, one talk serves two.
    private func couples(_ persons: [Member.ID], with partners: [Member.ID], among same: Bool) -> [[Member.ID]] {
        var pairs: [[Member.ID]] = []
        var waiting = persons[...]
        var turn = 0
        while let person = waiting.popFirst() {
            if same, let other = waiting.popFirst() {
                pairs.append([person, other])
            } else {
                let others = partners.filter { $0 != person }
                guard !others.isEmpty else { continue }
                pairs.append([others[turn % others.count], person])
                turn += 1
            }
        }
        return pairs
    }

    private func hold(_ pair: [Member.ID], _ branch: Branch) async throws {
        let profile = branch.organisation.member(pair[1])?.profile
        let isFocus = branch.isSpecial(pair[1]) || profile?.standing == .probationary
        let note = chance.happens(percent: 8) ? try words("talk.note") : nil
        let talk = Talks.Talk(
            id: loop.identifiers.make(), from: pair[0], to: pair[1], on: today,
            depth: isFocus ? .focused : chance.happens(percent: 30) ? .deep : .broad,
            knotUntied: !chance.happens(percent: 4), note: note)
        try await talks(.record(talk), branch, by: pair[0])
    }

    /// 再谈.
    private func untie(_ branch: Branch) async throws {
        for talk in try await record(of: branch).talks.held where !talk.knotUntied {
            try await talks(.untie(talk.id, on: today), branch, by: talk.between[0])
        }
    }
}
