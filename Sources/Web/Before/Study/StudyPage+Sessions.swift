import Operations
import PartyLife

extension StudyPage {
    /// What took place, the newest first.
    func sessions(_ html: inout HTML) {
        let sessions = study.sessions.sorted { ($0.on, $0.id) > ($1.on, $1.id) }
        guard !sessions.isEmpty else {
            html.emptyState(language.text("study.empty"), language.text("study.empty-hint"))
            return step.isMember ? withdrawn(&html) : ()
        }
        html.ol(.class("timeline")) { html in
            for session in sessions {
                html.li(.class("timeline-item spaced")) { html in row(session, &html) }
            }
        }
        if step.isMember { withdrawn(&html) }
    }

    /// What was taken back, for the branch.
    func withdrawn(_ html: inout HTML) {
        for past in study.corrections where past.correction.kind == .withdrawn {
            guard case .session(let old) = past.before else { continue }
            let what = [step.day(old.on), language.word("study-form", old.form), language.names(step.titles(of: old))]
            step.corrected(past.correction, words, before: what.joined(separator: " · "), &html)
        }
    }

    private func row(_ session: Study.Session, _ html: inout HTML) {
        let absent = step.expected.filter { member in
            study.missing(for: member.id, of: step.procedure).contains { session.texts.contains($0.id) }
        }
        html.div(.class("timeline-head")) { html in
            html.a(
                .class("timeline-name"), .href(step.path("study/sessions/\(session.id)")), text: step.day(session.on))
            html.span(.class("timeline-when"), text: language.word("study-form", session.form))
            html.span(.class("timeline-who"), text: session.place)
            if study.isCheckInOpen(session.id, on: step.record.today) {
                html.span(.class("badge badge-red"), text: language.text("study.signing-in"))
            }
        }
        html.p(text: language.names(step.titles(of: session)))
        html.p(.class("hint parts")) { html in
            html.span(text: language.text("study.present", ["n": session.attended.count]))
            if let online = session.online {
                html.span(text: language.text("study.online-count", ["n": online.count]))
            }
            for catchUp in session.catchUps {
                let values: [String: any TextValue] = ["n": catchUp.count, "day": step.day(catchUp.on)]
                html.span(text: language.text("study.caught-up", values))
            }
        }
        if !absent.isEmpty { self.absent(session, absent, &html) }
    }

    private func absent(_ session: Study.Session, _ absent: [Member], _ html: inout HTML) {
        let isOpen = study.isCheckInOpen(session.id, on: step.record.today)
        let key = isOpen ? "study.yet-to-sign-in" : "study.absent"
        guard step.allows(.recordStudy), closed == nil else {
            return html.p(.class("hint"), text: language.text(key, ["names": language.names(absent.map(\.name))]))
        }
        html.details { html in
            html.summary(text: language.text(key, ["names": language.names(absent.map(\.name), limit: 6)]))
            html.postForm(
                to: step.path("study/catch-up"), token: step.shell.formToken, .class("form")
            ) { html in
                html.ask(StudyQuestions.session, session.id, in: language)
                html.ask(StudyQuestions.caughtUp, of: absent.map { Choice($0.id.text, $0.name) }, in: language)
                html.ask(
                    StudyQuestions.caughtUpOn, step.record.today, in: language, .min(session.on.description),
                    .max(step.record.today.description))
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("study.catch-up-button"))
                }
            }
        }
    }
}

extension PreparationStep {
    /// The texts of a session, prescribed and own, as titles.
    func titles(of session: Study.Session) -> [String] {
        let known = procedure.study.texts.filter { session.texts.contains($0.id) }.map(\.title)
        return (known + (session.ownTexts ?? [])).map { language.text("study.titled", ["title": $0]) }
    }
}

extension HTML {
    /// What cannot be done yet, with the reason.
    mutating func notYet(_ button: String, why: String) {
        div(.class("actions")) { html in
            html.span(.class("button"), .aria("disabled", "true"), text: button)
            html.span(.class("actions-why"), text: why)
        }
    }
}
