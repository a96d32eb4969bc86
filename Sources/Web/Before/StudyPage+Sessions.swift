import Operations
import PartyLife

extension StudyPage {
    /// The form for a session that took place.
    func form(_ html: inout HTML) {
        if let closed { return html.notYet(language.text("study.record-button"), why: step.reason(closed)) }
        html.postForm(
            to: step.path("study"), token: step.shell.formToken, .class("form"), .data("guard", "")
        ) { html in
            html.input(.type(.hidden), .name("id"), .value(entry.id))
            html.fieldset(.class("field")) { html in
                html.legend(.class("label"), text: language.text("study.texts"))
                for text in texts {
                    html.label(.class("check")) { html in
                        let checked: [Attribute] = entry.texts.contains(text.id) ? [.checked] : []
                        html.open("input", [.type(.checkbox), .name("texts"), .value(text.id)] + checked)
                        html.span(text: text.title)
                    }
                }
            }
            html.segments(
                Field("form", label: language.text("study.form"), value: entry.form),
                Study.Form.allCases.map { Choice($0.rawValue, language.word("study-form", $0)) }, in: language)
            html.input(
                Field("on", label: language.text("study.on"), value: entry.on), type: .date, in: language,
                .max(step.record.today.description))
            html.input(
                Field("place", label: language.text("study.place"), value: entry.place, required: false), in: language,
                .maxLength(80))
            html.people(
                "attended", language.text("study.attended"), help: language.text("study.attended-help"),
                step.record.facts.branch.members, chosen: entry.attended)
            html.div(.class("actions")) { html in
                html.button(.class("button button-primary"), text: language.text("study.record-button"))
            }
        }
    }

    /// What took place, the newest first.
    func sessions(_ html: inout HTML) {
        let sessions = study.sessions.sorted { ($0.on, $0.id) > ($1.on, $1.id) }
        guard !sessions.isEmpty else {
            return html.emptyState(language.text("study.empty"), language.text("study.empty-hint"))
        }
        html.ol(.class("timeline")) { html in
            for session in sessions {
                html.li(.class("timeline-item spaced")) { html in row(session, &html) }
            }
        }
    }

    private func row(_ session: Study.Session, _ html: inout HTML) {
        let known = texts.filter { session.texts.contains($0.id) }
        let absent = step.expected.filter { member in
            study.missing(for: member.id, of: step.procedure).contains { session.texts.contains($0.id) }
        }
        html.div(.class("timeline-head")) { html in
            html.span(.class("timeline-name"), text: step.day(session.on))
            html.span(.class("timeline-when"), text: language.word("study-form", session.form))
            html.span(.class("timeline-who"), text: session.place)
        }
        html.p(text: language.names(known.map { titled($0) }))
        html.p(.class("hint")) { html in
            html.text(language.text("study.present", ["n": session.attended.count]))
            for catchUp in session.catchUps {
                let values: [String: any TextValue] = ["n": catchUp.count, "day": step.day(catchUp.on)]
                html.text(" · " + language.text("study.caught-up", values))
            }
        }
        if !absent.isEmpty { self.absent(session, absent, &html) }
    }

    private func absent(_ session: Study.Session, _ absent: [Member], _ html: inout HTML) {
        guard step.allows(.recordStudy), closed == nil else {
            return html.p(
                .class("hint"), text: language.text("study.absent", ["names": language.names(absent.map(\.name))]))
        }
        let typed = catchUp.flatMap { $0["session"] == session.id.text ? $0 : nil }
        html.element("details", typed == nil ? [] : [.open]) { html in
            html.summary(text: language.text("study.absent", ["names": language.names(absent.map(\.name), limit: 6)]))
            html.postForm(
                to: step.path("study/catch-up"), token: step.shell.formToken, .class("form")
            ) { html in
                html.input(.type(.hidden), .name("session"), .value(session.id.text))
                html.people(
                    "members", language.text("study.who-caught-up"), absent, chosen: Set(typed?.all("members") ?? []))
                html.day(
                    "on", label: language.text("study.caught-up-on"), id: "caught-up-\(session.id)",
                    value: typed?["on"] ?? step.record.today.description, from: session.on, to: step.record.today)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("study.catch-up-button"))
                }
            }
        }
    }
}

extension HTML {
    /// A date of a form that stands more than once on a page, so under an id of its own.
    mutating func day(_ name: String, label: String, id: String, value: String, from: Day, to: Day) {
        div(.class("field")) { html in
            html.label(.class("label"), .for(id), text: label)
            html.input(
                .type(.date), .id(id), .name(name), .value(value), .min(from.description), .max(to.description),
                .required)
        }
    }

    /// What cannot be done yet, with the reason.
    mutating func notYet(_ button: String, why: String) {
        div(.class("actions")) { html in
            html.span(.class("button"), .aria("disabled", "true"), text: button)
            html.span(.class("actions-why"), text: why)
        }
    }
}
