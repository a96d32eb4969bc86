import PartyLife

/// What is missing in a form before the rules can be asked.
enum ListFormError: Refusal {
    static let area = "list-form"
    case problemMissing
    case sourceMissing
    case resultMissing
    case mergeMissing
    case mergeSame
    case scopeMissing
    case rowsEmpty
}

extension Form {
    /// A further problem; its number is given when it enters the list.
    func finding(on today: Day) throws -> Problem.Finding {
        var answers = Answers(self)
        let text = answers.words("text", else: ListFormError.problemMissing)
        let source = answers.choice("source", of: ProblemSource.self, else: ListFormError.sourceMissing)
        if self["fixed"] != nil, words("result") == nil { answers.lack("result", ListFormError.resultMissing) }
        guard let text, let source, answers.lacks.isEmpty else { throw answers.lacking }
        return Problem.Finding(
            number: 0, text: text, source: source, aspect: trimmed("aspect"),
            subject: identifier("subject", of: Member.self), on: today)
    }

    /// The texts to be posted, without those that were left empty: these problems are held back.
    func postedTexts() -> [Problem.ID: Words] {
        var texts: [Problem.ID: Words] = [:]
        for (key, value) in indexed("posted") {
            guard let id = Problem.ID(key), let words = Words(value) else { continue }
            texts[id] = words
        }
        return texts
    }
}
