import Operations
import PartyLife

/// The page of the one who reads a self-examination: the paper, then agree or return.
struct ExaminationReviewPage {
    let step: PreparationStep
    let record: ExaminationRecord
    let now: Instant

    private var language: Language { step.language }
    private var path: String { step.path("examinations/\(record.author)") }

    func html(notice: Banner?) -> HTML {
        let examination = record.examination
        let title = language.text("examination.of", ["name": record.authorName])
        let confirms =
            examination.state == .entered && examination.entry?.witness == step.person.member
            && step.allows(.confirmEntry)
        let decides = step.allows(.reviewExamination) && !record.isShown
        return step.page(title, notice: notice, printing: [.outline]) { html in
            html.stepDesk(decides || confirms ? .doing : .whole) { html in
                html.p(.class("hint parts")) { html in
                    html.span(text: language.word("examination-state", examination.state))
                    html.span(text: language.text("examination.version", ["n": examination.versions]))
                }
                if let entry = examination.entry { html.entryLine(entry, record.names, step: step) }
                html.confidential(seen, in: language) { html in
                    ExaminationReading(record: record, language: language).text(examination.text, &html)
                }
            } doing: { html in
                if confirms { html.confirmEntry(of: record.author, step: step) }
                if !record.isShown { decision(&html) }
            } rest: { html in
                if !record.isShown { returns(&html) }
                html.p(.class("sheet-links unprinted")) { html in
                    html.span(text: language.text("sheet.to-print"))
                    html.a(
                        .href(SheetKind.outline.path(at: step.record.place) + "/\(record.author)"),
                        text: SheetKind.outline.title(in: language))
                }
            }
        }
    }

    private var seen: String {
        if record.examination.state == .entered {
            return language.text("proxy.seen", ["name": record.authorName])
        }
        if record.examination.shownSince != nil { return language.text("examination-more.seen-by-branch") }
        return language.text(
            record.readByLeadersReviewer ? "examination.review-seen-leader" : "examination.review-seen",
            ["name": record.authorName])
    }

    private func decision(_ html: inout HTML) {
        guard step.allows(.reviewExamination) else { return }
        html.section(.class("block")) { html in
            html.h2(text: language.text("examination.decision"))
            if let refusal { return html.notYet(language.text("button.agree"), why: step.reason(refusal)) }
            html.postForm(to: path + "/accept", token: step.shell.formToken, .class("actions")) { html in
                html.button(.class("button button-primary"), text: language.text("button.agree"))
            }
            html.details { html in
                html.summary(text: language.text("button.return"))
                giveBack(&html)
            }
        }
    }

    private func giveBack(_ html: inout HTML) {
        html.postForm(to: path + "/return", token: step.shell.formToken, .class("form"), .data("guard", "")) { html in
            html.ask(ReviewQuestions.reasons, in: language)
            html.ask(ReviewQuestions.remark, in: language)
            places(&html)
            html.div(.class("actions")) { html in
                html.button(.class("button"), text: language.text("button.return"))
            }
        }
    }

    /// Remarks at their place: one field for each aspect and each problem that was written.
    private func places(_ html: inout HTML) {
        let isUsed = (html.typed?.indexed("at") ?? []).contains { !$0.value.trimmed.isEmpty }
        html.element("details", isUsed ? [.open] : []) { html in
            html.summary(text: language.text("examination-more.remark-in-place"))
            for (index, aspect) in record.procedure.aspects.enumerated() {
                let answers = record.examination.text.answers.filter { $0.aspect == aspect.id }
                guard !answers.isEmpty else { continue }
                let title = language.text("examination.aspect", ["n": index + 1, "title": aspect.title])
                remark(at: aspect.id, title, &html)
                for problem in answers.flatMap(\.problems) {
                    let text = (record.words[problem.text] ?? "—").replacing("\n", with: " ")
                    remark(
                        at: "\(aspect.id)/\(problem.id)",
                        language.text("examination-more.remark-on", ["text": String(text.prefix(30))]), &html)
                }
            }
        }
    }

    private func remark(at place: String, _ label: String, _ html: inout HTML) {
        html.ask(ReviewQuestions.place.of(place), label: label, in: language)
    }

    /// Why the reader may not decide.
    private var refusal: SelfExamination.Refused? {
        record.examination.refusal(of: .accept, by: step.person.actor, at: now, knowing: record.facts)
    }

    private func returns(_ html: inout HTML) {
        guard !record.examination.returns.isEmpty else { return }
        html.fold(
            language.text("examination.earlier"),
            note: language.text("fold.times", ["n": record.examination.returns.count])
        ) { html in
            html.confidential(seen, in: language) { html in
                for version in record.examination.returns {
                    ExaminationReading(record: record, language: language).remark(
                        version, on: step.day(version.on), &html)
                }
            }
        }
    }
}
