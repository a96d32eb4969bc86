import Operations
import PartyLife

/// The member's own self-examination: the paper to write on, what others said beside it, what was returned on top.
struct ExaminationPage {
    let step: PreparationStep
    let record: ExaminationRecord
    let now: Instant
    let entry: ExaminationEntry
    /// The fields that are to be marked, with what they lack.
    let gaps: [String: ExaminationEntry.Gap]

    var language: Language { step.language }
    private var examination: SelfExamination { record.examination }

    func html(notice: Notice?) -> HTML {
        let closed = refusal
        return step.page(language.text("examination.title"), notice: notice) { html in
            status(&html)
            if let last = examination.returns.last, examination.state == .returned { returned(last, &html) }
            html.div(.class("beside block")) { html in
                opinions(&html)
                html.div(.class("beside-main")) { html in
                    if closed == nil { form(&html) } else { reading(&html) }
                }
            }
            if let closed, examination.state != .accepted {
                html.p(.class("block hint"), text: step.reason(closed))
            }
            earlier(&html)
        }
    }

    /// Why the author may not write now.
    private var refusal: SelfExamination.Refused? {
        let facts = SelfExamination.Facts(
            author: record.author, branch: step.record.facts, meetingHeld: record.meetingHeld)
        do {
            _ = try examination.decide(.save(.init()), by: step.person.actor, at: now, knowing: facts)
            return nil
        } catch {
            return error
        }
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

    /// What others said of the author, for the author alone.
    private func opinions(_ html: inout HTML) {
        html.aside(.class("beside-note")) { html in
            html.confidential(language.text("confidential.self"), in: language) { html in
                html.h3(text: language.text("examination.opinions"))
                if record.opinions.isEmpty {
                    html.p(.class("hint"), text: language.text("examination.opinions-none"))
                }
                for opinion in record.opinions {
                    html.blockquote(.class("lines"), text: record.words[opinion.text] ?? "—")
                }
                html.p(.class("hint"), text: language.text("examination.no-template"))
            }
        }
    }

    private func reading(_ html: inout HTML) {
        html.confidential(seen, in: language) { html in
            ExaminationReading(record: record, language: language).text(examination.text, &html)
        }
    }

    private func earlier(_ html: inout HTML) {
        guard !examination.returns.isEmpty else { return }
        let reading = ExaminationReading(record: record, language: language)
        html.section(.class("block")) { html in
            html.h2(text: language.text("examination.earlier"))
            for (index, version) in examination.returns.enumerated() {
                let values: [String: any TextValue] = ["n": index + 1, "day": step.day(version.on)]
                html.details { html in
                    html.summary(text: language.text("examination.earlier-version", values))
                    html.confidential(seen, in: language) { html in
                        reading.remark(version, on: step.day(version.on), &html)
                        reading.text(version.text, &html)
                    }
                }
            }
        }
    }

    /// Who may see the paper: nobody else until it is submitted.
    var seen: String {
        if examination.versions == 0 { return language.text("confidential.self") }
        return language.text(
            record.readByLeadersReviewer ? "examination.seen-by-reviewer" : "examination.seen-by-secretary")
    }
}
