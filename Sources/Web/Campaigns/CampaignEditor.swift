import Documents
import Operations
import PartyLife

/// Writing a campaign, or a later version of one, without a file: everything that a procedure holds, checked as it is
/// written.
struct CampaignEditor {
    enum Purpose {
        case issue(from: OrganisationRow, others: [OrganisationRow])
        case revise(Campaign.ID, title: String)
    }

    let purpose: Purpose
    let form: ProcedureForm
    let shell: Shell
    let today: Day
    let sets: [AspectSet]
    /// What is wrong with a file that was sent.
    var defects: [ProcedureFile.Defect] = []

    var language: Language { shell.preferences.language }
    var procedure: Procedure { form.procedure }

    private var sendPath: String {
        switch purpose {
        case .issue: "/campaigns/new/look"
        case .revise(let id, _): Paths.campaign(id) + "/revise"
        }
    }

    private var checkPath: String {
        switch purpose {
        case .issue: "/campaigns/new/draft"
        case .revise(let id, _): Paths.campaign(id) + "/revise/check"
        }
    }

    func html(notice: Banner?) -> HTML {
        let list = Link(language.text("campaign.list"), "/campaigns")
        let (title, trail): (String, [Link]) =
            switch purpose {
            case .issue: (language.text("campaign.new"), [list])
            case .revise(let id, let name): (language.text("editor.revise"), [list, Link(name, Paths.campaign(id))])
            }
        return shell.page(title, lead: language.text("editor.lead"), trail: trail, notice: notice) { html in
            wrongFile(&html)
            before(&html)
            html.postForm(
                to: sendPath, token: shell.formToken, .class("form editor"), .noValidate, .autosave(checkPath),
                .data("live", ""),
                .data("saved", language.text(isDraft ? "form.saved" : "editor.checked", ["time": "{time}"])),
                .data("saving", language.text(isDraft ? "form.saving" : "editor.checking")),
                .data("failed", language.text("form.save-failed"))
            ) { html in
                if case .issue(let issuer, _) = purpose {
                    html.input(.type(.hidden), .name("issuer"), .value(issuer.id.text))
                }
                // What is wrong stands above the fields, in their order.
                var content = html.part()
                for section in [basics, steps, study, aspects, rules] { section(&content) }
                html.div(.id("check"), .role("status")) { html in
                    html.errorSummary(wrongFields(as: content.wrongFields.map(\.name)), in: language)
                }
                html.append(content)
                preview(&html)
                actions(&html)
            }
            after(&html)
        }
    }

    var isDraft: Bool { if case .issue = purpose { true } else { false } }

    /// The label of a field, by its name.
    func field(_ name: String, value: String, help: String = "", required: Bool = true) -> Field {
        Field(
            name, label: language.text("procedure.\(name)"), value: value, help: help,
            error: form.errors[name] ?? "", required: required)
    }

    private func wrongFields(as drawn: [String]) -> [Field] {
        (drawn + form.errors.keys.filter { !drawn.contains($0) }.sorted()).map { name in
            Field(name, label: label(of: name), error: form.errors[name] ?? "")
        }
    }

    private func label(of name: String) -> String {
        if name == "window.closes" { return language.text("timetable.meetingBy") }
        if name.hasPrefix("timetable."), language.has(name) { return language.text(name) }
        guard let bracket = name.firstIndex(of: "["), let end = name.firstIndex(of: "]"),
            let row = Int(name[name.index(after: bracket)..<end])
        else { return language.text(language.has("procedure.\(name)") ? "procedure.\(name)" : "editor.rules") }
        return language.text("procedure.\(name[..<bracket])-row", ["n": row + 1])
    }

    private func basics(_ html: inout HTML) {
        html.section(.class("block"), .id("basics")) { html in
            html.h2(text: language.text("editor.basics"))
            html.div(.class("form")) { html in
                html.input(
                    field("title", value: form.title, help: language.text("campaign.title-help")), in: language,
                    .maxLength(TextLimit.line))
                html.input(field("name", value: procedure.name), in: language, .maxLength(TextLimit.line))
                html.input(field("theme", value: procedure.theme), in: language, .maxLength(TextLimit.line))
                html.input(
                    field(
                        "programme", value: procedure.programme ?? "", help: language.text("editor.programme-help"),
                        required: false), in: language, .maxLength(TextLimit.line))
                html.input(
                    field(
                        "window.opens", value: procedure.window.opens.description,
                        help: language.text("editor.opens-help")), type: .date, in: language)
            }
        }
    }

    private func preview(_ html: inout HTML) {
        html.section(.class("block"), .id("preview")) { html in
            html.h2(text: language.text("editor.preview"))
            html.div(.id("roadmap"), .class("flow")) { html in
                html.roadmap(procedure, today: today, in: language)
            }
        }
    }

    private func actions(_ html: inout HTML) {
        html.div(.class("actions")) { html in
            html.button(
                .class("button button-primary"),
                text: language.text(isDraft ? "issuing.look" : "editor.revise-do"))
            html.button(
                .class("button"), .formAction(checkPath), .name("by"), .value("check"),
                text: language.text("editor.check"))
            if isDraft {
                html.button(
                    .class("button"), .formAction(checkPath), .name("by"), .value("hand"),
                    text: language.text("button.save-draft"))
            }
        }
        html.p(.class("draft-state"), .role("status"), .data("draft-state", ""))
        html.p(.class("hint"), text: language.text(isDraft ? "campaign.issue-hint" : "editor.revise-hint"))
        html.unclassifiedLine(in: language)
    }
}
