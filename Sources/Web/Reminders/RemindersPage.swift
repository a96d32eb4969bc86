import Operations
import PartyLife

/// The inbox of reminders (提醒), quiet hours, and the calendar's address.
struct RemindersPage {
    let record: RemindersRecord
    let shell: Shell
    /// The calendar's address, where it was just made.
    var address: String?

    private var language: Language { shell.preferences.language }

    func html(notice: Banner?) -> HTML {
        shell.page(language.text("reminders.title"), lead: language.text("reminders.lead"), notice: notice) { html in
            inbox(&html)
            calendar(&html)
            quiet(&html)
        }
    }

    private func inbox(_ html: inout HTML) {
        html.section(.class("block"), .id("inbox")) { html in
            html.h2(text: language.text("reminders.inbox"))
            guard !record.digests.isEmpty else {
                return html.emptyState(language.text("reminders.empty"), language.text("reminders.empty-hint"))
            }
            for digest in record.digests {
                html.element("details", digest.day == record.digests.first?.day ? [.open] : []) { html in
                    html.summary(
                        text: language.text(
                            "reminders.of-day",
                            [
                                "day": language.day(digest.day, today: record.today),
                                "n": digest.reminders.count,
                            ]))
                    html.ul(.class("steps")) { html in for item in digest.reminders { row(item, &html) } }
                }
            }
        }
    }

    private func row(_ item: Reminder, _ html: inout HTML) {
        html.li(.class("step")) { html in
            html.a(.class("step-name"), .href(item.path), text: item.title(in: language))
            html.span { html in
                if let due = item.due { html.light(due.light(on: record.today), in: language) }
            }
            html.p(.class("step-detail")) { html in
                guard let due = item.due else { return }
                html.time(text: language.text("home.due", ["day": language.day(due, today: record.today)]))
            }
        }
    }

    private func calendar(_ html: inout HTML) {
        html.section(.class("block"), .id("calendar")) { html in
            html.h2(text: language.text("reminders.calendar"))
            html.p(.class("hint"), text: language.text("reminders.calendar-hint"))
            if let address {
                html.notice(Banner(.warning, language.text("reminders.address-once")), in: language)
                html.div(.class("field")) { html in
                    html.label(.class("label"), .for("calendar-address"), text: language.text("reminders.address"))
                    html.textarea(.id("calendar-address"), .rows(3), .readOnly, text: address)
                }
            }
            html.div(.class("actions")) { html in
                let hasFeed = record.hasFeed || address != nil
                html.postForm(to: "/reminders/feed", token: shell.formToken) { html in
                    html.button(
                        .class("button"), text: language.text(hasFeed ? "reminders.feed-renew" : "reminders.feed-open"))
                }
                if hasFeed {
                    html.postForm(to: "/reminders/feed/end", token: shell.formToken) { html in
                        html.button(.class("button button-quiet"), text: language.text("reminders.feed-end"))
                    }
                }
            }
        }
    }

    private func quiet(_ html: inout HTML) {
        html.section(.class("block"), .id("quiet")) { html in
            html.h2(text: language.text("reminders.quiet"))
            html.postForm(to: "/reminders/quiet", token: shell.formToken, .class("form")) { html in
                html.p(.class("hint"), text: language.text("reminders.quiet-hint"))
                html.input(
                    Field("from", label: language.text("reminders.quiet-from"), value: clock(record.quiet.from)),
                    type: .time, in: language)
                html.input(
                    Field("until", label: language.text("reminders.quiet-until"), value: clock(record.quiet.until)),
                    type: .time, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("reminders.quiet-save"))
                }
            }
        }
    }

    private func clock(_ minutes: Int) -> String {
        CivilDate.padded(minutes / 60) + ":" + CivilDate.padded(minutes % 60)
    }
}
