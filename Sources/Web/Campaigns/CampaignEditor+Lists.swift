import Documents
import PartyLife

/// The lists of a campaign: steps with their last days, texts, aspects. There are always empty rows for more.
extension CampaignEditor {
    /// 时间表 and 路线图: each step with its last day and what is asked at it.
    func steps(_ html: inout HTML) {
        html.section(.class("block"), .id("steps")) { html in
            html.h2(text: language.text("editor.steps"))
            html.p(.class("hint"), text: language.text("editor.steps-help"))
            html.div(.class("form")) { html in
                for step in Step.allCases { self.step(step, &html) }
            }
        }
    }

    private func step(_ step: Step, _ html: inout HTML) {
        html.fieldset(.class("field editor-step")) { html in
            html.legend(.class("label"), text: language.word("step", step))
            html.div(.class("editor-pair")) { html in
                day(of: step, &html)
                html.textArea(
                    Field(
                        "requirements[\(step.rawValue)]", label: language.text("editor.requirement"),
                        value: procedure.requirement(at: step) ?? "", required: false), rows: 2, in: language,
                    .maxLength(TextLimit.paragraph))
            }
        }
    }

    private func day(of step: Step, _ html: inout HTML) {
        switch step.ownDeadline {
        case .day(let day):
            html.input(field(day.name, value: procedure[day].description), type: .date, in: language)
        case .afterMeeting(let span), .ofItems(let span?):
            html.input(field(span.name, value: String(procedure[span])), type: .number, in: language, .min("1"))
        case .ofItems(nil), nil: break
        }
    }

    func study(_ html: inout HTML) {
        html.section(.class("block"), .id("study")) { html in
            html.h2(text: language.text("editor.study"))
            html.div(.class("form")) { html in
                html.textArea(
                    field(
                        "study.goals", value: (procedure.study.goals ?? []).joined(separator: "\n"),
                        help: language.text("editor.goals-help"), required: false), rows: 4, in: language)
                rows("study.texts", procedure.study.texts.map(\.id), &html) { index, html in
                    let text = procedure.study.texts.indices.contains(index) ? procedure.study.texts[index] : nil
                    title("study.texts", index, text?.title ?? "", &html)
                    check(
                        "study.texts[\(index)].core", "yes", text?.core == true, language.text("editor.core"), &html)
                }
                html.details { html in
                    html.summary(text: language.text("editor.further"))
                    html.p(.class("help"), text: language.text("editor.further-help"))
                    let further = procedure.study.further ?? []
                    rows("study.further", further.map(\.id), &html) { index, html in
                        title(
                            "study.further", index, further.indices.contains(index) ? further[index].title : "", &html)
                    }
                }
            }
        }
    }

    func aspects(_ html: inout HTML) {
        html.section(.class("block"), .id("aspects")) { html in
            html.h2(text: language.text("editor.aspects"))
            html.p(.class("hint"), text: language.text("editor.aspects-help"))
            html.div(.class("form")) { html in
                if isDraft { sets(&html) }
                rows("aspects", procedure.aspects.map(\.id), &html) { index, html in
                    let aspect = procedure.aspects.indices.contains(index) ? procedure.aspects[index] : nil
                    title("aspects", index, aspect?.title ?? "", &html)
                    html.div(.class("editor-pair editor-even")) { html in
                        for (part, value) in [("hint", aspect?.hint), ("standard", aspect?.standard)] {
                            html.textArea(
                                Field(
                                    "aspects[\(index)].\(part)", label: language.text("editor.\(part)"),
                                    value: value ?? "", required: false), rows: 2, in: language,
                                .maxLength(TextLimit.paragraph))
                        }
                    }
                }
            }
        }
    }

    private func sets(_ html: inout HTML) {
        html.div(.class("filters")) { html in
            html.select(
                Field("set", label: language.text("editor.sets"), required: false),
                sets.map { Choice($0.id, $0.title) }, in: language)
            html.div(.class("actions")) { html in
                html.button(
                    .class("button"), .formAction("/campaigns/new/set"), text: language.text("editor.set-add"))
            }
        }
    }

    /// The rows that there are, and two empty ones.
    private func rows(
        _ list: String, _ ids: [String], _ html: inout HTML, _ row: (Int, inout HTML) -> Void
    ) {
        for index in 0..<(ids.count + 2) {
            html.fieldset(.class("field editor-row")) { html in
                html.legend(.class("label"), text: language.text("procedure.\(list)-row", ["n": index + 1]))
                html.input(
                    .type(.hidden), .name("\(list)[\(index)].id"), .value(ids.indices.contains(index) ? ids[index] : "")
                )
                row(index, &html)
            }
        }
    }

    private func title(_ list: String, _ index: Int, _ value: String, _ html: inout HTML) {
        let name = "\(list)[\(index)].title"
        html.input(
            Field(
                name, label: language.text("editor.row-title"), value: value, error: form.errors[name] ?? "",
                required: index == 0), in: language, .maxLength(TextLimit.line))
    }

    func check(_ name: String, _ value: String, _ isOn: Bool, _ words: String, _ html: inout HTML) {
        html.label(.class("check")) { html in
            html.open("input", [.type(.checkbox), .name(name), .value(value)] + (isOn ? [.checked] : []))
            html.span(text: words)
        }
    }
}

extension Step {
    /// The deadline that is asked for and shown at this step; nil where another step has the same day. The last day of
    /// preparing and of covering is that of the meeting; commitments are due with the posting.
    var ownDeadline: Deadline? {
        switch self {
        case .arrangements, .readiness, .covering, .commitments: nil
        default: rule.deadline
        }
    }
}
