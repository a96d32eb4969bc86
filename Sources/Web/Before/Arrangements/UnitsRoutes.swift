import Hummingbird
import Operations
import PartyLife

/// Setting up groups of a branch, and temporary branches below a superior.
struct UnitsRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation/units"
        router.get("\(path)") { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.post("\(path)") { request, context in
            let (place, form) = (try context.place(), context.form)
            return try await site.act(context, then: Paths.step(place, "units"), done: "unitSetUp") { actor in
                let (name, leader, until) = try form.answers(
                    ArrangementQuestions.unitName, ArrangementQuestions.unitLeader, ArrangementQuestions.unitUntil)
                try await site.useCases.setUpUnit(
                    named: name, below: place.organisation, ledBy: leader, until: until, as: actor)
            } again: { notice in
                try await page(request, context).html(notice: notice)
            }
        }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> UnitsPage {
        let (actor, place) = (try context.signedIn().actor, try context.place())
        let record = try await site.useCases.units(at: place, as: actor)
        return UnitsPage(record: record, place: place, shell: site.shell(request, context))
    }
}

/// The groups of a branch, or the temporary branches below a superior.
struct UnitsPage {
    let record: UnitsRecord
    let place: Place
    let shell: Shell

    private var language: Language { shell.preferences.language }
    private var isBranch: Bool { record.organisation.type.isBranch }

    func html(notice: Banner?) -> HTML {
        let trail = [
            Link(record.campaign.title, Paths.campaign(record.campaign.id)),
            Link(record.organisation.name, Paths.organisation(place.campaign, place.organisation)),
        ]
        let title = language.text(isBranch ? "units.groups" : "units.temporary")
        return shell.page(title, lead: record.organisation.name, trail: trail, notice: notice) { html in
            html.p(.class("hint"), text: language.text("units.hint"))
            if !record.units.isEmpty {
                html.table(
                    record.units, caption: title,
                    columns: [
                        Column(language.text("units.name"), .title) { html, unit in html.text(unit.row.name) },
                        Column(language.text("units.leader")) { html, unit in html.text(unit.leader ?? "—") },
                        Column(language.text("units.until")) { html, unit in
                            html.text(unit.until.map { language.day($0, today: record.today) } ?? "—")
                        },
                        Column(language.text("units.guests"), .number) { html, unit in html.text(unit.guests) },
                    ])
            }
            form(&html)
        }
    }

    private func form(_ html: inout HTML) {
        html.section(.class("block")) { html in
            html.h2(text: language.text(isBranch ? "units.new-group" : "units.new-temporary"))
            html.postForm(to: Paths.step(place, "units"), token: shell.formToken, .class("form")) { html in
                html.ask(ArrangementQuestions.unitName, in: language)
                html.ask(
                    ArrangementQuestions.unitLeader, of: record.candidates.map { Choice($0.id.text, $0.name) },
                    in: language)
                if !isBranch {
                    html.ask(ArrangementQuestions.unitUntil, in: language, .min(record.today.description))
                }
                html.div(.class("actions")) { html in
                    html.button(.class("button button-primary"), text: language.text("units.set-up"))
                }
            }
        }
    }
}
