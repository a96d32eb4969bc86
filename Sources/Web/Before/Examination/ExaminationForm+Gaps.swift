import PartyLife

/// What a self-examination lacks, marked at the fields of its form. What that is, the rules say; the form alone knows
/// that no source was chosen.
extension ExaminationForm {
    enum Gap: Hashable {
        case paper(SelfExamination.Gap.Kind)
        case source

        static let allCodes = SelfExamination.Gap.Kind.allCases.map(\.rawValue) + ["source"]

        var code: String { if case .paper(let kind) = self { kind.rawValue } else { "source" } }
    }

    /// By the name of the field.
    ///
    /// - Parameter text: what was made of the form.
    func marks(_ text: SelfExamination.Text, lacking gaps: [SelfExamination.Gap]) -> [String: Gap] {
        var marks: [String: Gap] = [:]
        for gap in gaps {
            guard let field = field(of: gap, in: text), marks[field] == nil else { continue }
            marks[field] = .paper(gap.kind)
        }
        for (index, row, problem) in rows where !problem.hasSource { marks["source-\(index)-\(row)"] = .source }
        return marks
    }

    /// Whether every problem says where it comes from.
    var isWhole: Bool { rows.allSatisfy(\.2.hasSource) }

    /// The problems that are written, each with its aspect and row.
    private var rows: [(Int, Int, Problem)] {
        answers.enumerated().flatMap { index, answer in
            answer.problems.enumerated().filter { !$1.isBlank }.map { (index, $0, $1) }
        }
    }

    private func field(of gap: SelfExamination.Gap, in text: SelfExamination.Text) -> String? {
        func index(_ aspect: String) -> Int? { answers.firstIndex { $0.aspect.id == aspect } }
        switch gap.place {
        case .paper: return gap.kind == .anything ? "text-0-0" : gap.kind.rawValue
        case .aspect(let aspect):
            return index(aspect).map { gap.kind == .noneAndProblems ? "none-\($0)" : "text-\($0)-0" }
        case .problem(let id, let aspect):
            // Blank rows are left out of the text; the others keep their order.
            let problems = text.answers.filter { $0.aspect == aspect }.flatMap(\.problems)
            guard let index = index(aspect), let place = problems.firstIndex(where: { $0.id == id }) else { return nil }
            let written = rows.filter { $0.0 == index }
            return written.indices.contains(place) ? "\(gap.kind.rawValue)-\(index)-\(written[place].1)" : nil
        case .earlier(let id): return "\(gap.kind.rawValue)-\(id)"
        }
    }
}

extension ExaminationForm.Problem {
    fileprivate var hasSource: Bool { ProblemSource(rawValue: source) != nil || ProblemOrigin(rawValue: source) != nil }
}
