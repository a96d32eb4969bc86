import Operations
import PartyLife

extension TalksPage {
    private typealias Ask = TalkQuestions

    /// The form for one's own talk; for the committee there is another for a talk of two others.
    func form(_ html: inout HTML) {
        if let closed = Talks.closed(step.record.facts) {
            return html.notYet(language.text("talks.record-button"), why: step.reason(closed))
        }
        html.postForm(to: step.path("talks"), token: step.shell.formToken, .class("form"), .data("guard", "")) { html in
            html.ask(Ask.id, id, in: language)
            html.ask(Ask.plan, entry.plan, in: language)
            html.ask(Ask.again, entry.again, in: language)
            if entry.again != nil { html.p(.class("hint"), text: language.text("talks.again-help")) }
            if isForOthers { two(&html) } else { partner(&html) }
            what(&html)
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

    var mayRecordForOthers: Bool { isCommittee && entry.plan == nil && entry.again == nil }

    private func partner(_ html: inout HTML) {
        html.ask(Ask.with, entry.partner, of: step.choices { $0.id != me }, in: language)
    }

    private func two(_ html: inout HTML) {
        html.p(.class("hint"), text: language.text("talks.for-others-help"))
        html.ask(Ask.from, of: step.choices(), in: language)
        html.ask(Ask.to, entry.partner, of: step.choices(), in: language)
    }

    /// Day, depth and knot; and what most talks do not need.
    private func what(_ html: inout HTML) {
        html.ask(Ask.on, step.record.today, in: language, .max(step.record.today.description))
        html.ask(Ask.depth, entry.depth, in: language)
        let isFilled = !entry.topics.isEmpty || html.typed?.trimmed(Ask.note.name) != nil
        html.element("details", isFilled ? [.open] : []) { html in
            html.summary(text: language.text("talks.more"))
            html.div(.class("form")) { html in
                html.ask(Ask.topics, entry.topics, in: language)
                html.ask(Ask.occasion, .before, in: language)
                if !isForOthers { html.ask(Ask.note, in: language) }
            }
        }
        html.ask(Ask.knot, true, in: language)
    }
}
