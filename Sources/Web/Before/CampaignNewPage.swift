import Documents
import PartyLife
import Records

/// Issuing a campaign: its title and its procedure as a file.
struct CampaignNewPage {
    let shell: Shell
    /// Organisations for which the reader may issue.
    let issuers: [OrganisationRow]
    let title: String
    let issuer: String
    /// The procedure as YAML.
    let text: String
    let defects: [ProcedureFile.Defect]

    private var language: Language { shell.preferences.language }

    func html(notice: Notice?) -> HTML {
        shell.page(
            language.text("campaign.new"), lead: language.text("campaign.new-lead"),
            trail: [Link(language.text("campaign.list"), "/campaigns")], notice: notice
        ) { html in
            wrong(&html)
            html.section(.class("block")) { html in
                html.postForm(
                    to: "/campaigns/new/import", token: shell.formToken, .class("form"), .multipart
                ) { html in
                    html.input(.type(.hidden), .name("title"), .value(title))
                    html.input(.type(.hidden), .name("issuer"), .value(issuer))
                    html.input(
                        Field(
                            "file", label: language.text("campaign.file"), help: language.text("campaign.file-help"),
                            required: false),
                        type: .file, in: language, .accept(".yaml,.yml,.txt"))
                    html.div(.class("actions")) { html in
                        html.button(.class("button"), text: language.text("campaign.file-read"))
                    }
                }
            }
            html.section(.class("block")) { html in
                html.postForm(to: "/campaigns", token: shell.formToken, .class("form"), .data("guard", "")) { html in
                    fields(&html)
                }
            }
        }
    }

    private func fields(_ html: inout HTML) {
        html.input(
            Field(
                "title", label: language.text("campaign.title"), value: title,
                help: language.text("campaign.title-help")), in: language, .maxLength(120))
        if issuers.count > 1 {
            html.select(
                Field("issuer", label: language.text("campaign.issuer"), value: issuer),
                issuers.map { Choice($0.id.text, $0.name) }, in: language)
        } else if let only = issuers.first {
            html.input(.type(.hidden), .name("issuer"), .value(only.id.text))
            html.p { html in
                html.span(.class("label"), text: language.text("campaign.issuer"))
                html.text(only.name)
            }
        }
        html.textArea(
            Field(
                "procedure", label: language.text("campaign.procedure"), value: text,
                help: language.text("campaign.procedure-help"),
                error: defects.isEmpty ? "" : language.text("campaign.defects", ["n": defects.count])),
            rows: 28, in: language)
        html.div(.class("actions")) { html in
            html.button(.class("button button-primary"), text: language.text("campaign.issue"))
        }
        html.p(.class("hint"), text: language.text("campaign.issue-hint"))
        html.unclassifiedLine(in: language)
    }

    /// Everything that is wrong with the file, each with its line and field.
    private func wrong(_ html: inout HTML) {
        guard !defects.isEmpty else { return }
        html.div(.class("notice notice-error"), .role("alert"), .tabindex(-1), .id("errors")) { html in
            html.strong(
                .class("notice-kind"), text: "■ " + language.text("campaign.defects", ["n": defects.count]))
            html.ul { html in
                for defect in defects {
                    html.li { $0.a(.href("#field-procedure"), text: line(defect)) }
                }
            }
        }
    }

    private func line(_ defect: ProcedureFile.Defect) -> String {
        let reason = language.text("procedure-defect.\(defect.reason.code)")
        let place = defect.line.map { language.text("campaign.defect-line", ["line": $0, "path": defect.path]) }
        return language.text("form.error-line", ["label": place ?? defect.path, "error": reason])
    }
}
