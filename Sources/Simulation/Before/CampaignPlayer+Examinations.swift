import Operations
import PartyLife

extension CampaignPlayer {
    func scheduleExaminations(_ branch: Branch, _ pace: Pace) {
        let day = max(pace.start + 3, pace.examinations - 6)
        on(day, .examinations, branch) { try await $0.writeExaminations(branch, submitting: false) }
        on(max(day, pace.examinations - 4), .examinations, branch) {
            try await $0.writeExaminations(branch, submitting: true)
        }
        on(max(day, pace.examinations - 2), .examinations, branch) {
            try await $0.reviewExaminations(branch, givingBack: true)
        }
        on(max(day, pace.examinations - 1), .examinations, branch) { try await $0.reviseExaminations(branch) }
        on(max(day, pace.examinations), .examinations, branch) {
            try await $0.reviewExaminations(branch, givingBack: false)
        }
    }

    private func examination(
        _ command: SelfExamination.Command, of author: Member.ID, _ branch: Branch, by member: Member.ID
    ) async throws {
        try await issue(command, at: branch.id, by: member) {
            try await useCases.examination(command, of: author, at: branch.place, as: $0)
        }
    }

    /// Some begin early and save; in the end everyone who is expected has submitted.
    private func writeExaminations(_ branch: Branch, submitting: Bool) async throws {
        let record = try await record(of: branch)
        for author in branch.roll where record.meeting.exemptions[author] == nil {
            let state = record.examinations[author] ?? .none
            switch (submitting, state) {
            case (false, .none):
                guard chance.happens(percent: 30) else { continue }
                let text = try await examinationText(of: author, branch, record.facts)
                try await examination(.save(text), of: author, branch, by: author)
            case (true, .none):
                let text = try await examinationText(of: author, branch, record.facts)
                try await examination(.submit(text), of: author, branch, by: author)
            case (true, .drafted):
                let saved = try await useCases.examination(of: author, at: branch.place, as: actor(author))
                try await examination(.submit(saved.examination.text), of: author, branch, by: author)
            default: continue
            }
        }
    }

    /// Gains, and for each aspect a problem with cause and direction, or none with the reason.
    private func examinationText(
        of author: Member.ID, _ branch: Branch, _ facts: BranchFacts
    ) async throws -> SelfExamination.Text {
        let isLeader = facts.isLeader(author)
        let share = max(20, 400 / max(1, branch.roll.count))
        let telling = isLeader || chance.happens(percent: share)
        let told = telling ? chance.pick(facts.procedure.aspects.map(\.id)) : nil
        let gains = try newText { try say("gains", ["what": say("gains.what"), "deep": say("gains.deep")]) }
        var text = SelfExamination.Text(gains: .plain(gains))
        for aspect in facts.procedure.aspects {
            if aspect.id == told {
                text.answers.append(
                    .init(aspect: aspect.id, problems: [try problem(of: author, branch, leader: isLeader)]))
            } else {
                let none = try newText { try say("none", ["aspect": aspect.title, "more": say("none.more")]) }
                text.answers.append(.init(aspect: aspect.id, none: .plain(none)))
            }
        }
        if branch.hasPast { text.earlier = try await earlier(of: author, branch) }
        return text
    }

    /// What became of what earlier years left open.
    private func earlier(
        of author: Member.ID, _ branch: Branch
    ) async throws -> [SelfExamination.EarlierAnswer]? {
        let open = try await useCases.examination(of: author, at: branch.place, as: actor(author)).facts.earlier
        let answers = try open.map {
            SelfExamination.EarlierAnswer(problem: $0, outcome: .notYet, words: try words("earlier", in: branch))
        }
        return answers.isEmpty ? nil : answers
    }

    private func problem(
        of author: Member.ID, _ branch: Branch, leader: Bool
    ) throws -> SelfExamination.ExaminedProblem {
        let fact = try fact(about: author, in: branch, leader: leader)
        branch.ownFacts[author] = fact
        let text = try tell(fact, "problem")
        let sources: [ProblemSource] = [.own, .own, .own, .study, .talks, .opinions]
        return SelfExamination.ExaminedProblem(
            id: useCases.identifiers.make(), text: text, source: chance.pick(sources) ?? .own,
            cause: .plain(fact.cause + (try say("cause.more"))),
            direction: .plain(fact.direction + (try say("direction.more"))))
    }

    /// Leaders' texts are read by those above, the others' by the secretary.
    private func reviewExaminations(_ branch: Branch, givingBack: Bool) async throws {
        let record = try await record(of: branch)
        guard record.facts.procedure.review.examinations else { return }
        for author in branch.roll where record.examinations[author] == .submitted {
            let isLeader = record.facts.isLeader(author)
            let reader =
                isLeader
                ? try overseer(of: branch, guidanceFirst: branch.index % 2 == 1, except: [author])
                : try branch.secretary()
            if givingBack, chance.happens(percent: 12) {
                let reasons = Array(chance.shuffle(SelfExamination.ReturnReason.allCases).prefix(1))
                let remark = try words("exam.remark")
                try await examination(.giveBack(reasons: reasons, remark: remark), of: author, branch, by: reader)
            } else {
                try await examination(.accept, of: author, branch, by: reader)
            }
        }
    }

    private func reviseExaminations(_ branch: Branch) async throws {
        let record = try await record(of: branch)
        for author in branch.roll where record.examinations[author] == .returned {
            let own = try await useCases.examination(of: author, at: branch.place, as: actor(author))
            var text = own.examination.text
            let more = try say("exam.more")
            text.gains = .plain((own.words[text.gains] ?? "") + more)
            for (index, answer) in text.answers.enumerated() {
                for place in answer.problems.indices {
                    let cause = own.words[answer.problems[place].cause] ?? ""
                    text.answers[index].problems[place].cause = .plain(cause + more)
                }
            }
            try await examination(.submit(text), of: author, branch, by: author)
        }
    }
}
