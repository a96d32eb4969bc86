import Hummingbird
import Operations
import PartyLife

/// Which leader comes to which meeting below an organisation, and when.
struct LeadersRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("campaigns/:campaign/organisations/:organisation/leaders") { request, context in
            let place = try context.place()
            let actor = try context.signedIn().actor
            let record = try await site.useCases.leaders(at: place, as: actor)
            let maySetUp = try await site.useCases.allows(.setUpUnit, on: place.organisation, as: actor)
            return LeadersPage(
                record: record, place: place, maySetUpUnits: maySetUp, shell: site.shell(request, context)
            ).html()
        }
    }
}

/// The leaders' attendance plan (领导干部参会安排) as those above see it: planned, and later seen.
struct LeadersPage {
    let record: LeadersRecord
    let place: Place
    /// Whether the reader may set up temporary branches here.
    let maySetUpUnits: Bool
    let shell: Shell

    private var language: Language { shell.preferences.language }

    func html() -> HTML {
        let trail = [
            Link(record.campaign.title, Paths.campaign(record.campaign.id)),
            Link(record.organisation.name, Paths.organisation(place.campaign, place.organisation)),
        ]
        return shell.page(language.text("leaders.title"), lead: record.organisation.name, trail: trail) { html in
            if maySetUpUnits {
                html.p { $0.a(.href(Paths.step(place, "units")), text: language.text("leaders.units")) }
            }
            if record.visits.isEmpty {
                html.emptyState(language.text("leaders.empty"), language.text("leaders.empty-hint"))
            } else {
                table(&html)
            }
            guard !record.unplanned.isEmpty else { return }
            html.section(.class("block")) { html in
                html.h2(text: language.text("leaders.unplanned", ["n": record.unplanned.count]))
                html.ul { html in
                    for row in record.unplanned {
                        html.li { $0.a(.href(arrangements(row.id)), text: row.name) }
                    }
                }
            }
        }
    }

    private func arrangements(_ branch: Organisation.ID) -> String {
        Paths.step(Place(place.campaign, branch), "arrangements") + "#leaders"
    }

    private func table(_ html: inout HTML) {
        html.table(
            record.visits, caption: language.text("leaders.title"),
            columns: [
                Column(language.text("leaders.who"), .title) { html, row in html.text(row.visit.name) },
                Column(language.text("leaders.on")) { html, row in
                    html.text(language.day(row.visit.on, today: record.today))
                },
                Column(language.text("leaders.branch")) { html, row in
                    html.a(.href(arrangements(row.branch.id)), text: row.branch.name)
                },
                Column(language.text("leaders.capacity")) { html, row in
                    html.text(language.word("visit-capacity", row.visit.capacity))
                },
                Column(language.text("leaders.state")) { html, row in
                    let word = row.isSeen ? "leaders.seen" : row.isHeld ? "leaders.not-seen" : "leaders.planned"
                    html.light(row.isSeen ? .onTime : .notStarted, word: language.text(word), in: language)
                },
            ])
    }
}
