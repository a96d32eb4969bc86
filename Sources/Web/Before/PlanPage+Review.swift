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
                checks("criteria", Plan.Criterion.allCases, group: "plan-criterion", &html)
                html.textArea(
                    Field(
                        "remark", label: language.text("plan.remark"), value: typed["remark"] ?? "",
                        help: language.text("plan.remark-help"), required: false), rows: 4, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button button-primary"), text: language.text("button.agree"))
                }
                checks("reasons", Plan.ReturnReason.allCases, group: "plan-return-reason", &html)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), .formAction(path + "/return"), text: language.text("button.return"))
                }
            }
        }
    }

    private var isOwn: Bool {
        actor.member.map(plan.authors.contains) ?? false || actor.isCommittee(of: place.organisation)
    }

    private func checks<Code: RawRepresentable<String>>(
        _ name: String, _ codes: [Code], group: String, _ html: inout HTML
    ) {
        let chosen = Set(typed.all(name))
        html.fieldset(.class("field")) { html in
            html.legend(.class("label"), text: language.text("plan.\(name)"))
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
        html.element("details", [.class("block")] + (typed["day"] == nil ? [] : [.open])) { html in
            html.summary(text: language.text("plan.change-date"))
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

    /// Every version with what was said of it, the newest first.
    func history(_ html: inout HTML) {
        guard !plan.versions.isEmpty else { return }
        html.section(.class("block")) { html in
            html.h2(text: language.text("plan.history"))
            html.ol(.class("timeline")) { html in
                for (index, version) in plan.versions.enumerated().reversed() {
                    let review = plan.reviews.indices.contains(index) ? plan.reviews[index] : nil
                    let style = review == nil ? " timeline-current" : ""
                    html.li(.class("timeline-item" + style)) { html in entry(index, version, review, &html) }
                }
            }
        }
    }

    private func entry(_ index: Int, _ version: Plan.Text, _ review: Plan.Review?, _ html: inout HTML) {
        html.div(.class("timeline-head")) { html in
            html.span(.class("timeline-name"), text: language.text("plan.version", ["n": index + 1]))
            html.span(
                .class("timeline-when"), text: review.map { language.day($0.on, today: record.today) } ?? "")
            html.span(.class("timeline-who"), text: review.map { record.name($0.by) } ?? "")
        }
        if let review {
            html.p(
                .class("lines"),
                text: review.approves
                    ? [language.word("plan-state", Plan.State.approved), review.remark].filter { !$0.isEmpty }
                        .joined(separator: " · ")
                    : returned(review))
        } else {
            html.p(text: language.word("plan-state", plan.state))
        }
        if index < plan.versions.count - 1 {
            html.details { html in
                html.summary(text: language.text("plan.read-version"))
                read(version, &html)
            }
        }
    }
}
