import Operations
import PartyLife

/// The public page of a branch for residents: one question, no account, nothing kept but the words.
struct ResidentsPage {
    let door: ResidentsDoor
    let shell: Shell
    /// Names the opinion, so that one that is sent twice is kept once.
    let id: String

    private var language: Language { shell.preferences.language }

    func html(notice: Banner?) -> HTML {
        shell.page(
            language.text("residents.title", ["branch": door.branchName]), lead: door.theme, notice: notice
        ) { html in
            let limits = Opinions.residentLength
            html.p(.class("block"), text: language.text("residents.lead"))
            html.postForm(
                to: Paths.residents(door.place.organisation, door.token), token: shell.formToken,
                .class("form block")
            ) { html in
                html.input(.type(.hidden), .name("id"), .value(id))
                html.ask(
                    OpinionQuestions.residentText,
                    help: language.text(
                        "residents.text-help", ["least": limits.lowerBound, "limit": limits.upperBound]),
                    in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button button-primary"), text: language.text("residents.send"))
                }
            }
            html.section(.class("block flow")) { html in
                html.h2(text: language.text("residents.kept-title"))
                html.p(text: language.text("residents.kept"))
                html.p(.class("hint"), text: language.text("residents.not-anonymous"))
            }
        }
    }

    static func thanks(_ door: ResidentsDoor, _ shell: Shell) -> HTML {
        let language = shell.preferences.language
        return shell.page(language.text("residents.thanks"), lead: door.branchName) { html in
            html.p(text: language.text("residents.thanks-hint"))
            html.p { html in
                html.a(
                    .href(Paths.residents(door.place.organisation, door.token)),
                    text: language.text("residents.another"))
            }
        }
    }
}
