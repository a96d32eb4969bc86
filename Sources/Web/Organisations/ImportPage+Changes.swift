import Operations
import PartyLife

/// What taking a roster would change: who leaves, moves, joins and is corrected, by name and branch.
extension ImportPage {
    /// Lines of each kind on the page; the download has them all. Who leaves is always listed.
    static let shownChanges = 200

    func changes(_ summary: ImportSummary, _ ticket: String, _ error: String, _ html: inout HTML) {
        guard !summary.isNothing else {
            html.notice(Banner(.information, language.text("roster-import.nothing")), in: language)
            doubts(summary, &html)
            again(&html)
            return
        }
        let leaving = Field(
            "leaving", label: language.text("roster-import.confirm-leaving", ["n": summary.left]), error: error)
        html.errorSummary([leaving], in: language)
        doubts(summary, &html)
        html.section(.class("flow")) { html in
            html.h2(text: language.text("roster-import.changes"))
            html.dl(.class("facts")) { html in
                for kind in ImportChange.Kind.allCases where summary.count(kind) > 0 {
                    html.div(.class("fact")) { html in
                        html.dt(text: language.text("roster-import.\(kind)"))
                        html.dd(text: String(summary.count(kind)))
                    }
                }
            }
            html.p(.class("hint"), text: language.text("roster-import.nothing-written"))
            html.postForm(to: path, token: shell.formToken) { html in
                html.input(.type(.hidden), .name("ticket"), .value(ticket))
                if summary.needsConfirmation { confirmation(leaving, summary.left, &html) }
                html.div(.class("actions")) { html in
                    html.button(.class("button button-primary"), text: language.text("roster-import.confirm"))
                    html.a(.class("button"), .href(Paths.roster(organisation)), text: language.text("button.cancel"))
                }
            }
        }
        for kind in ImportChange.Kind.allCases { list(kind, summary, &html) }
        html.p { html in
            html.a(
                .class("button"), .href(SafePath.appending([("ticket", ticket)], to: path + "/changes.xlsx")),
                text: language.text("roster-import.changes-download"))
        }
        again(&html)
    }

    /// What speaks for a file that was cut; else how many leave.
    private func doubts(_ summary: ImportSummary, _ html: inout HTML) {
        let words = ImportWords(language: language)
        if !summary.doubts.isEmpty {
            html.div(.class("notice notice-warning"), .role("alert")) { html in
                html.strong(.class("notice-kind"), text: "▲ " + language.text("roster-doubt.title"))
                html.ul { html in
                    for doubt in summary.doubts { html.li(text: words.text(of: doubt, names: summary.names)) }
                }
            }
        } else if summary.left > 0 {
            html.notice(
                Banner(.warning, language.text("roster-import.leave-hint", ["n": summary.left])), in: language)
        }
    }

    private func confirmation(_ field: Field, _ count: Int, _ html: inout HTML) {
        html.div(.class(field.error.isEmpty ? "field" : "field field-wrong")) { html in
            if !field.error.isEmpty {
                html.p(.class("field-error"), .id("\(field.id)-error"), text: "■ \(field.error)")
            }
            html.label(.class("segment")) { html in
                html.input(.type(.checkbox), .name(field.name), .id(field.id), .value(String(count)), .required)
                html.span(text: field.label)
            }
        }
    }

    private func list(_ kind: ImportChange.Kind, _ summary: ImportSummary, _ html: inout HTML) {
        let lines = summary.changes.filter { $0.kind == kind }
        guard !lines.isEmpty else { return }
        let shown = kind == .left ? lines[...] : lines.prefix(Self.shownChanges)
        let words = ImportWords(language: language)
        let title = language.text("roster-import.kind-count", ["kind": words.kind(of: lines[0]), "n": lines.count])
        html.section(.class("flow")) { html in
            html.h3(text: title)
            html.table(
                shown, caption: title,
                columns: [
                    Column(language.text("roster-import.name"), .title) { html, change in html.text(change.name) },
                    Column(language.text("roster-import.branch")) { html, change in
                        html.text(change.branch.isEmpty ? "—" : change.branch)
                    },
                    Column(language.text("roster-import.what")) { html, change in
                        let detail = words.detail(of: change)
                        html.text(detail.isEmpty ? "—" : detail)
                    },
                ])
            if shown.count < lines.count {
                html.p(
                    .class("hint"),
                    text: language.text("roster-import.changes-shown", ["n": shown.count, "all": lines.count]))
            }
        }
    }
}
