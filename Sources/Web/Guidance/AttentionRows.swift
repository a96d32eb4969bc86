import Operations
import PartyLife

/// 重点关注: branches that are late, wait for a superior or have not received the notice, one entry each.
struct AttentionRows {
    let campaign: CampaignRow
    let today: Day
    let language: Language

    func table(_ rows: [AttentionList.Row], _ html: inout HTML) {
        html.table(
            rows, caption: language.text("attention.title"),
            columns: [
                Column(language.text("tree.name"), .title) { html, row in
                    html.a(.href(Paths.organisation(campaign.id, row.id)), text: row.organisation.name)
                },
                Column(language.text("attention.superior")) { html, row in html.text(row.superior) },
                Column(language.text("attention.what")) { html, row in lights(row, &html) },
                Column(language.text("list.actions"), .actions) { html, row in
                    let (path, key) = way(row)
                    html.a(.href(path), text: language.text("attention-action.\(key)"))
                },
            ])
    }

    private func lights(_ row: AttentionList.Row, _ html: inout HTML) {
        html.ul(.class("attention")) { html in
            for open in row.late(on: today) {
                html.li { html in
                    html.light(.overdue(days: open.daysLate(on: today)), in: language)
                    html.span(.class("light-step"), text: step(open))
                }
            }
            if row.lacksNotice, row.late(on: today).isEmpty {
                html.li { $0.light(.notStarted, word: language.text("attention.noticeNotReceived"), in: language) }
            }
            for open in row.standing.atSuperior.prefix(1) where open.daysLate(on: today) == 0 {
                html.li { html in
                    html.light(
                        StatusBadge(open.light(on: today, amberDays: campaign.amberDays)), word: waiting(open),
                        in: language)
                }
            }
            if row.problemsOverdue > 0 {
                html.li(text: language.text("attention.problemsOverdue", ["n": row.problemsOverdue]))
            }
        }
    }

    private func step(_ open: Standing.Open) -> String {
        if open.turn == .superior { return waiting(open) }
        return open.step == .notice
            ? language.text("attention.noticeNotReceived") : language.word("step", open.step)
    }

    private func waiting(_ open: Standing.Open) -> String { language.waiting(open, today: today) }

    private func way(_ row: AttentionList.Row) -> (path: String, key: String) {
        if row.standing.atSuperior.first?.step == .plan {
            return (Paths.step(Place(campaign.id, row.id), "plan"), "plansWaiting")
        }
        if row.problemsOverdue > 0, row.late(on: today).first?.step.stage == .after {
            let query = [("campaign", campaign.id.text), ("standing", LedgerFilter.Standing.overdue.rawValue)]
            return (SafePath.appending(query, to: Paths.ledger(row.id)), "problemsOverdue")
        }
        return (Paths.organisation(campaign.id, row.id), "progress")
    }
}

extension Language {
    /// 方案待审（7月11日报送）: what waits for a superior, and since when.
    func waiting(_ open: Standing.Open, today: Day) -> String {
        let key = open.step == .plan ? "plan" : "review"
        guard let since = open.since else { return text("waiting.\(key)") }
        return text("waiting.\(key)-since", ["day": day(since, today: today)])
    }
}
