import Operations
import PartyLife

/// A self-examination to be read, opened for someone who may.
struct ExaminationReading {
    let record: ExaminationRecord
    let language: Language

    func text(_ text: SelfExamination.Text, _ html: inout HTML) {
        guard text.gains != nil || !text.answers.isEmpty else {
            return html.p(.class("hint"), text: language.text("examination.nothing-written"))
        }
        html.h3(text: language.text("examination.gains"))
        html.p(.class("lines"), text: opened(text.gains))
        for (index, aspect) in record.procedure.aspects.enumerated() {
            let answers = text.answers.filter { $0.aspect == aspect.id }
            html.section(.class("aspect")) { html in
                html.h3(text: language.text("examination.aspect", ["n": index + 1, "title": aspect.title]))
                for problem in answers.flatMap(\.problems) { self.problem(problem, &html) }
                for none in answers.compactMap(\.none) {
                    html.p(.class("hint"), text: language.text("examination.none"))
                    html.p(.class("lines"), text: opened(none))
                }
                if answers.isEmpty { html.p(.class("hint"), text: language.text("examination.nothing-written")) }
            }
        }
    }

    private func problem(_ problem: SelfExamination.ExaminedProblem, _ html: inout HTML) {
        html.dl(.class("facts")) { html in
            html.fact(language.text("examination.problem"), opened(problem.text))
            html.fact(language.text("examination.source"), language.word("problem-source", problem.source))
            html.fact(language.text("examination.cause"), opened(problem.cause))
            html.fact(language.text("examination.direction"), opened(problem.direction))
        }
    }

    /// Why a version was given back.
    func remark(_ version: SelfExamination.Return, on day: String, _ html: inout HTML) {
        let reasons = version.reasons.map { language.word("examination-return-reason", $0) }
        html.p(.class("hint")) { html in
            html.text(record.names[version.by] ?? "—")
            html.text(" · " + day + " · " + language.names(reasons))
        }
        html.p(.class("lines"), text: opened(version.remark))
    }

    private func opened(_ words: Words?) -> String {
        guard let text = record.words[words], !text.isEmpty else { return "—" }
        return text
    }
}

extension HTML {
    fileprivate mutating func fact(_ name: String, _ value: String) {
        div(.class("fact")) { html in
            html.dt(text: name)
            html.dd(.class("lines"), text: value)
        }
    }
}
