import PartyLife

/// A form about a problem lacks an answer that every such form needs.
enum ProblemFormIncomplete: Refusal {
    static let area = "problem-form"
    case claimMissing
    case wordsMissing
    case dayMissing
    case choiceMissing
    case numberMissing
}

extension ProblemAct {
    /// What a form asks for.
    ///
    /// - Parameter problem: needed for a claim alone.
    func command(
        from form: Form, by member: Member.ID, on problem: Problem?
    ) throws -> Problem.Command {
        var answers = Answers(form)
        switch self {
        case .claim:
            let chosen = form.choice("claim", of: ClaimChoice.self)?.claim(by: member, on: problem)
            guard let claim = answers.require("claim", chosen, else: ProblemFormIncomplete.claimMissing) else {
                throw answers.lacking
            }
            return .claim(claim)
        case .cause: return .analyse(cause: try words("cause", form))
        case .measure:
            let measure = answers.words("measure", else: ProblemFormIncomplete.wordsMissing)
            let deadline = answers.day("deadline", else: ProblemFormIncomplete.dayMissing)
            let responsible = form.identifiers("responsible", of: Member.self)
            if responsible.isEmpty { answers.lack("responsible", Problem.Refused.responsibleMissing) }
            let priority = answers.choice(
                "priority", of: Problem.Priority.self, else: ProblemFormIncomplete.choiceMissing)
            let difficulty = answers.choice(
                "difficulty", of: Problem.Difficulty.self, else: ProblemFormIncomplete.choiceMissing)
            guard let measure, let deadline, let priority, let difficulty, answers.lacks.isEmpty else {
                throw answers.lacking
            }
            return .list(measure: measure, deadline: deadline, responsible: responsible, priority, difficulty)
        case .commitment: return .commit(try words("commitment", form))
        case .progress: return .progress(try words("progress", form))
        case .result: return .reportDone(result: try words("result", form))
        case .verification:
            let looked = answers.words("looked", else: ProblemFormIncomplete.wordsMissing)
            let asked = answers.words("asked-whom", else: ProblemFormIncomplete.wordsMissing)
            let persons = answers.require(
                "asked-persons", form.trimmed("asked-persons").flatMap { Int($0) },
                else: ProblemFormIncomplete.numberMissing)
            guard let looked, let asked, let persons else { throw answers.lacking }
            return .verify(Problem.Verification(looked: looked, asked: asked, persons: persons))
        case .sendBack: return .sendBack(try words("return-note", form))
        case .acceptance:
            func number(_ name: String) -> Int? { form.trimmed(name).flatMap { Int($0) } }
            let how = answers.choice(
                "how", of: Problem.AcceptanceKind.self, else: ProblemFormIncomplete.choiceMissing)
            let asked = answers.require("asked", number("asked"), else: ProblemFormIncomplete.numberMissing)
            let agreed = answers.require("agreed", number("agreed"), else: ProblemFormIncomplete.numberMissing)
            guard let how, let asked, let agreed, answers.lacks.isEmpty else { throw answers.lacking }
            return .accept(Problem.Acceptance(how: how, asked: asked, agreed: agreed))
        case .writeOff: return .writeOff
        case .lookBack:
            let stands = form["stands"].flatMap { ["yes", "no"].contains($0) ? $0 : nil }
            guard let stands = answers.require("stands", stands, else: ProblemFormIncomplete.choiceMissing) else {
                throw answers.lacking
            }
            return .lookBack(stands: stands == "yes", note: form.words("look-back-note"))
        case .extend:
            let day = answers.day("extension-day", else: ProblemFormIncomplete.dayMissing)
            let reason = answers.require(
                "extension-reason", form.trimmed("extension-reason"), else: Problem.Refused.reasonMissing)
            guard let day, let reason else { throw answers.lacking }
            return .extend(to: day, reason: reason)
        case .carryOver: return .carryOver(reason: form["carry-over-reason"] ?? "")
        case .merge:
            guard
                let target = answers.identifier(
                    "merge-into", of: Problem.self, else: ProblemFormIncomplete.choiceMissing)
            else { throw answers.lacking }
            return .merge(into: target)
        }
    }

    private func words(_ name: String, _ form: Form) throws -> Words {
        var answers = Answers(form)
        guard let words = answers.words(name, else: ProblemFormIncomplete.wordsMissing) else { throw answers.lacking }
        return words
    }
}
