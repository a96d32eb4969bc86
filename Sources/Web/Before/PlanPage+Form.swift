import Operations
import PartyLife

/// Writing the plan.
extension PlanPage {
    func edit(_ form: PlanForm, _ html: inout HTML) {
        let fields = Dictionary(PlanForm.Line.allCases.map { ($0, field($0, form)) }) { first, _ in first }
        if form.isPrefilled { html.p(.class("hint"), text: language.text("plan.prefilled")) }
        html.draftForm(to: path, draftPath: path + "/draft", token: shell.formToken, in: language) { html in
            for line in PlanForm.Line.allCases {
                guard let field = fields[line] else { continue }
                control(line, field, &html)
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

    /// All that is wrong, above everything else.
    func errors(_ form: PlanForm, _ html: inout HTML) {
        html.errorSummary(PlanForm.Line.allCases.map { field($0, form) }, in: language)
    }

    private func field(_ line: PlanForm.Line, _ form: PlanForm) -> Field {
        let optional: Set<PlanForm.Line> = [.problems, .startsAt, .means]
        let help: String =
            switch line {
            case .problems: language.text("plan.help.problems")
            case .meetingDay:
                language.text(
                    "plan.help.meetingDay",
                    [
                        "from": language.day(record.facts.procedure.window.opens, today: record.today),
                        "to": language.day(record.facts.procedure.window.closes, today: record.today),
                    ])
            default: ""
            }
        return Field(
            line.rawValue, label: language.text("plan.\(line.rawValue)"), value: line.value(form.text), help: help,
            error: form.errors[line] ?? "", required: !optional.contains(line))
    }

    private func control(_ line: PlanForm.Line, _ field: Field, _ html: inout HTML) {
        let window = record.facts.procedure.window
        switch line {
        case .goals, .problems, .means: html.textArea(field, rows: 3, in: language)
        case .content: html.textArea(field, rows: 12, in: language)
        case .form, .place: html.input(field, in: language)
        case .meetingDay:
            html.input(
                field, type: .date, in: language, .min(max(window.opens, record.today).description),
                .max(window.closes.description))
        case .startsAt: html.input(field, type: .time, in: language)
        }
    }
}
