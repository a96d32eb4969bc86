import Operations
import PartyLife

/// Members of other units who take part at this one: agreed to, and seen.
struct GuestsPage {
    let record: GuestsRecord
    let place: Place
    let shell: Shell

    private var language: Language { shell.preferences.language }
    private var path: String { Paths.step(place, "guests") }

    func html(notice: Banner?) -> HTML {
        let trail = [Link(record.campaign.title, Paths.campaign(record.campaign.id))]
        let until = record.until.map {
            language.text("guests.until", ["day": language.day($0, today: record.today)])
        }
        let lead = [record.organisation.name, until].compactMap(\.self).joined(separator: " · ")
        return shell.page(language.text("guests.title"), lead: lead, trail: trail, notice: notice) { html in
            html.p(.class("hint"), text: language.text("guests.hint"))
            guard !record.guests.isEmpty else {
                return html.emptyState(language.text("guests.empty"), language.text("guests.empty-hint"))
            }
            html.ul(.class("steps")) { html in for guest in record.guests { row(guest, &html) } }
        }
    }

    private func row(_ guest: GuestsRecord.Guest, _ html: inout HTML) {
        html.li(.class("step")) { html in
            html.span(.class("step-name"), text: guest.name)
            let word =
                guest.covered != nil
                ? "guests.came" : guest.arrangement.confirmed != nil ? "guests.agreed" : "guests.open"
            html.light(word == "guests.open" ? .notStarted : .onTime, word: language.text(word), in: language)
            html.p(.class("step-detail")) { html in
                html.text(guest.home.name)
                let day = guest.covered?.on ?? guest.arrangement.confirmed?.on
                if let day { html.text(" · " + language.day(day, today: record.today)) }
            }
            html.span(.class("step-go")) { html in
                guard guest.covered == nil, record.campaign.closed == nil else { return }
                if guest.arrangement.confirmed == nil {
                    button("confirm", guest, &html)
                } else {
                    button("came", guest, &html)
                }
            }
        }
    }

    private func button(_ act: String, _ guest: GuestsRecord.Guest, _ html: inout HTML) {
        html.postForm(to: "\(path)/\(act)", token: shell.formToken) { html in
            html.input(.type(.hidden), .name("member"), .value(guest.id.text))
            html.input(.type(.hidden), .name("home"), .value(guest.home.id.text))
            html.button(.class("button")) { html in
                html.text(language.text(act == "confirm" ? "guests.confirm" : "guests.note-came"))
                html.span(.class("unseen"), text: guest.name)
            }
        }
    }
}
