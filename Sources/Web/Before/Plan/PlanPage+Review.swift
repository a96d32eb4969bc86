import Operations
import PartyLife

/// Reviewing the plan from above, and changing its date afterwards.
extension PlanPage {
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
                checks("criteria", Plan.Criterion.atApproval, group: "plan-criterion", &html)
                checks("qualities", Plan.Quality.allCases, group: "plan-quality", &html)
                html.textArea(
                    Field(
                        "remark", label: language.text("plan.remark"), value: typed["remark"] ?? "",
                        help: language.text("plan.remark-help"), required: false), rows: 4, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button button-primary"), text: language.text("button.agree"))
                }
                giveBack(&html)
            }
        }
    }

    private func giveBack(_ html: inout HTML) {
        let noted = Plan.Element.allCases.filter { typed.trimmed("note[\($0.rawValue)]") != nil }
        checks("reasons", Plan.ReturnReason.allCases, group: "plan-return-reason", &html)
        html.element("details", noted.isEmpty ? [] : [.open]) { html in
            html.summary(text: language.text("plan.notes"))
            html.p(.class("help"), text: language.text("plan.notes-help"))
            html.div(.class("form")) { html in
                for element in Plan.Element.allCases {
                    let name = "note[\(element.rawValue)]"
                    html.textArea(
                        Field(
                            name, label: language.word("plan", element), value: typed[name] ?? "", required: false),
                        rows: 2, in: language)
                }
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
                html.textArea(
                    Field(
                        "remark", label: language.text("plan.remark"), value: typed["remark"] ?? "",
                        help: language.text("plan.effect-help"), required: false), rows: 3, in: language)
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

    private func checks<Code: RawRepresentable<String>>(
        _ name: String, _ codes: [Code], group: String, _ html: inout HTML
    ) {
        let chosen = Set(typed.all(name))
        html.fieldset(.class("field")) { html in
            html.legend(.class("label"), text: language.text("plan.\(name)"))
            html.errorBeside(name)
            html.p(.class("help"), text: language.text("plan.\(name)-help"))
            for code in codes {
                html.label(.class("check")) { html in
                    let checked: [Attribute] = chosen.contains(code.rawValue) ? [.checked] : []
                    html.open("input", [.type(.checkbox), .name(name), .value(code.rawValue)] + checked)
                    html.span(text: language.word(group, code))
                }
            }
        }
    }

    func changeDate(_ html: inout HTML) {
        guard plan.state == .approved, may(.changePlanDate), !record.meeting.isHeld, record.meeting.state != .inSession
        else { return }
        let window = record.facts.procedure.window
        html.fold(language.text("plan.change-date"), id: "date", isOpen: typed["day"] != nil) { html in
            html.postForm(to: path + "/date", token: shell.formToken, .class("form")) { html in
                html.input(
                    Field(
                        "day", label: language.text("plan.new-day"),
                        value: typed["day"] ?? plan.meetingDay?.description ?? ""),
                    type: .date, in: language, .min(max(window.opens, record.today).description),
                    .max(window.closes.description))
                html.textArea(
                    Field("reason", label: language.text("plan.change-reason"), value: typed["reason"] ?? ""), rows: 3,
                    in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("plan.change-date"))
                }
            }
        }
    }
}
