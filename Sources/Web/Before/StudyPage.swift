import Operations
import PartyLife

/// Study before the meeting: how far everyone is, the sessions, and a form for the next.
struct StudyPage {
    let step: PreparationStep
    let entry: StudyEntry
    /// The catch-up that was just refused, to be drawn again.
    let catchUp: Form?

    var language: Language { step.language }
    var study: Study { step.record.study }
    var texts: [Procedure.Study.Text] { step.procedure.study.texts }
    private var deadline: Day { step.procedure.timetable.studyBy }

    /// Why nothing can be recorded now.
    var closed: Study.Refused? {
        if !step.record.facts.campaignOpen { return .campaignNotOpen }
        return step.record.facts.noticeReceived ? nil : .noticeNotReceived
    }

    func html(notice: Notice?) -> HTML {
        step.page(language.text("study.title"), notice: notice) { html in
            step.status(.study, by: deadline, &html)
            html.section(.class("block")) { html in
                html.h2(text: language.text("study.cover"))
                cover(&html)
            }
            if step.allows(.recordStudy) {
                html.section(.class("block"), .id("record")) { html in
                    html.h2(text: language.text("study.record"))
                    form(&html)
                }
            }
            html.section(.class("block")) { html in
                html.h2(text: language.text("study.sessions"))
                sessions(&html)
            }
        }
    }

    private func cover(_ html: inout HTML) {
        guard !texts.isEmpty else { return html.p(.class("hint"), text: language.text("study.no-texts")) }
        let due = step.expected
        let today = step.record.today
        html.table(
            texts, caption: language.text("study.cover"),
            columns: [
                Column(language.text("study.text"), .title) { html, text in html.text(text.title) },
                Column(language.text("study.covered")) { html, text in
                    let done = due.count - missing(text).count
                    html.cover(done, of: due.count, by: deadline, today: today, in: language)
                },
                Column(language.text("study.missing")) { html, text in
                    let missing = missing(text)
                    if missing.isEmpty {
                        html.text(language.text("study.nobody-missing"))
                    } else {
                        html.names(missing.map(\.name), in: language)
                    }
                },
            ])
        byPerson(&html)
    }

    private func missing(_ text: Procedure.Study.Text) -> [Member] {
        let studied = Set(study.sessions.filter { $0.texts.contains(text.id) }.flatMap(\.attended))
        return step.expected.filter { !studied.contains($0.id) }
    }

    private func byPerson(_ html: inout HTML) {
        let open = step.expected.map { ($0, study.missing(for: $0.id, of: step.procedure)) }.filter { !$0.1.isEmpty }
        guard !open.isEmpty else { return }
        html.details { html in
            html.summary(text: language.text("study.by-person", ["n": open.count]))
            html.dl(.class("facts")) { html in
                for (member, texts) in open {
                    html.div(.class("fact")) { html in
                        html.dt(text: member.name)
                        html.dd(text: language.names(texts.map { titled($0) }))
                    }
                }
            }
        }
    }

    func titled(_ text: Procedure.Study.Text) -> String { language.text("study.titled", ["title": text.title]) }
}
