import Operations
import PartyLife

/// The whole list of 重点关注, page by page.
struct AttentionListPage {
    let record: AttentionRecord
    let shell: Shell

    private var language: Language { shell.preferences.language }
    private var path: String { Paths.organisation(record.campaign.id, record.organisation.id) }

    func html() -> HTML {
        let day = language.text("figures.as-of-day", ["day": language.fullDay(record.today)])
        return shell.page(
            language.text("attention.title"), lead: [record.organisation.name, day].joined(separator: " · "),
            trail: [
                Link(record.campaign.title, Paths.campaign(record.campaign.id)), Link(record.organisation.name, path),
            ]
        ) { html in
            html.p(.class("hint"), text: language.text("attention.rule"))
            if !record.list.isCurrent { html.notice(Banner(.warning, language.text("attention.behind")), in: language) }
            guard !record.list.rows.isEmpty else {
                html.emptyState(language.text("attention.nothing"), language.text("attention.rule"))
                return
            }
            AttentionRows(campaign: record.campaign, today: record.today, language: language)
                .table(record.list.rows, &html)
            html.pagination(steps, total: total, path: path + "/attention", in: language)
        }
    }

    private var total: String? {
        record.list.more.map {
            language.text(
                "list.total", ["n": (record.page.number - 1) * record.page.size + record.list.rows.count + $0])
        }
    }

    private var steps: PageSteps {
        func step(_ number: Int) -> [(name: String, value: String)] { [(name: "page", value: String(number))] }
        return PageSteps(
            previous: record.page.number > 1 ? step(record.page.number - 1) : nil,
            next: record.list.more != 0 ? step(record.page.number + 1) : nil)
    }
}
