import Operations
import PartyLife

extension TalksPage {
    /// What others noted about a talk with the reader: one tap says that it was so.
    func toConfirm(_ html: inout HTML) {
        let waiting = talks.toConfirm(by: me).filter { step.can(.confirm($0.id, note: nil), talks).isOpen }
        guard !waiting.isEmpty else { return }
        html.section(.class("block")) { html in
            html.h2(text: language.text("talks.to-confirm"))
            for talk in waiting {
                html.postForm(to: step.path("talks/confirm"), token: step.shell.formToken, .class("actions")) { html in
                    html.ask(TalkQuestions.talk, talk.id, in: language)
                    let values: [String: any TextValue] = [
                        "name": step.record.name(talk.recordedBy), "day": step.day(talk.on), "pair": pair(talk.between),
                    ]
                    html.span(.class("actions-why"), text: language.text("talks.noted-by", values))
                    html.button(.class("button"), text: language.text("talks.confirm-button"))
                }
                denial(of: talk, &html)
            }
        }
    }

    /// The reader's plans, and a form for another.
    func plans(_ html: inout HTML) {
        let own = talks.planned.filter { $0.between.contains(me) }.sorted { ($0.by, $0.id) < ($1.by, $1.id) }
        guard mayAct || !own.isEmpty else { return }
        html.fold(
            language.text("talks.plans"), note: own.isEmpty ? "" : language.text("fold.times", ["n": own.count]),
            id: "plan", isOpen: !own.isEmpty || planPartner != nil
        ) { html in
            if !own.isEmpty {
                html.ul(.class("steps")) { html in for plan in own { row(plan, &html) } }
            }
            guard mayAct else { return }
            html.element("details", own.isEmpty || planPartner != nil ? [.open] : []) { html in
                html.summary(text: language.text("talks.plan-one"))
                planForm(&html)
            }
        }
    }

    private func row(_ plan: Talks.Planned, _ html: inout HTML) {
        html.li(.class("step")) { html in
            html.span(.class("step-name"), text: step.record.name(plan.between.first { $0 != me }))
            html.span(.class("hint"), text: language.text("talks.plan-by", ["day": step.day(plan.by)]))
            html.span(.class("step-detail")) { html in
                let topics = plan.topics.map { language.word("talk-topic", $0) }
                html.text(language.word("talk-depth", plan.depth) + " · " + language.names(topics))
                if let note = words[plan.note] { html.p(.class("lines"), text: note) }
            }
            guard step.can(.dropPlan(plan.id), talks).isOpen else { return }
            html.span(.class("step-go")) { html in
                html.a(.href(step.path("talks") + "?plan=\(plan.id)#record"), text: language.text("talks.note-it"))
                html.postForm(to: step.path("talks/drop-plan"), token: step.shell.formToken) { html in
                    html.ask(TalkQuestions.planned, plan.id, in: language)
                    html.button(.class("button button-quiet"), text: language.text("talks.drop-plan"))
                }
            }
        }
    }

    private func planForm(_ html: inout HTML) {
        html.postForm(to: step.path("talks/plan"), token: step.shell.formToken, .class("form")) { html in
            typealias Ask = TalkQuestions
            let closes = step.procedure.window.closes
            html.ask(Ask.planWith, planPartner, of: step.choices { $0.id != me }, in: language)
            html.ask(Ask.planTopics, in: language)
            html.ask(Ask.planDepth, step.talkDepth(for: planPartner), in: language)
            html.ask(
                Ask.planDay, step.talksBy, in: language, .min(step.record.today.description),
                .max(closes.description))
            html.ask(Ask.planNote, in: language)
            html.div(.class("actions")) { html in
                html.button(.class("button"), text: language.text("talks.plan-button"))
            }
        }
    }

    /// For the committee: how many talks are still needed at least, and which would do.
    func branch(_ advice: TalkAdvice, _ html: inout HTML) {
        let (planned, knots) = (talks.planned.count, talks.openKnots.count)
        if planned > 0 { html.p(.class("hint"), text: language.text("talks.planned-count", ["n": planned])) }
        if knots > 0 { html.p(.class("hint"), text: language.text("talks.knot-count", ["n": knots])) }
        guard !advice.talks.isEmpty else { return }
        html.details { html in
            html.summary(text: language.text("talks.fewest", ["n": advice.talks.count]))
            html.ul { html in for talk in advice.talks { html.li(text: pair(talk.between)) } }
        }
        guard mayAct else { return }
        html.postForm(to: step.path("talks/plan-all"), token: step.shell.formToken, .class("actions")) { html in
            html.button(.class("button"), text: language.text("talks.plan-all", ["n": advice.talks.count]))
            html.span(.class("actions-why"), text: language.text("talks.plan-all-help"))
        }
    }
}
