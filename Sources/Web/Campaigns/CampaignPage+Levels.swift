import Operations
import PartyLife

/// A level that the reader looks after: its own receipt, what it adds, and who has received the notice below.
extension CampaignPage {
    func level(_ level: CampaignRecord.Level, _ html: inout HTML) {
        html.section(.class("block"), .id("level-\(level.id)")) { html in
            html.div(.class("block-head")) { html in
                html.h2(text: level.row.name)
                html.a(
                    .href(Paths.organisation(record.row.id, level.id)), text: language.text("campaign.progress"))
            }
            if level.id != record.row.issuer { ownNotice(level, &html) }
            receipts(level, &html)
            training(level, &html)
        }
    }

    private func ownNotice(_ level: CampaignRecord.Level, _ html: inout HTML) {
        let place = Place(record.row.id, level.id)
        let due = level.inherited.timetable.noticeBy
        html.p(.class("todo-due")) { html in
            if let received = level.notice.received {
                html.light(
                    .onTime,
                    word: language.text(
                        "campaign.received-on", ["day": language.day(received, today: record.today)]),
                    in: language)
            } else {
                html.light(
                    due.lightOfReceipt(on: record.today), word: language.text("branch.not-received"), in: language)
                html.span(text: language.text("home.due", ["day": language.day(due, today: record.today)]))
            }
        }
        if can(.receive, at: level) {
            html.postForm(to: Paths.step(place, "notice"), token: shell.formToken) { html in
                html.button(.class("button button-primary"), text: language.text("branch.receive"))
            }
        }
        if let change = level.notice.tightening {
            added(change, &html)
        } else if can(.tighten(Tightening()), at: level) {
            TightenForm(
                inherited: level.inherited, setBy: level.setBy, typed: typed, language: language, today: record.today
            ).write(
                to: Paths.step(place, "tighten"), token: shell.formToken, &html)
            tightenFile(place, &html)
        }
    }

    /// What this level asks beyond what it was sent.
    private func added(_ change: Tightening, _ html: inout HTML) {
        let days = Procedure.DayField.tightenable.compactMap { field, mine in
            change[keyPath: mine].map { (field.short, $0) }
        }
        html.h3(text: language.text("tighten.added"))
        html.ul { html in
            for (name, day) in days {
                html.li { html in
                    html.text(language.text("timetable.\(name)"))
                    html.text(" ")
                    html.span(
                        .class("hint"),
                        text: language.text("home.due", ["day": language.day(day, today: record.today)]))
                }
            }
            for text in change.addedTexts { html.li(text: text.title) }
            for aspect in change.addedAspects { html.li(text: aspect.title) }
            for gate in change.addedGates { html.li(text: language.word("gate", gate)) }
        }
    }

    private func receipts(_ level: CampaignRecord.Level, _ html: inout HTML) {
        guard !level.receipts.isEmpty else { return }
        let due = level.inherited.timetable.noticeBy
        let done = level.receipts.filter { $0.received != nil }.count
        html.h3(text: language.text("campaign.receipts"))
        html.p { html in
            html.text(language.count(done, of: level.receipts.count))
            let late = level.receipts.filter { $0.received == nil && record.today > due }.count
            if late > 0 {
                html.text(" ")
                html.light(.overdue(days: nil), word: language.text("campaign.late", ["n": late]), in: language)
            }
        }
        let rows = level.receipts.sorted {
            ($0.received != nil ? 1 : 0, $0.row.id) < ($1.received != nil ? 1 : 0, $1.row.id)
        }
        var columns = [
            Column<CampaignRecord.Receipt>(language.text("campaign.organisation"), .title) { html, receipt in
                html.a(.href(Paths.organisation(record.row.id, receipt.id)), text: receipt.row.name)
            },
            Column(language.text("campaign.receipt")) { html, receipt in
                if let received = receipt.received {
                    html.light(
                        received > due ? .overdue(days: received - due) : .onTime,
                        word: language.text(
                            "campaign.received-on", ["day": language.day(received, today: record.today)]),
                        in: language)
                } else {
                    html.light(due.lightOfReceipt(on: record.today), in: language)
                }
            },
        ]
        if rows.contains(where: { $0.allBelow > 0 }) {
            columns.append(
                Column(language.text("campaign.below"), .number) { html, receipt in
                    if receipt.allBelow > 0 {
                        html.text(language.count(receipt.receivedBelow, of: receipt.allBelow))
                    }
                })
        }
        html.table(rows, caption: language.text("campaign.receipts"), columns: columns)
    }
}
