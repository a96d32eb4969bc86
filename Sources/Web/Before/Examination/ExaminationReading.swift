import Operations
import PartyLife

/// A self-examination to be read, opened for someone who may.
struct ExaminationReading {
    let record: ExaminationRecord
    let language: Language
    /// Whether items of earlier years are named in the words of their problem, which others may have said.
    var namesEarlier = true

    /// - Parameter remarks: what a reader wrote at places of this text.
    func text(_ text: SelfExamination.Text, remarks: [SelfExamination.PlacedRemark] = [], _ html: inout HTML) {
        guard text != SelfExamination.Text() else {
            return html.p(.class("hint"), text: language.text("examination.nothing-written"))
        }
        if text.gains != nil || record.paper == .full {
            html.h2(.class("reading-title"), text: language.text("examination.gains"))
            html.p(.class("lines"), text: opened(text.gains))
        }
        for answer in text.prompts ?? [] {
            html.h2(.class("reading-title"), text: language.word("examination-prompt", answer.prompt))
            html.p(.class("lines"), text: opened(answer.words))
        }
        earlier(text.earlier ?? [], &html)
        for (index, aspect) in record.procedure.aspects.enumerated() {
            let answers = text.answers.filter { $0.aspect == aspect.id }
            if answers.isEmpty, record.paper == .problemList { continue }
            html.section(.class("aspect")) { html in
                html.h2(
                    .class("reading-title"),
                    text: language.text("examination.aspect", ["n": index + 1, "title": aspect.title]))
                show(remarks.filter { $0.aspect == aspect.id && $0.problem == nil }, &html)
                for problem in answers.flatMap(\.problems) {
                    self.problem(problem, &html)
                    show(remarks.filter { $0.problem == problem.id }, &html)
                }
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
            html.fact(language.text("examination.source"), source(problem))
            if let kind = problem.causeKind {
                html.fact(language.text("examination-more.cause-kind"), language.word("cause-kind", kind))
            }
            if problem.cause != nil || record.paper == .full {
                html.fact(language.text("examination.cause"), opened(problem.cause))
            }
            if problem.direction != nil || problem.measure == nil {
                html.fact(language.text("examination.direction"), opened(problem.direction))
            }
            if let measure = problem.measure {
                html.fact(language.text("examination-more.measure"), opened(measure))
            }
        }
    }

    /// That it comes from a particular opinion or talk is said; which one is for the author alone.
    private func source(_ problem: SelfExamination.ExaminedProblem) -> String {
        let word = language.word("problem-source", problem.source)
        guard problem.origin != nil else { return word }
        return language.text("examination-more.named-source", ["source": word])
    }

    private func earlier(_ answers: [SelfExamination.EarlierAnswer], _ html: inout HTML) {
        guard !answers.isEmpty else { return }
        html.h2(.class("reading-title"), text: language.text("examination-more.earlier"))
        for (index, answer) in answers.enumerated() {
            let item = namesEarlier ? record.beside.earlier.first { $0.id == answer.problem } : nil
            html.dl(.class("facts")) { html in
                html.fact(
                    language.text("examination-more.earlier-item", ["n": index + 1]),
                    item?.text ?? language.word("earlier-outcome", answer.outcome))
                if item != nil {
                    html.fact(
                        language.text("examination-more.outcome"), language.word("earlier-outcome", answer.outcome))
                }
                if answer.words != nil { html.fact(language.text("examination-more.why"), opened(answer.words)) }
            }
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
        let places = version.places?.count ?? 0
        if places > 0 {
            html.p(.class("hint"), text: language.text("examination-more.remarks-in-place", ["n": places]))
        }
    }

    private func show(_ remarks: [SelfExamination.PlacedRemark], _ html: inout HTML) {
        for remark in remarks {
            html.blockquote(.class("lines remark")) { html in
                html.strong(text: language.text("examination-more.remark-here"))
                html.text(opened(remark.words))
            }
        }
    }

    private func opened(_ words: Words?) -> String {
        guard let text = record.words[words], !text.isEmpty else { return "—" }
        return text
    }
}
