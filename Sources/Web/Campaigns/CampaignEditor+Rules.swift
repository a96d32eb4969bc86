import Documents
import PartyLife

/// Conditions, talks, opinions, the meeting and what follows; the issuer, and files.
extension CampaignEditor {
    func rules(_ html: inout HTML) {
        html.section(.class("block"), .id("rules")) { html in
            html.h2(text: language.text("editor.rules"))
            html.div(.class("form")) { html in
                checks("gates", Gate.allCases, procedure.gates, group: "gate", &html)
                html.details { html in
                    html.summary(text: language.text("editor.more-rules"))
                    html.div(.class("form")) { html in moreRules(&html) }
                }
            }
        }
    }

    private func moreRules(_ html: inout HTML) {
        checks(
            "opinions.channels", OpinionChannel.allCases, procedure.opinions.channels, group: "opinion-channel", &html)
        number("opinions.minimumChannels", &html)
        for pair in ProcedureForm.pairs {
            html.select(
                field(pair.name, value: procedure[keyPath: pair.path].rawValue),
                Procedure.Talks.PairRule.allCases.map { Choice($0.rawValue, language.word("pair-rule", $0)) },
                in: language)
        }
        html.fieldset(.class("field")) { html in
            html.legend(.class("label"), text: language.text("editor.switches"))
            for one in ProcedureForm.switches {
                check(one.name, "yes", procedure[keyPath: one.path], language.text("procedure.\(one.name)"), &html)
            }
        }
        html.select(
            field("review.leadersFrom", value: procedure.review.leadersFrom.rawValue),
            MemberProfile.Rank.allCases.map { Choice($0.rawValue, language.word("rank", $0)) }, in: language)
        checks(
            "modes", CoverMode.allCases, procedure.modes, group: "cover-mode", help: language.text("editor.modes-help"),
            &html)
        number("rectification.postingDays", &html)
        number("rectification.amberDays", &html)
        html.textArea(
            field(
                "rectification.weakWords", value: procedure.rectification.weakWords.joined(separator: "\n"),
                help: language.text("editor.lines-help"), required: false), rows: 4, in: language)
    }

    private func number(_ name: String, _ html: inout HTML) {
        guard let number = ProcedureForm.numbers.first(where: { $0.name == name }) else { return }
        html.input(field(name, value: String(procedure[keyPath: number.path])), type: .number, in: language, .min("0"))
    }

    private func checks<Code: RawRepresentable<String> & Equatable>(
        _ name: String, _ all: [Code], _ chosen: [Code], group: String, help: String = "", _ html: inout HTML
    ) {
        html.fieldset(.class("field")) { html in
            html.legend(.class("label"), text: language.text("procedure.\(name)"))
            if !help.isEmpty { html.p(.class("help"), text: help) }
            for code in all { check(name, code.rawValue, chosen.contains(code), language.word(group, code), &html) }
        }
    }

    /// Who issues, and a procedure from a file.
    func before(_ html: inout HTML) {
        guard case .issue(let issuer, let others) = purpose else { return }
        html.section(.class("block flow")) { html in
            html.p { html in
                html.strong(text: language.text("campaign.issuer"))
                html.text(" " + issuer.name)
            }
            if !others.isEmpty {
                html.ul { html in
                    for other in others {
                        html.li { html in
                            html.a(
                                .href("/campaigns/new", query: ["issuer": other.id.text]),
                                text: language.text("editor.other-issuer", ["name": other.name]))
                        }
                    }
                }
            }
            html.details { html in
                html.summary(text: language.text("editor.files"))
                html.postForm(
                    to: "/campaigns/new/import", token: shell.formToken, .class("form"), .multipart
                ) { html in
                    html.input(.type(.hidden), .name("issuer"), .value(issuer.id.text))
                    html.input(
                        Field(
                            "file", label: language.text("campaign.file"), help: language.text("campaign.file-help")),
                        type: .file, in: language, .accept(".yaml,.yml,.txt"))
                    html.div(.class("actions")) { html in
                        html.button(.class("button"), text: language.text("campaign.file-read"))
                        html.a(
                            .class("button button-quiet"),
                            .href("/campaigns/new/procedure.yaml", query: ["issuer": issuer.id.text]), .download,
                            text: language.text("editor.export"))
                    }
                }
            }
        }
    }

    func after(_ html: inout HTML) {
        guard case .issue(let issuer, _) = purpose else { return }
        html.details(.class("block")) { html in
            html.summary(text: language.text("editor.discard"))
            html.postForm(to: "/campaigns/new/discard", token: shell.formToken, .class("form")) { html in
                html.input(.type(.hidden), .name("issuer"), .value(issuer.id.text))
                html.p(text: language.text("editor.discard-hint"))
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("editor.discard"))
                }
            }
        }
    }

    /// Everything that is wrong with a file, each with its line and field.
    func wrongFile(_ html: inout HTML) {
        guard !defects.isEmpty else { return }
        html.div(.class("notice notice-error"), .role("alert"), .tabindex(-1), .id("errors")) { html in
            html.strong(
                .class("notice-kind"), text: "■ " + language.text("campaign.defects", ["n": defects.count]))
            html.ul { html in for defect in defects { html.li(text: line(defect)) } }
        }
    }

    private func line(_ defect: ProcedureFile.Defect) -> String {
        let reason = language.text("procedure-defect.\(defect.reason.code)")
        let place = defect.line.map { language.text("campaign.defect-line", ["line": $0, "path": defect.path]) }
        return language.text("form.error-line", ["label": place ?? defect.path, "error": reason])
    }
}
