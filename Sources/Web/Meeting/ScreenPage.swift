import Documents
import Operations
import PartyLife

/// 会场大屏: the agenda and who speaks, for everyone in the room. Nothing that anybody said is on it, and no number of
/// anybody's.
struct ScreenPage {
    let page: MeetingPage
    /// The address of the meeting's page, as phones in the room reach it.
    let address: String

    private var language: Language { page.language }
    private var meeting: BranchMeeting { page.meeting }

    func html() -> HTML {
        let title = page.record.organisation.name
        let live: [Attribute] = [
            .class("wall"), .id("content"), .data("room", "\(page.path)/live"), .data("page", "\(page.path)/screen"),
            .data("version", String(page.version)),
        ]
        return page.shell.document("\(language.text("screen.title")) · \(title)", theme: page.shell.preferences.theme) {
            html in
            html.element("main", live) { html in
                html.header(.class("wall-head")) { html in
                    html.h1(text: title)
                    html.p(text: page.record.campaign.title)
                }
                html.div(.class("wall-body"), .id("wall"), .data("part", "")) { html in
                    agenda(&html)
                    centre(&html)
                }
                html.footer(.class("wall-foot")) { html in
                    if let code = QRCode(address) {
                        html.div(.class("wall-code")) { $0.qrPicture(of: code) }
                    }
                    html.p { html in
                        html.text(language.text("screen.join"))
                        html.a(.href(page.path), text: address)
                    }
                }
            }
        }
    }

    private func agenda(_ html: inout HTML) {
        html.ol(.class("wall-agenda")) { html in
            for (part, _, isDone) in page.agenda where part != "close" {
                html.li(.class(isDone ? "wall-done" : "")) { html in
                    html.text(language.text("meeting.part.\(part)"))
                    if isDone { html.span(.class("wall-mark"), text: language.text("screen.done")) }
                }
            }
        }
    }

    private func centre(_ html: inout HTML) {
        html.div(.class("wall-now")) { html in
            switch meeting.state {
            case .preparing, .ready:
                html.p(.class("wall-label"), text: language.text("screen.before"))
            case .held, .heldMakeUp:
                html.p(.class("wall-label"), text: language.text("screen.over"))
            case .inSession:
                if let floor = meeting.floor {
                    html.p(.class("wall-label"), text: language.text("room.now"))
                    html.p(.class("wall-name"), text: page.name(floor.speaker))
                } else {
                    html.p(.class("wall-label"), text: language.text("room.nobody"))
                }
                if let next = page.waiting.first(where: { $0 != meeting.floor?.speaker }) {
                    html.p(.class("wall-next"), text: language.text("room.next", ["person": page.name(next)]))
                }
                html.p(
                    .class("wall-count"),
                    text: language.text(
                        "screen.present", ["count": language.count(meeting.present.count, of: page.expected.count)]))
            }
        }
    }
}
