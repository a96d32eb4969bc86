import Operations
import PartyLife

extension ToDo {
    /// The page on which it is done.
    var path: String { kind.path(at: place, person: person, problem: problem) }

    /// What is to be done, with the thing itself: 核验 · 值班电话贴错了.
    func title(in language: Language) -> String {
        if let text, language.has("todo-problem.\(kind.rawValue)") {
            return language.text(
                "todo-problem.of", ["do": language.text("todo-problem.\(kind.rawValue)"), "text": text.beginning])
        }
        return language.text(
            "todo.\(kind.rawValue)", ["person": personName ?? "", "number": number ?? 0, "n": count ?? 0])
    }
}

extension String {
    /// The first words, as far as a line of a list holds them.
    fileprivate var beginning: String {
        let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return line.count > 24 ? line.prefix(24) + "…" : line
    }
}

extension ToDo.Kind {
    /// The page on which it is done; without the person or problem, the page that lists them.
    func path(at place: Place, person: Member.ID? = nil, problem: Problem.ID? = nil) -> String {
        switch self {
        case .superviseLate: Paths.step(place, "attention")
        case .receiveGuests: Paths.step(place, "guests")
        // One's own paper has a page of its own.
        case .writeExamination, .continueExamination, .reviseExamination: Paths.step(place, "examination")
        case .confirmEntry: Paths.step(place, person.map { "examinations/\($0)" } ?? "examination")
        case .reviewExamination: Paths.step(place, person.map { "examinations/\($0)" } ?? "examinations")
        case .reviewEffect: Paths.step(.plan, at: place) + "#effect"
        case .planLeaders: Paths.step(.arrangements, at: place) + "#leaders"
        default:
            if let problem { Paths.problem(problem) } else { Paths.step(listing, at: place) }
        }
    }

    /// The step whose page lists what there is of it.
    private var listing: Step {
        guard let step, step.rule.page != .ledger else { return .list }
        return step
    }
}
