import HTTPTypes
import Operations
import PartyLife

/// 更正、撤回 of what was entered about a problem.
struct ProblemCorrections {
    let record: ProblemRecord
    let actor: ActingPerson
    let shell: Shell

    private var language: Language { shell.preferences.language }
    private var problem: Problem { record.problem }

    func html(_ html: inout HTML) {
        for (index, step) in problem.steps.enumerated() where step.isWithdrawn != true {
            let what = language.day(step.on, today: record.today)
            edit("step.\(index)", .step(at: index, as: .plain("·")), step.note, name: what, &html)
            withdraw("step-withdraw.\(index)", .stepWithdrawn(at: index), name: what, &html)
        }
        if let round = problem.round { edit("result", .result(as: .plain("·")), round.result, &html) }
        withdraw("result-withdraw", .resultWithdrawn, &html)
        withdraw("verification", .verificationWithdrawn, &html)
        withdraw("acceptance", .acceptanceWithdrawn, &html)
        withdraw("problem", .problemWithdrawn, hint: "correct.problem-help", &html)
        if var form = form("unmerge", .unmerged, .corrected) {
            (form.opener, form.button) = (language.text("correct.unmerge"), language.text("correct.unmerge-button"))
            html.correction(form, in: language)
        }
    }

    private func edit(
        _ change: String, _ wanted: Problem.Amendment, _ words: Words?, name: String? = nil, _ html: inout HTML
    ) {
        guard let text = record.words[words], var form = form(change, wanted, .corrected) else { return }
        form.opener = opener(change, name)
        html.correction(form, in: language) { html in
            html.ask(ProblemQuestions.correctedWords, text: text, in: language)
        }
    }

    private func withdraw(
        _ change: String, _ wanted: Problem.Amendment, name: String? = nil, hint: String? = nil, _ html: inout HTML
    ) {
        guard var form = form(change, wanted, .withdrawn) else { return }
        form.opener = opener(change, name)
        html.correction(form, in: language) { html in
            if let hint { html.p(.class("hint"), text: language.text(hint)) }
        }
    }

    private func opener(_ change: String, _ name: String?) -> String {
        let what = language.text("correct.\(change.prefix { $0 != "." })")
        return name.map { what + " · " + $0 } ?? what
    }

    /// The form where the rules would take it; nil for everybody else.
    private func form(_ change: String, _ wanted: Problem.Amendment, _ kind: Correction.Kind) -> CorrectionForm? {
        let command = Problem.Command.correct(wanted, reason: .plain("·"))
        guard let standing = problem.standing(of: wanted),
            problem.available(
                command, to: actor, at: Instant(record.today), on: record.scope, in: record.facts.phase,
                knowing: .init(branch: record.facts)
            ).isOpen
        else { return nil }
        return CorrectionForm(
            path: Paths.problem(record.ref.id) + "/correct", token: shell.formToken, change: change,
            record: record.ref.id.text, kind: kind, needsReason: standing.needsReason(of: actor))
    }

    /// What the form of a correction asks for.
    static func change(_ form: Form) throws -> Problem.Amendment {
        let parts = (form["change"] ?? "").split(separator: ".").map(String.init)
        func place() throws -> Int {
            guard parts.count == 2, let place = Int(parts[1]) else { throw PageError(.badRequest) }
            return place
        }
        func text() throws -> Words {
            try ProblemQuestions.correctedWords.answer(in: form)
        }
        switch parts.first {
        case "step": return .step(at: try place(), as: try text())
        case "step-withdraw": return .stepWithdrawn(at: try place())
        case "result": return .result(as: try text())
        case "result-withdraw": return .resultWithdrawn
        case "verification": return .verificationWithdrawn
        case "acceptance": return .acceptanceWithdrawn
        case "problem": return .problemWithdrawn
        case "unmerge": return .unmerged
        default: throw PageError(.badRequest)
        }
    }
}
