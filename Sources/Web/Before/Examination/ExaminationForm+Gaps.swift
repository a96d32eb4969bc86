import PartyLife

/// What a self-examination lacks before it can be submitted, marked field by field: a full paper answers every aspect,
/// a problem list holds one problem at least, and both answer for what earlier years left open.
extension ExaminationForm {
    enum Gap: String, CaseIterable {
        case gains, answer, text, source, cause, direction, noneAndProblems, outcome, why, anything
    }

    /// By the name of the field.
    var gaps: [String: Gap] {
        var gaps: [String: Gap] = [:]
        if paper == .full, gains.trimmed.isEmpty { gaps["gains"] = .gains }
        for (index, answer) in answers.enumerated() {
            gaps.merge(self.gaps(of: answer, index)) { first, _ in first }
        }
        let isEmpty = answers.allSatisfy { $0.none.trimmed.isEmpty && $0.problems.allSatisfy(\.isBlank) }
        if paper == .problemList, isEmpty { gaps["text-0-0"] = .anything }
        for item in earlier {
            switch SelfExamination.EarlierAnswer.Outcome(rawValue: item.outcome) {
            case nil: gaps["outcome-\(item.id)"] = .outcome
            case .notYet where item.words.trimmed.isEmpty: gaps["why-\(item.id)"] = .why
            case .notYet, .done: break
            }
        }
        return gaps
    }

    private func gaps(of answer: Answer, _ index: Int) -> [String: Gap] {
        var gaps: [String: Gap] = [:]
        let hasNone = !answer.none.trimmed.isEmpty
        if paper == .full, answer.problems.allSatisfy(\.isBlank), !hasNone { gaps["text-\(index)-0"] = .answer }
        for (row, problem) in answer.problems.enumerated() where !problem.isBlank {
            if hasNone { gaps["none-\(index)"] = .noneAndProblems }
            if problem.text.trimmed.isEmpty { gaps["text-\(index)-\(row)"] = .text }
            if ProblemSource(rawValue: problem.source) == nil, ProblemOrigin(rawValue: problem.source) == nil {
                gaps["source-\(index)-\(row)"] = .source
            }
            if paper == .full, problem.cause.trimmed.isEmpty { gaps["cause-\(index)-\(row)"] = .cause }
            if problem.direction.trimmed.isEmpty, problem.measure.trimmed.isEmpty {
                gaps["direction-\(index)-\(row)"] = .direction
            }
        }
        return gaps
    }
}
