import Operations
import PartyLife

/// The member's own self-examination: the paper to write on, what others said beside it, what was returned on top.
struct ExaminationPage {
    let step: PreparationStep
    let record: ExaminationRecord
    let now: Instant
    let entry: ExaminationForm
    /// The fields that are to be marked, with what they lack.
    let gaps: [String: ExaminationForm.Gap]
    /// An earlier version that is being looked at.
    var version: ExaminationVersion?
    /// Whether the paper is another one by now than the one that was written on.
    var isConflict = false

    var language: Language { step.language }
    var examination: SelfExamination { record.examination }

    func html(notice: Banner?) -> HTML {
        let closed = refusal
        let sheets = step.printable([.outline, .blankOutline])
        return step.page(language.text("examination.title"), notice: notice, printing: sheets) { html in
            status(&html)
            if let entry = examination.entry {
                html.entryLine(entry, record.names, step: step)
                if examination.state == .entered, step.allows(.confirmEntry) {
                    reading(&html)
                    html.confirmEntry(of: record.author, step: step)
                    html.p(.class("hint"), text: language.text("proxy.or-write"))
                }
            }
            if let last = examination.returns.last, examination.state == .returned { returned(last, &html) }
            if let version { shown(version, isOpen: closed == nil, &html) }
            if isConflict { conflict(&html) }
            html.div(.class("beside block")) { html in
                beside(&html)
                html.div(.class("beside-main")) { html in
                    if closed == nil { form(&html) } else { reading(&html) }
                }
            }
            if let closed, examination.state != .accepted {
                html.p(.class("block hint"), text: step.reason(closed))
            }
            html.sheetLinks(sheets, at: step.record.place, in: language)
            showing(&html)
            rating(&html)
            earlier(&html)
        }
    }

    /// Why the author may not write now.
    private var refusal: SelfExamination.Refused? {
        examination.refusal(of: .save(.init()), by: step.person.actor, at: now, knowing: record.facts)
    }

    /// How the author's own paper stands.
    private func status(_ html: inout HTML) {
        let deadline = step.procedure.timetable.examinationsBy
        let isDone = [.submitted, .accepted].contains(examination.state)
        let state = language.word("examination-state", examination.state)
        html.p(.class("todo-due")) { html in
            if isDone {
                html.light(.onTime, word: state, in: language)
            } else {
                html.light(deadline.light(on: step.record.today), in: language)
                html.span(text: language.text("home.due", ["day": step.day(deadline)]))
                html.span(text: state)
            }
            if examination.versions > 0 {
                html.span(text: language.text("examination.version", ["n": examination.versions]))
            }
        }
    }

    private func returned(_ last: SelfExamination.Return, _ html: inout HTML) {
        html.section(.class("block")) { html in
            html.h2(text: language.text("examination.returned", ["name": record.names[last.by] ?? "—"]))
            html.confidential(seen, in: language) { html in
                ExaminationReading(record: record, language: language).remark(last, on: step.day(last.on), &html)
            }
        }
    }

    private func reading(_ html: inout HTML) {
        html.confidential(seen, in: language) { html in
            ExaminationReading(record: record, language: language).text(examination.text, &html)
        }
    }

    /// What is kept by now, beside what was typed: nothing is overwritten unseen.
    private func conflict(_ html: inout HTML) {
        html.section(.class("block")) { html in
            html.h2(text: language.text("draft.kept-now"))
            html.confidential(seen, in: language) { html in
                ExaminationReading(record: record, language: language).text(examination.text, &html)
            }
        }
    }

    private func earlier(_ html: inout HTML) {
        guard !examination.returns.isEmpty || record.beside.versions.count > 1 else { return }
        let reading = ExaminationReading(record: record, language: language)
        html.fold(language.text("examination.earlier"), id: "versions") { html in
            for (index, version) in examination.returns.enumerated() {
                let values: [String: any TextValue] = ["n": index + 1, "day": step.day(version.on)]
                html.details { html in
                    html.summary(text: language.text("examination.earlier-version", values))
                    html.confidential(seen, in: language) { html in
                        reading.remark(version, on: step.day(version.on), &html)
                        reading.text(version.text, remarks: version.places ?? [], &html)
                    }
                }
            }
            versions(&html)
        }
    }

    /// Who may see the paper: nobody else until it is submitted.
    var seen: String {
        if examination.versions == 0 { return language.text("confidential.self") }
        if examination.shownSince != nil { return language.text("examination-more.seen-by-branch") }
        return language.text(
            record.readByLeadersReviewer ? "examination.seen-by-reviewer" : "examination.seen-by-secretary")
    }
}
