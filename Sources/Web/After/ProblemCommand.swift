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
    ) throws(ProblemFormIncomplete) -> Problem.Command {
        switch self {
        case .claim:
            guard let claim = form.choice("claim", of: ClaimChoice.self)?.claim(by: member, on: problem) else {
                throw .claimMissing
            }
            return .claim(claim)
        case .cause: return .analyse(cause: try words("cause", form))
        case .measure:
            guard let priority = form.choice("priority", of: Problem.Priority.self),
                let difficulty = form.choice("difficulty", of: Problem.Difficulty.self)
            else { throw .choiceMissing }
            return .list(
                measure: try words("measure", form), deadline: try day("deadline", form),
                responsible: form.identifiers("responsible", of: Member.self), priority, difficulty)
        case .commitment: return .commit(try words("commitment", form))
        case .progress: return .progress(try words("progress", form))
        case .result: return .reportDone(result: try words("result", form))
        case .verification:
            guard let persons = form.trimmed("asked-persons").flatMap({ Int($0) }) else { throw .numberMissing }
            return .verify(
                Problem.Verification(
                    looked: try words("looked", form), asked: try words("asked-whom", form), persons: persons))
        case .sendBack: return .sendBack(try words("return-note", form))
        case .acceptance:
            guard let how = form.choice("how", of: Problem.AcceptanceKind.self) else { throw .choiceMissing }
            guard let asked = form.trimmed("asked").flatMap({ Int($0) }),
                let agreed = form.trimmed("agreed").flatMap({ Int($0) })
            else { throw .numberMissing }
            return .accept(Problem.Acceptance(how: how, asked: asked, agreed: agreed))
        case .writeOff: return .writeOff
        case .lookBack:
            guard let stands = form["stands"], ["yes", "no"].contains(stands) else { throw .choiceMissing }
            return .lookBack(stands: stands == "yes", note: form.words("look-back-note"))
        case .extend: return .extend(to: try day("extension-day", form), reason: form["extension-reason"] ?? "")
        case .carryOver: return .carryOver(reason: form["carry-over-reason"] ?? "")
        case .merge:
            guard let target = form.identifier("merge-into", of: Problem.self) else { throw .choiceMissing }
            return .merge(into: target)
        }
    }

    private func words(_ name: String, _ form: Form) throws(ProblemFormIncomplete) -> Words {
        guard let words = form.words(name) else { throw .wordsMissing }
        return words
    }

    private func day(_ name: String, _ form: Form) throws(ProblemFormIncomplete) -> Day {
        guard let day = form.day(name) else { throw .dayMissing }
        return day
    }
}
