import Operations
import PartyLife

/// What helps to write and is never asked for twice: the prompts, where a problem may come from, what earlier years left
/// open, and the reader's remarks at their place.
extension ExaminationPage {
    /// 摆进去: all of them free.
    func prompts(_ html: inout HTML) {
        let isUsed = entry.prompts.values.contains { !$0.trimmed.isEmpty }
        html.element("details", isUsed ? [.open] : []) { html in
            html.summary(text: language.text("examination-more.prompts"))
            html.p(.class("hint"), text: language.text("examination-more.prompts-help"))
            for prompt in SelfExamination.Prompt.allCases {
                html.textArea(
                    Field(
                        "prompt-\(prompt.rawValue)", label: language.word("examination-prompt", prompt),
                        value: entry.prompts[prompt] ?? "", help: help(prompt), required: false), rows: 2,
                    in: language)
            }
        }
    }

    private func help(_ prompt: SelfExamination.Prompt) -> String {
        let offices = record.facts.branch.branch.holders.filter { $0.member == record.author }.map(\.office)
        guard prompt == .duties, !offices.isEmpty else { return language.word("examination-prompt-help", prompt) }
        return language.text(
            "examination-more.duties-with-office",
            ["offices": language.names(offices.map { language.word("office", $0) })])
    }

    /// The kinds of sources, then each opinion and talk that it may come from.
    var sources: [Choice] {
        let kinds = ProblemSource.allCases.map { Choice($0.rawValue, language.word("problem-source", $0)) }
        let opinions = (record.beside.opinions + record.beside.branchOpinions).map { opinion in
            Choice(
                ProblemOrigin.opinion(opinion.id).rawValue,
                language.text("examination-more.from-opinion", ["text": short(record.words[opinion.text] ?? "—")]))
        }
        let talks = record.beside.talks.map { talk in
            let partner = talk.between.first { $0 != record.author }.flatMap { record.names[$0] } ?? "—"
            return Choice(
                ProblemOrigin.talk(talk.id).rawValue,
                language.text("examination-more.from-talk", ["name": partner, "day": step.day(talk.on)]))
        }
        return kinds + opinions + talks
    }

    private func short(_ text: String) -> String {
        let line = text.replacing("\n", with: " ")
        return line.count > 24 ? line.prefix(24) + "…" : line
    }

    /// 上年遗留: each with what became of it.
    func earlierItems(_ html: inout HTML) {
        guard !entry.earlier.isEmpty else { return }
        html.section(.class("aspect"), .id("earlier")) { html in
            html.h2(text: language.text("examination-more.earlier"))
            html.p(.class("help"), text: language.text("examination-more.earlier-help"))
            for item in entry.earlier {
                html.fieldset(.class("problem")) { html in
                    let known = record.beside.earlier.first { $0.id == item.id }
                    html.legend(.class("problem-number"), text: known?.campaignTitle ?? "—")
                    if let known { facts(known, &html) }
                    let wrong = gaps["outcome-\(item.id)"].map { language.text("examination-gap.\($0.code)") } ?? ""
                    html.segments(
                        Field(
                            "outcome-\(item.id)", label: language.text("examination-more.outcome"),
                            value: item.outcome, error: wrong),
                        SelfExamination.EarlierAnswer.Outcome.allCases.map {
                            Choice($0.rawValue, language.word("earlier-outcome", $0))
                        }, in: language)
                    let why = gaps["why-\(item.id)"].map { language.text("examination-gap.\($0.code)") } ?? ""
                    html.textArea(
                        Field(
                            "why-\(item.id)", label: language.text("examination-more.why"), value: item.words,
                            help: language.text("examination-more.why-help"), error: why, required: false), rows: 2,
                        in: language)
                }
            }
        }
    }

    private func facts(_ item: ExaminationBeside.Earlier, _ html: inout HTML) {
        html.dl(.class("facts")) { html in
            html.fact(language.text("examination.problem"), item.text ?? language.text("examination-more.elsewhere"))
            if let measure = item.measure { html.fact(language.text("examination-more.measure"), measure) }
            if let promise = item.commitment { html.fact(language.text("examination-more.commitment"), promise) }
            if let day = item.deadline { html.fact(language.text("examination-more.deadline"), step.day(day)) }
        }
    }

    /// The reader's remarks on an aspect as a whole, while the paper is back with its author.
    func remarks(on aspect: String, _ html: inout HTML) {
        show(placed.filter { $0.aspect == aspect && $0.problem == nil }, &html)
    }

    func remarks(onProblem id: String, _ html: inout HTML) {
        show(placed.filter { $0.problem?.text == id && !id.isEmpty }, &html)
    }

    private var placed: [SelfExamination.PlacedRemark] {
        guard record.examination.state == .returned else { return [] }
        return record.examination.returns.last?.places ?? []
    }

    private func show(_ remarks: [SelfExamination.PlacedRemark], _ html: inout HTML) {
        for remark in remarks {
            html.blockquote(.class("lines remark")) { html in
                html.strong(text: language.text("examination-more.remark-here"))
                html.text(record.words[remark.words] ?? "—")
            }
        }
    }
}
