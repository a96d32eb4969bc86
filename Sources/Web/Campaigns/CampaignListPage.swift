import Operations
import PartyLife

/// All campaigns, the newest first.
struct CampaignListPage {
    let campaigns: [CampaignRow]
    let shell: Shell
    let today: Day
    /// Whether the reader may issue one.
    let mayIssue: Bool

    private var language: Language { shell.preferences.language }

    func html() -> HTML {
        shell.page(language.text("campaign.list"), lead: language.text("campaign.list-lead")) { html in
            if campaigns.isEmpty {
                html.emptyState(language.text("campaign.none"), language.text("campaign.none-hint"))
            } else {
                html.table(
                    campaigns, caption: language.text("campaign.list"),
                    columns: [
                        Column(language.text("campaign.title"), .title) { html, row in
                            html.a(.href(Paths.campaign(row.id)), text: row.title)
                        },
                        Column(language.text("campaign.issued")) { html, row in
                            html.text(language.day(row.issued, today: today))
                        },
                        Column(language.text("campaign.state")) { html, row in
                            if let closed = row.closed {
                                let day = language.day(closed, today: today)
                                html.text(language.text("campaign.closed-on", ["day": day]))
                            } else {
                                html.light(.onTime, word: language.text("campaign.open"), in: language)
                            }
                        },
                    ])
            }
            guard mayIssue else { return }
            html.div(.class("block actions")) { html in
                html.a(
                    .class("button button-primary"), .href("/campaigns/new"), text: language.text("campaign.new"))
            }
        }
    }
}
