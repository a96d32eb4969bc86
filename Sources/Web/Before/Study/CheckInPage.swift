import Documents
import Operations
import PartyLife

/// The code for the wall: large, and new every few minutes by itself.
struct CodePage {
    let step: PreparationStep
    let session: StudySessionPage
    let code: String
    /// The address that the picture holds.
    let address: String

    private var language: Language { step.language }

    func html() -> HTML {
        step.page(session.title, notice: nil, below: Link(language.text("study.title"), step.path("study"))) { html in
            html.p(text: language.text("study.scan-this", ["n": CheckInCode.lifetime]))
            if let code = QRCode(address) {
                html.div(.class("qr"), .role("img"), .aria("label", language.text("study.code"))) { html in
                    html.qrPicture(of: code)
                }
            }
            html.p(text: language.text("study.signed-in", ["n": session.session.attended.count]))
            html.div(.class("actions")) { html in
                if step.isMember, !session.session.attended.contains(step.person.member) {
                    html.a(
                        .class("button"), .href(session.path("/check-in/\(code)")), text: language.text("study.me-too"))
                }
                html.a(.class("button"), .href(session.path()), text: language.text("study.back-to-session"))
            }
        }
    }
}

/// Where the code leads: one tap says how one came.
struct CheckInPage {
    let step: PreparationStep
    let session: StudySessionPage
    let code: String

    private var language: Language { step.language }

    func html(notice: Banner?) -> HTML {
        step.page(session.title, notice: notice, below: Link(language.text("study.title"), step.path("study"))) {
            html in
            guard !session.session.attended.contains(step.person.member) else {
                html.p(text: language.text("study.you-are-in"))
                return html.p { $0.a(.href(session.path()), text: language.text("study.back-to-session")) }
            }
            html.p(text: language.text("study.sign-in-as", ["name": step.person.name]))
            html.postForm(
                to: session.path("/check-in/\(code)"), token: step.shell.formToken, .class("actions")
            ) { html in
                for presence in Study.Presence.allCases {
                    html.button(
                        .class(presence == .onSite ? "button button-primary" : "button"), .name("presence"),
                        .value(presence.rawValue), text: language.text("study.sign-in-\(presence.rawValue)"))
                }
            }
        }
    }
}
