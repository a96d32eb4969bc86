import Operations
import PartyLife

extension StudyPage {
    private typealias Ask = StudyQuestions

    /// The form for a session that took place, or begins now with people signing themselves in.
    func form(_ html: inout HTML) {
        if let closed { return html.notYet(language.text("study.record-button"), why: step.reason(closed)) }
        html.postForm(
            to: step.path("study"), token: step.shell.formToken, .class("form"), .data("guard", "")
        ) { html in
            html.ask(Ask.id, entry.id, in: language)
            chooseTexts(entry.texts, &html)
            html.ask(Ask.form, entry.form, in: language)
            html.ask(Ask.on, step.record.today, in: language, .max(step.record.today.description))
            html.ask(Ask.place, in: language)
            if step.procedure.study.hours != nil { html.ask(Ask.minutes, in: language) }
            more(&html)
            html.ask(Ask.attended, entry.attended, of: step.choices(), in: language)
            html.div(.class("actions")) { html in
                html.button(.class("button button-primary"), text: language.text("study.record-button"))
                html.button(
                    .class("button"), .formAction(step.path("study/open")), text: language.text("study.open-button"))
                html.span(.class("actions-why"), text: language.text("study.open-help"))
            }
        }
    }

    /// What most sessions do not need.
    private func more(_ html: inout HTML) {
        let typed = html.typed
        let isFilled = ["own-texts", "lecturer", "organiser", "online"].contains { typed?.trimmed($0) != nil }
        html.element("details", isFilled ? [.open] : []) { html in
            html.summary(text: language.text("study.more"))
            html.div(.class("form")) { html in
                html.ask(Ask.ownTexts, in: language)
                html.ask(Ask.lecturer, in: language)
                html.ask(Ask.organiser, in: language)
                html.ask(Ask.online, of: step.choices(), in: language)
            }
        }
    }

    private func chooseTexts(_ chosen: [String], _ html: inout HTML) {
        guard !texts.isEmpty else { return }
        html.ask(Ask.texts, chosen, of: texts.map { Choice($0.id, $0.title) }, in: language)
    }

    /// 送学上门: the form filled in for those who cannot come and still lack something.
    func homeDelivery(_ html: inout HTML) {
        let frail = step.frailToVisit
        guard closed == nil, !frail.isEmpty, entry.form != .homeDelivery else { return }
        html.p(.class("hint")) { html in
            html.a(
                .href(step.path("study") + "?form=homeDelivery#record"),
                text: language.text("study.deliver", ["names": language.names(frail.map(\.name))]))
        }
    }

    /// 个人自学, noted by oneself.
    ///
    /// - Parameter isOpen: whether it is what the reader is here for.
    func alone(isOpen: Bool, _ html: inout HTML) {
        let own = study.alone.filter { $0.member == step.person.member }.sorted { $0.on > $1.on }
        if !own.isEmpty {
            html.ul { html in
                for one in own {
                    let titles = texts.filter { one.texts.contains($0.id) }.map { titled($0) }
                    html.li { html in
                        html.text(step.day(one.on) + " · " + language.names(titles + one.ownTexts) + " ")
                        withdrawal(of: one, &html)
                    }
                }
            }
        }
        html.element("details", isOpen ? [.open] : []) { html in
            html.summary(text: language.text("study.note-alone"))
            html.postForm(to: step.path("study/alone"), token: step.shell.formToken, .class("form")) { html in
                chooseTexts([], &html)
                html.ask(Ask.ownTexts, in: language)
                if step.procedure.study.hours != nil { html.ask(Ask.minutes, in: language) }
                html.ask(
                    Ask.on, step.record.today, in: language,
                    .min((step.procedure.timetable.noticeBy - 365).description), .max(step.record.today.description))
                html.div(.class("actions")) { html in
                    html.button(
                        .class(isOpen ? "button button-primary" : "button"),
                        text: language.text("study.note-alone-button"))
                }
            }
        }
    }
}

extension StudyPage {
    /// Notes of one's own study are told apart by their place.
    private func withdrawal(of own: Study.SelfStudy, _ html: inout HTML) {
        let wanted = Study.Amendment.selfStudyWithdrawn(study: own)
        guard let place = study.alone.firstIndex(of: own),
            let form = step.correction(
                "own", of: String(place), at: "study/correct", .withdrawn,
                study.standing(of: wanted, on: step.record.today, knowing: step.record.facts),
                by: .correct(wanted, reason: .plain("·")), study)
        else { return }
        html.correction(form, in: language)
    }
}

extension PreparationStep {
    /// Frail members who still lack a text: somebody brings it to them.
    var frailToVisit: [Member] {
        expected.filter { member in
            member.profile.categories.contains(.frail) && !record.study.missing(for: member.id, of: procedure).isEmpty
        }
    }
}
