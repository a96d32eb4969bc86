import Operations
import PartyLife

/// Importing a roster: choose files, see what would change or what is wrong, confirm.
struct ImportPage {
    enum Stage {
        case choose
        /// What would change; the ticket for confirming it; what the confirmation lacked.
        case sound(ImportSummary, ticket: String, error: String)
        case defective([Roster.Defect], further: Int, ticket: String?)
    }

    let organisation: Organisation.ID
    let stage: Stage
    let shell: Shell

    /// Defects on the page; the download has them all.
    static let shownDefects = 200

    var language: Language { shell.preferences.language }
    var path: String { Paths.roster(organisation, "import") }

    func html(notice: Banner?) -> HTML {
        shell.page(
            language.text("roster-import.title"), lead: language.text("roster-import.lead"),
            trail: [Link(language.text("roster.title"), Paths.roster(organisation))], notice: notice
        ) { html in
            switch stage {
            case .choose: upload(isPrimary: true, &html)
            case .sound(let summary, let ticket, let error): changes(summary, ticket, error, &html)
            case .defective(let defects, let further, let ticket): self.defects(defects, further, ticket, &html)
            }
        }
    }

    private func upload(isPrimary: Bool, _ html: inout HTML) {
        html.postForm(to: path, token: shell.formToken, .class("form"), .multipart) { html in
            html.input(
                Field(
                    "files", label: language.text("roster-import.files"),
                    help: language.text("roster-import.files-help")),
                type: .file, in: language, .accept(".xlsx,.csv,.txt"), .multiple)
            html.unclassifiedLine(in: language)
            html.div(.class("actions")) { html in
                html.button(
                    .class(isPrimary ? "button button-primary" : "button"), text: language.text("roster-import.check"))
            }
        }
    }

    func again(_ html: inout HTML) {
        html.section(.class("block")) { html in
            html.details { html in
                html.summary(text: language.text("roster-import.again"))
                upload(isPrimary: false, &html)
            }
        }
    }

    private func defects(_ defects: [Roster.Defect], _ further: Int, _ ticket: String?, _ html: inout HTML) {
        let words = ImportWords(language: language)
        html.section(.class("flow")) { html in
            html.h2(text: language.text("roster-import.defects", ["n": defects.count + further]))
            html.p(.class("hint"), text: language.text("roster-import.defects-hint"))
            if let ticket {
                html.p { html in
                    html.a(
                        .class("button"), .href(SafePath.appending([("ticket", ticket)], to: path + "/failed.xlsx")),
                        text: language.text("roster-import.download"))
                }
            }
            html.table(
                defects.prefix(Self.shownDefects), caption: language.text("roster-import.title"),
                columns: [
                    Column(language.text("roster-import.row"), .title) { html, defect in
                        html.text(language.text("roster-import.row-number", ["row": defect.place.row]))
                    },
                    Column(language.text("roster-import.sheet")) { html, defect in html.text(defect.place.sheet) },
                    Column(language.text("roster-import.column")) { html, defect in
                        html.text(defect.column.isEmpty ? "—" : defect.column)
                    },
                    Column(language.text("roster-import.value")) { html, defect in
                        html.text(defect.value.isEmpty ? "—" : defect.value)
                    },
                    Column(language.text("roster-import.reason")) { html, defect in
                        html.text(words.reason(of: defect))
                    },
                ])
            if defects.count + further > Self.shownDefects {
                html.p(
                    .class("hint"), text: language.text("roster-import.defects-shown", ["n": Self.shownDefects]))
            }
        }
        again(&html)
    }
}
