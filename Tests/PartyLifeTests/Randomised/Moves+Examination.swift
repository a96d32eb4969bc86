import TestChance

@testable import PartyLife

/// What somebody may write in a self-examination, and what the rules know of it.
extension World {
    func examinationFacts(of author: Member.ID, _ branch: Organisation.ID) -> SelfExamination.Facts {
        let handed = opinions[branch]?.live.received.filter { $0.delivered != nil } ?? []
        let mine = handed.filter { $0.target == .branch || $0.target.member == author }
        let held = talks[branch]?.live.held.filter { $0.between.contains(author) } ?? []
        return SelfExamination.Facts(
            author: author, branch: branchFacts(branch), meetingHeld: meeting(branch).isHeld,
            earlier: author.text.hasSuffix("3") ? [id("old-\(author)")] : [],
            origins: Set(mine.map { .opinion($0.id) } + held.map { .talk($0.id) }))
    }

    mutating func someText(_ facts: SelfExamination.Facts) -> SelfExamination.Text {
        var text = SelfExamination.Text(gains: random.oneIn(9) ? nil : someWords())
        for aspect in facts.branch.procedure.aspects where !random.oneIn(12) {
            var problem = SelfExamination.ExaminedProblem(
                id: fresh("q"), text: someWords(), source: .own, cause: random.oneIn(9) ? nil : someWords(),
                direction: someWords())
            let origins = facts.origins.sorted { $0.rawValue < $1.rawValue }
            if random.oneIn(3) { problem.origin = origins.randomElement(using: &random) }
            if random.oneIn(20) { problem.origin = .talk(id("of-others")) }
            if random.oneIn(3) { problem.measure = someWords() }
            if random.oneIn(3) { problem.causeKind = random.pick(SelfExamination.CauseKind.allCases) }
            text.answers.append(
                random.oneIn(3)
                    ? .init(aspect: aspect.id, none: someWords()) : .init(aspect: aspect.id, problems: [problem]))
        }
        if random.oneIn(3) { text.prompts = [.init(prompt: .duties, words: someWords())] }
        if !random.oneIn(5), !facts.earlier.isEmpty {
            text.earlier = facts.earlier.map {
                .init(problem: $0, outcome: .notYet, words: random.oneIn(6) ? nil : someWords())
            }
        }
        return text
    }

    mutating func someRating() -> SelfRating {
        let pair = SelfRating.Pair(before: 1 + random.below(5), after: 1 + random.below(5))
        return SelfRating([random.pick(SelfRating.Dimension.allCases): pair]).unsafelyUnwrapped
    }

    /// The paper is entered by the committee, and what was entered is confirmed by its author or by who was there.
    mutating func moveEntry(
        _ stream: inout Stream<SelfExamination>, of author: Member.ID, _ branch: Organisation.ID,
        _ facts: SelfExamination.Facts, _ text: SelfExamination.Text
    ) {
        guard stream.live.state == .entered, !random.oneIn(5) else {
            let source = random.pick(SelfExamination.EntrySource.allCases)
            let witness = random.oneIn(3) ? nil : someone(branch)
            run(&stream, .enter(text, from: source, witness: witness), by: mostly(officer(branch)), knowing: facts)
            return
        }
        let how = random.pick(SelfExamination.EntryConfirmation.allCases)
        let who = how == .own ? author : stream.live.entry?.witness
        run(&stream, .confirmEntry(how), by: mostly(who), knowing: facts)
    }

    mutating func somePlace(_ text: SelfExamination.Text) -> SelfExamination.PlacedRemark {
        guard let answer = text.answers.randomElement(using: &random), !random.oneIn(6) else {
            return .init(aspect: "nowhere", words: someWords())
        }
        return .init(aspect: answer.aspect, problem: answer.problems.first?.id, words: someWords())
    }
}
