import Operations
import PartyLife

/// Reviewing the plan from above, and changing its date afterwards.
extension PlanPage {
    private typealias Ask = PlanQuestions

    func review(_ html: inout HTML) {
        guard plan.state == .submitted else { return }
        guard may(.reviewPlan) else {
            html.p(.class("block hint"), text: language.text("plan.waiting"))
            return
        }
        guard !isOwn else {
            html.p(.class("block hint"), text: language.text("plan.own"))
            return
        }
        html.section(.class("block"), .id("review")) { html in
            html.h2(text: language.text("plan.review"))
            html.postForm(to: path + "/approve", token: shell.formToken, .class("form")) { html in
                html.ask(
                    Ask.criteria,
                    of: Plan.Criterion.atApproval.map { Choice($0.rawValue, language.word("plan-criterion", $0)) },
                    in: language)
                html.ask(Ask.qualities, in: language)
                html.ask(Ask.remark, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button button-primary"), text: language.text("button.agree"))
                }
                giveBack(&html)
            }
        }
    }

    private func giveBack(_ html: inout HTML) {
        html.ask(Ask.reasons, in: language)
        let isNoted = Plan.Element.allCases.contains { html.typed?.trimmed(Ask.note($0).name) != nil }
        html.element("details", isNoted ? [.open] : []) { html in
            html.summary(text: language.text("plan.notes"))
            html.p(.class("help"), text: language.text("plan.notes-help"))
            html.div(.class("form")) { html in
                for element in Plan.Element.allCases { html.ask(Ask.note(element), in: language) }
            }
        }
        html.div(.class("actions")) { html in
            html.button(.class("button"), .formAction(path + "/return"), text: language.text("button.return"))
        }
    }

    /// The second checkpoint: what study has brought, and the material. Its figures are those of the conditions.
    func checkEffect(_ html: inout HTML) {
        let isAsked = record.facts.procedure.gates.contains(.effectReviewed)
        guard plan.state == .approved, isAsked || plan.effect != nil || may(.reviewPlan) else { return }
        html.section(.class("block"), .id("effect")) { html in
            html.h2(text: language.text("plan.effect"))
            if let check = plan.effect { effect(check, &html) }
            guard plan.effect?.passed != true else { return }
            let shown: Set<Gate> = [.studyCovered, .examinationsComplete, .leadersReviewed]
            html.ul { html in
                for condition in record.readiness.conditions where shown.contains(condition.gate) {
                    html.li(
                        text: language.word("gate", condition.gate) + " "
                            + language.count(condition.done, of: condition.due))
                }
            }
            guard may(.reviewPlan), !isOwn, record.facts.campaignOpen else {
                html.p(.class("hint"), text: language.text("plan.effect-waiting"))
                return
            }
            html.postForm(to: path + "/effect", token: shell.formToken, .class("form")) { html in
                html.ask(Ask.remark, help: language.text("plan.effect-help"), in: language)
                html.div(.class("actions")) { html in
                    html.button(
                        .class("button button-primary"), .name("passed"), .value("yes"),
                        text: language.text("plan.effect-pass"))
                    html.button(
                        .class("button"), .name("passed"), .value("no"), text: language.text("plan.effect-more"))
                }
            }
        }
    }

    private func effect(_ check: Plan.EffectCheck, _ html: inout HTML) {
        let words = ["name": record.name(check.by), "day": language.day(check.on, today: record.today)]
        html.p(.class("lines")) { html in
            html.light(
                check.passed ? .onTime : .overdue(days: nil),
                word: language.text(check.passed ? "plan.effect-passed" : "plan.effect-lacking", words), in: language)
            if !check.remark.isEmpty { html.text(" · " + check.remark) }
        }
    }

    var isOwn: Bool {
        actor.member.map(plan.authors.contains) ?? false || actor.isCommittee(of: place.organisation)
    }

    func changeDate(_ html: inout HTML) {
        guard plan.state == .approved, may(.changePlanDate), !record.meeting.isHeld, record.meeting.state != .inSession
        else { return }
        let window = record.facts.procedure.window
        html.fold(language.text("plan.change-date"), id: "date") { html in
            html.postForm(to: path + "/date", token: shell.formToken, .class("form")) { html in
                html.ask(
                    Ask.day, plan.meetingDay, in: language, .min(max(window.opens, record.today).description),
                    .max(window.closes.description))
                html.ask(Ask.reason, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("plan.change-date"))
                }
            }
        }
    }
}
