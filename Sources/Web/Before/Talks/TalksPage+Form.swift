import Operations
import PartyLife

extension TalksPage {
    /// The form for one's own talk; for the committee there is another for a talk of two others.
    func form(_ html: inout HTML) {
        guard step.record.facts.campaignOpen else {
            return html.notYet(language.text("talks.record-button"), why: step.reason(Talks.Refused.campaignNotOpen))
        }
        let isForOthers = isForOthers && mayRecordForOthers
        html.postForm(to: step.path("talks"), token: step.shell.formToken, .class("form"), .data("guard", "")) { html in
            for (name, value) in [("id", entry.id), ("plan", entry.plan), ("again", entry.again)] {
                html.input(.type(.hidden), .name(name), .value(value))
            }
            if !entry.again.isEmpty { html.p(.class("hint"), text: language.text("talks.again-help")) }
            if isForOthers { two(&html) } else { partner(&html) }
            what(isOwn: !isForOthers, &html)
            html.div(.class("actions")) { html in
                html.button(.class("button button-primary"), text: language.text("talks.record-button"))
                if isForOthers {
                    html.a(
                        .class("button button-quiet"), .href(step.path("talks")), text: language.text("button.cancel"))
                } else if mayRecordForOthers {
                    html.a(
                        .class("button button-quiet"), .href(step.path("talks") + "?others=yes#record"),
                        text: language.text("talks.for-others"))
                }
            }
        }
    }

    private var mayRecordForOthers: Bool { isCommittee && entry.plan.isEmpty && entry.again.isEmpty }

    private func partner(_ html: inout HTML) {
        html.people(
            "to", language.text("talks.with"),
            step.record.facts.branch.members.filter { $0.id != step.person.member }, chosen: [entry.partner],
            type: .radio)
    }

    private func two(_ html: inout HTML) {
        let choices = step.record.facts.branch.members.map { Choice($0.id.text, $0.name) }
        html.p(.class("hint"), text: language.text("talks.for-others-help"))
        html.select(Field("from", label: language.text("talks.from"), value: entry.opener), choices, in: language)
        html.select(Field("to", label: language.text("talks.to"), value: entry.partner), choices, in: language)
    }

    private func note(_ html: inout HTML) {
        html.confidential(language.text("talks.seen-by-two"), in: language) { html in
            html.textArea(
                Field(
                    "note", label: language.text("talks.note"), value: entry.note,
                    help: language.text("talks.note-help"), required: false), rows: 3, in: language,
                .maxLength(Talks.noteLimit))
        }
    }

    /// Day, depth and knot; and what most talks do not need.
    private func what(isOwn: Bool, _ html: inout HTML) {
        html.input(
            Field("on", label: language.text("talks.on"), value: entry.on), type: .date, in: language,
            .max(step.record.today.description))
        html.segments(
            Field("depth", label: language.text("talks.depth"), value: entry.depth),
            Talks.Depth.allCases.map { Choice($0.rawValue, language.word("talk-depth", $0)) }, in: language)
        html.element("details", entry.topics.isEmpty && entry.note.isEmpty ? [] : [.open]) { html in
            html.summary(text: language.text("talks.more"))
            html.div(.class("form")) { html in
                topics(entry.topics, language.text("talks.topics"), &html)
                html.segments(
                    Field("occasion", label: language.text("talks.occasion"), value: entry.occasion),
                    Talks.Occasion.allCases.map { Choice($0.rawValue, language.word("talk-occasion", $0)) },
                    in: language)
                if isOwn { note(&html) }
            }
        }
        html.segments(
            Field("knot", label: language.text("talks.knot"), value: entry.knotUntied ? "untied" : "tied"),
            [Choice("untied", language.text("talks.untied")), Choice("tied", language.text("talks.tied"))],
            in: language)
    }
}
