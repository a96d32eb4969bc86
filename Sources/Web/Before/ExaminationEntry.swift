import Operations
import PartyLife

/// A self-examination as it stands in the form: everything that was typed, complete or not.
struct ExaminationEntry {
    var gains: String
    /// One for each aspect of the procedure, in its order.
    var answers: [Answer]

    struct Answer {
        let aspect: Procedure.Aspect
        var none: String
        var problems: [Problem]
    }

    struct Problem {
        /// Empty until the problem was saved once.
        var id = ""
        var text = ""
        var source = ProblemSource.own.rawValue
        var cause = ""
        var direction = ""

        var isBlank: Bool { [text, cause, direction].allSatisfy(\.trimmed.isEmpty) }
    }

    /// What was saved last, with room for a first problem in each aspect and for one more where it was asked for.
    init(_ record: ExaminationRecord, adding more: Int?) {
        let (text, words) = (record.examination.text, record.words)
        gains = words[text.gains] ?? ""
        answers = record.procedure.aspects.enumerated().map { index, aspect in
            let saved = text.answers.filter { $0.aspect == aspect.id }
            var problems = saved.flatMap(\.problems).map { problem in
                Problem(
                    id: problem.id.text, text: words[problem.text] ?? "", source: problem.source.rawValue,
                    cause: words[problem.cause] ?? "", direction: words[problem.direction] ?? "")
            }
            if problems.isEmpty || more == index { problems.append(Problem()) }
            return Answer(
                aspect: aspect, none: saved.compactMap { words[$0.none] }.joined(separator: "\n"), problems: problems)
        }
    }

    /// What was typed.
    init(_ form: Form, aspects: [Procedure.Aspect]) {
        gains = form["gains"] ?? ""
        answers = aspects.enumerated().map { index, aspect in
            var problems: [Problem] = []
            while problems.count < Self.problemLimit {
                let place = "\(index)-\(problems.count)"
                guard let text = form["text-\(place)"] else { break }
                problems.append(
                    Problem(
                        id: form["id-\(place)"] ?? "", text: text, source: form["source-\(place)"] ?? "",
                        cause: form["cause-\(place)"] ?? "", direction: form["direction-\(place)"] ?? ""))
            }
            if problems.isEmpty { problems.append(Problem()) }
            return Answer(aspect: aspect, none: form["none-\(index)"] ?? "", problems: problems)
        }
    }

    /// More problems of one aspect than anybody means seriously.
    private static let problemLimit = 50
}

extension ExaminationEntry {
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
                return SelfExamination.ExaminedProblem(
                    id: id ?? (free.isEmpty ? identifiers.make() : free.removeFirst()),
                    // A draft may hold a cause before the problem itself has its words.
                    text: Words(problem.text) ?? .plain(""),
                    source: ProblemSource(rawValue: problem.source) ?? .own, cause: Words(problem.cause),
                    direction: Words(problem.direction))
            }
            let none = Words(answer.none)
            guard none != nil || !problems.isEmpty else { return nil }
            return SelfExamination.Answer(aspect: answer.aspect.id, none: none, problems: problems)
        }
        return SelfExamination.Text(gains: Words(gains), answers: answers)
    }

    enum Gap: String, CaseIterable {
        case gains, answer, text, source, cause, direction, noneAndProblems
    }

    /// What is still missing for submitting, by the name of the field.
    var gaps: [String: Gap] {
        var gaps: [String: Gap] = [:]
        if gains.trimmed.isEmpty { gaps["gains"] = .gains }
        for (index, answer) in answers.enumerated() {
            let hasNone = !answer.none.trimmed.isEmpty
            if answer.problems.allSatisfy(\.isBlank), !hasNone { gaps["text-\(index)-0"] = .answer }
            for (row, problem) in answer.problems.enumerated() where !problem.isBlank {
                if hasNone { gaps["none-\(index)"] = .noneAndProblems }
                if problem.text.trimmed.isEmpty { gaps["text-\(index)-\(row)"] = .text }
                if ProblemSource(rawValue: problem.source) == nil { gaps["source-\(index)-\(row)"] = .source }
                if problem.cause.trimmed.isEmpty { gaps["cause-\(index)-\(row)"] = .cause }
                if problem.direction.trimmed.isEmpty { gaps["direction-\(index)-\(row)"] = .direction }
            }
        }
        return gaps
    }
}
