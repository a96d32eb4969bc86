import Operations
import PartyLife

/// A self-examination as it stands in the form: everything that was typed, complete or not.
struct ExaminationForm {
    var gains: String
    /// One for each aspect of the procedure, in its order.
    var answers: [Answer]
    var prompts: [SelfExamination.Prompt: String] = [:]
    /// One for each open item of earlier years.
    var earlier: [Earlier] = []
    let paper: Procedure.Examination.Paper
    /// The text that this one was written on; nil for a form that does not say.
    var revision: String?
    /// Whether the author has seen what was written elsewhere, and prefers this.
    var isDecided = false

    struct Answer {
        let aspect: Procedure.Aspect
        var none: String
        var problems: [Problem]
    }

    struct Problem {
        /// Empty until the problem was saved once.
        var id = ""
        var text = ""
        /// A source, or which opinion or talk it comes from.
        var source = ProblemSource.own.rawValue
        var cause = ""
        var direction = ""
        var causeKind = ""
        var measure = ""

        var isBlank: Bool { [text, cause, direction, measure].allSatisfy(\.trimmed.isEmpty) }
    }

    struct Earlier {
        let id: PartyLife.Problem.ID
        var outcome = ""
        var words = ""
    }

    /// What was saved last, with room for a first problem in each aspect and for one more where it was asked for.
    init(_ record: ExaminationRecord, adding more: Int?) {
        let (text, words) = (record.examination.text, record.words)
        gains = words[text.gains] ?? ""
        (paper, revision) = (record.paper, record.revision)
        answers = record.procedure.aspects.enumerated().map { index, aspect in
            let saved = text.answers.filter { $0.aspect == aspect.id }
            var problems = saved.flatMap(\.problems).map { problem in
                Problem(
                    id: problem.id.text, text: words[problem.text] ?? "",
                    source: problem.origin?.rawValue ?? problem.source.rawValue, cause: words[problem.cause] ?? "",
                    direction: words[problem.direction] ?? "", causeKind: problem.causeKind?.rawValue ?? "",
                    measure: words[problem.measure] ?? "")
            }
            if problems.isEmpty || more == index { problems.append(Problem()) }
            return Answer(
                aspect: aspect, none: saved.compactMap { words[$0.none] }.joined(separator: "\n"), problems: problems)
        }
        for answer in text.prompts ?? [] { prompts[answer.prompt] = words[answer.words] }
        earlier = record.facts.earlier.map { id in
            let saved = text.earlier?.first { $0.problem == id }
            return Earlier(id: id, outcome: saved?.outcome.rawValue ?? "", words: words[saved?.words] ?? "")
        }
    }

    /// What was typed.
    init(_ form: Form, for record: ExaminationRecord) {
        func field(_ name: String) -> String { form[name]?.withoutPastedMarks ?? "" }
        gains = field("gains")
        (paper, revision) = (record.paper, form.trimmed("revision"))
        isDecided = form["decided"] == "1"
        answers = record.procedure.aspects.enumerated().map { index, aspect in
            var problems: [Problem] = []
            while problems.count <= SelfExamination.problemLimit {
                let place = "\(index)-\(problems.count)"
                guard form["text-\(place)"] != nil else { break }
                problems.append(
                    Problem(
                        id: form["id-\(place)"] ?? "", text: field("text-\(place)"),
                        source: form["source-\(place)"] ?? "", cause: field("cause-\(place)"),
                        direction: field("direction-\(place)"), causeKind: form["kind-\(place)"] ?? "",
                        measure: field("measure-\(place)")))
            }
            if problems.isEmpty { problems.append(Problem()) }
            return Answer(aspect: aspect, none: field("none-\(index)"), problems: problems)
        }
        for prompt in SelfExamination.Prompt.allCases { prompts[prompt] = field("prompt-\(prompt.rawValue)") }
        earlier = record.facts.earlier.map { id in
            Earlier(id: id, outcome: form["outcome-\(id)"] ?? "", words: field("why-\(id)"))
        }
    }
}

extension ExaminationForm {
    /// The text for the record. Only problems of the saved text keep an identifier that the form names; new ones take
    /// over what an earlier draft of this form gave them, so that a draft that is saved again and again stays the same.
    func text(keeping saved: SelfExamination.Text, identifiers: any IdentifierSource) -> SelfExamination.Text {
        let known = Set(saved.answers.flatMap(\.problems).map(\.id.text))
        let named = Set(answers.flatMap(\.problems).map(\.id))
        var used: Set<String> = []
        let answers = answers.compactMap { answer -> SelfExamination.Answer? in
            var free = saved.answers.filter { $0.aspect == answer.aspect.id }.flatMap(\.problems).map(\.id)
                .filter { !named.contains($0.text) }
            let problems = answer.problems.filter { !$0.isBlank }.map { problem in
                var id = known.contains(problem.id) ? Identifier<SelfExamination.ExaminedProblem>(problem.id) : nil
                if let own = id, !used.insert(own.text).inserted { id = nil }
                return problem.record(as: id ?? (free.isEmpty ? identifiers.make() : free.removeFirst()))
            }
            let none = Words(answer.none)
            guard none != nil || !problems.isEmpty else { return nil }
            return SelfExamination.Answer(aspect: answer.aspect.id, none: none, problems: problems)
        }
        let prompts = SelfExamination.Prompt.allCases.compactMap { prompt in
            self.prompts[prompt].flatMap { Words($0) }.map { SelfExamination.PromptAnswer(prompt: prompt, words: $0) }
        }
        let earlier = self.earlier.compactMap { item in
            SelfExamination.EarlierAnswer.Outcome(rawValue: item.outcome).map {
                SelfExamination.EarlierAnswer(problem: item.id, outcome: $0, words: Words(item.words))
            }
        }
        return SelfExamination.Text(
            gains: Words(gains), answers: answers, prompts: prompts.isEmpty ? nil : prompts,
            earlier: earlier.isEmpty ? nil : earlier)
    }
}

extension ExaminationForm.Problem {
    fileprivate func record(as id: Identifier<SelfExamination.ExaminedProblem>) -> SelfExamination.ExaminedProblem {
        let origin = ProblemOrigin(rawValue: source)
        return SelfExamination.ExaminedProblem(
            // A draft may hold a cause before the problem itself has its words.
            id: id, text: Words(text) ?? .plain(""),
            source: origin?.source ?? ProblemSource(rawValue: source) ?? .own, cause: Words(cause),
            direction: Words(direction), origin: origin,
            causeKind: SelfExamination.CauseKind(rawValue: causeKind), measure: Words(measure))
    }
}
