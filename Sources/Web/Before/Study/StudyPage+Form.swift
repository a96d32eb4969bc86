import Operations
import PartyLife

extension StudyPage {
    /// The form for a session that took place, or begins now with people signing themselves in.
    func form(_ html: inout HTML) {
        if let closed { return html.notYet(language.text("study.record-button"), why: step.reason(closed)) }
        html.postForm(
            to: step.path("study"), token: step.shell.formToken, .class("form"), .data("guard", "")
        ) { html in
            html.input(.type(.hidden), .name("id"), .value(entry.id))
            chooseTexts(entry.texts, &html)
            html.select(
                Field("form", label: language.text("study.form"), value: entry.form),
                Study.Form.allCases.map { Choice($0.rawValue, language.word("study-form", $0)) }, in: language)
            html.input(
                Field("on", label: language.text("study.on"), value: entry.on), type: .date, in: language,
                .max(step.record.today.description))
            line("place", entry.place, &html)
            if step.procedure.study.hours != nil { minutes(entry.minutes, id: "field-minutes", &html) }
            more(&html)
            html.people(
                "attended", language.text("study.attended"), help: language.text("study.attended-help"),
                step.record.facts.branch.members, chosen: entry.attended)
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
        let isFilled = !(entry.ownTexts + entry.lecturer + entry.organiser).isEmpty || !entry.online.isEmpty
        html.element("details", isFilled ? [.open] : []) { html in
            html.summary(text: language.text("study.more"))
            html.div(.class("form")) { html in
                ownTexts(entry.ownTexts, id: "own-texts", &html)
                line("lecturer", entry.lecturer, &html)
                line("organiser", entry.organiser, &html)
                html.people(
                    "online", language.text("study.who-online"), step.record.facts.branch.members, chosen: entry.online)
            }
        }
    }

    private func line(_ name: String, _ value: String, _ html: inout HTML) {
        html.input(
            Field(name, label: language.text("study.\(name)"), value: value, required: false), in: language,
            .maxLength(Study.lineLimit))
    }

    private func chooseTexts(_ chosen: Set<String>, _ html: inout HTML) {
        guard !texts.isEmpty else { return }
        html.fieldset(.class("field")) { html in
            html.legend(.class("label"), text: language.text("study.texts"))
            html.errorBeside("texts")
            for text in texts {
                html.label(.class("check")) { html in
                    let checked: [Attribute] = chosen.contains(text.id) ? [.checked] : []
                    html.open("input", [.type(.checkbox), .name("texts"), .value(text.id)] + checked)
                    html.span(text: text.title)
                }
            }
        }
    }

    private func ownTexts(_ value: String, id: String, _ html: inout HTML) {
        html.div(.class("field")) { html in
            html.label(.class("label"), .for(id), text: language.text("study.own-texts"))
            html.errorBeside("own-texts")
            html.p(.class("help"), text: language.text("study.own-texts-help"))
            html.textarea(.id(id), .name("own-texts"), .rows(2), text: value)
        }
    }

    private func minutes(_ value: String, id: String, _ html: inout HTML) {
        html.div(.class("field")) { html in
            html.label(.class("label"), .for(id), text: language.text("study.minutes"))
            html.errorBeside("minutes")
            html.input(.type(.number), .id(id), .name("minutes"), .value(value), .inputMode("numeric"))
        }
    }

    /// 送学上门: the form filled in for those who cannot come and still lack something.
    func homeDelivery(_ html: inout HTML) {
        let frail = step.frailToVisit
        guard closed == nil, !frail.isEmpty, entry.form != Study.Form.homeDelivery.rawValue else { return }
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
        html.element("details", isOpen || selfEntry.isTyped ? [.open] : []) { html in
            html.summary(text: language.text("study.note-alone"))
            html.postForm(to: step.path("study/alone"), token: step.shell.formToken, .class("form")) { html in
                chooseTexts(selfEntry.texts, &html)
                ownTexts(selfEntry.ownTexts, id: "alone-own-texts", &html)
                if step.procedure.study.hours != nil { minutes(selfEntry.minutes, id: "alone-minutes", &html) }
                html.day(
                    "on", label: language.text("study.on"), id: "alone-on", value: selfEntry.on,
                    from: step.procedure.timetable.noticeBy - 365, to: step.record.today)
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
        let standing = study.standing(
            of: .selfStudyWithdrawn(study: own), on: step.record.today, knowing: step.record.facts)
        guard let place = study.alone.firstIndex(of: own),
            let form = step.correction(
                "own", of: String(place), at: "study/correct", .withdrawn, standing, by: .correctStudy,
                typed: correcting)
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
