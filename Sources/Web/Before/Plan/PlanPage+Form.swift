import Operations
import PartyLife

/// Writing the plan.
extension PlanPage {
    func edit(_ form: PlanForm, _ html: inout HTML) {
        if form.isPrefilled { html.p(.class("hint"), text: language.text("plan.prefilled")) }
        html.draftForm(to: path, draftPath: path + "/draft", token: shell.formToken, in: language) { html in
            for element in Plan.Element.allCases {
                html.div(.class(isShort(element) ? "flow half" : "flow")) { html in
                    control(element, form, &html)
                    answered(element, &html)
                }
            }
            html.div(.class("actions")) { html in
                if may(.submitPlan) {
                    html.button(
                        .class("button button-primary"), .formNoValidate, text: language.text("plan.submit"))
                }
                html.button(
                    .class("button"), .name("by"), .value("hand"), .formAction(path + "/draft"), .formNoValidate,
                    text: language.text("button.save-draft"))
                if !may(.submitPlan) {
                    html.span(.class("actions-why"), text: language.text("plan.secretary-submits"))
                }
            }
            html.p(.class("hint"), text: language.text("plan.who-reviews"))
            html.unclassifiedLine(in: language)
        }
    }

    /// What takes a line, and half the width of one.
    private func isShort(_ element: Plan.Element) -> Bool {
        switch element {
        case .goals, .problems, .people, .means, .content: false
        case .leader, .form, .frequency, .place, .meetingDay, .startsAt: true
        }
    }

    /// All that is wrong, above everything else.
    func errors(_ form: PlanForm, _ html: inout HTML) {
        html.errorSummary(Plan.Element.allCases.map { field($0, form) }, in: language)
    }

    /// What the reviewer wrote at this place.
    private func answered(_ element: Plan.Element, _ html: inout HTML) {
        guard let review = plan.openReturn, let note = review.note(on: element) else { return }
        html.div(.class("notice notice-warning"), .id("note-\(element.rawValue)")) { html in
            html.strong(
                .class("notice-kind"), text: "▲ " + language.text("plan.note-of", ["name": record.name(review.by)]))
            html.p(.class("lines"), text: note)
        }
    }

    private func field(_ element: Plan.Element, _ form: PlanForm) -> Field {
        var field = Field(PlanQuestions.element(element), in: language)
        if element == .meetingDay {
            let window = record.facts.procedure.window
            field.help = language.text(
                "plan.help.meetingDay",
                [
                    "from": language.day(window.opens, today: record.today),
                    "to": language.day(window.closes, today: record.today),
                ])
        }
        field.error = form.errors[element] ?? ""
        return field
    }

    private func control(_ element: Plan.Element, _ form: PlanForm, _ html: inout HTML) {
        let window = record.facts.procedure.window
        let bounds: [Attribute] =
            element == .meetingDay
            ? [.min(max(window.opens, record.today).description), .max(window.closes.description)] : []
        html.ask(
            field(element, form), PlanQuestions.element(element), [PlanForm.value(element, of: form.text)],
            of: element == .leader ? leaders : nil, bounds, language)
    }

    /// The committee first.
    private var leaders: [Choice] {
        let branch = record.facts.branch
        let first = branch.members.filter { branch.committee.contains($0.id) }
        return (first + branch.members.filter { !branch.committee.contains($0.id) }).map {
            Choice($0.id.text, $0.name)
        }
    }
}
