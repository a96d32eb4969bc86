import Operations
import PartyLife

/// The notice as it reaches this branch: to be received, then folded away.
extension BranchPage {
    func noticeCard(_ html: inout HTML) {
        let due = record.facts.procedure.timetable.noticeBy
        html.section(.class("block"), .id("notice")) { html in
            html.div(.class("block-head")) { html in
                html.h2(text: language.text("branch.notice"))
                html.light(
                    due.lightOfReceipt(on: record.today), word: language.text("branch.not-received"), in: language)
            }
            html.p(.class("hint")) { html in
                html.text(language.text("branch.receive-by", ["day": language.day(due, today: record.today)]))
            }
            if record.available(.receive, to: actor, on: scope).isOpen {
                html.postForm(to: Paths.step(place, "notice"), token: shell.formToken) { html in
                    html.button(.class("button button-primary"), text: language.text("branch.receive"))
                }
            } else {
                html.p(.class("actions-why"), text: language.text("branch.receive-who"))
            }
            html.noticePart(record.facts.procedure, today: record.today, in: language)
        }
    }

    func receivedNotice(_ html: inout HTML) {
        html.details(.class("block"), .id("notice")) { html in
            html.summary { html in
                html.strong(text: language.text("branch.notice"))
                html.text(" ")
                let day = record.notice.received.map { language.day($0, today: record.today) } ?? ""
                html.light(
                    .onTime,
                    word: language.text(
                        "branch.received", ["name": record.name(record.notice.receivedBy), "day": day]),
                    in: language)
            }
            html.div(.class("flow")) { html in
                html.noticePart(record.facts.procedure, today: record.today, in: language)
                ownAdditions(&html)
            }
        }
    }

    /// What a branch asks of itself beyond what it was sent, from its own business: until its plan is under review.
    private func ownAdditions(_ html: inout HTML) {
        if let change = record.notice.tightening {
            html.h3(text: language.text("tighten.own-added"))
            html.ul { html in
                for text in change.addedTexts { html.li(text: text.title) }
                for aspect in change.addedAspects { html.li(text: aspect.title) }
                for gate in change.addedGates { html.li(text: language.word("gate", gate)) }
            }
        } else if record.available(.tighten(Tightening()), to: actor, on: scope).isOpen {
            TightenForm(
                inherited: record.facts.procedure, isOwn: true, typed: typed, language: language, today: record.today
            ).write(to: Paths.step(place, "tighten"), token: shell.formToken, &html)
        }
    }
}
