import Operations
import PartyLife

/// Before the meeting: what is missing, and calling it.
extension MeetingPage {
    private var branchPath: String { Paths.organisation(record.place.campaign, record.place.organisation) }

    func preparing(_ html: inout HTML) {
        let unmet = record.readiness.unmet
        guard !unmet.isEmpty else {
            html.emptyState(language.text("meeting.all-there"), language.text("meeting.all-there-hint")) { html in
                html.p(.class("actions")) {
                    $0.a(.class("button"), .href(branchPath), text: language.text("meeting.to-branch"))
                }
            }
            return
        }
        html.stepDesk(.whole) { html in
            html.h2(text: language.text("meeting.not-yet"))
            html.p(.class("hint"), text: language.text("meeting.not-yet-hint", ["n": unmet.count]))
            html.ul(.class("steps")) { html in
                for condition in unmet { self.condition(condition, &html) }
            }
            html.div(.class("steps-end")) { html in
                html.p(.class("hint"), text: language.text("meeting.ready-by-secretary"))
                html.a(.class("button"), .href(branchPath), text: language.text("meeting.to-branch"))
            }
        }
    }

    private func condition(_ condition: Readiness.Condition, _ html: inout HTML) {
        html.li(.class("step")) { html in
            html.span(.class("step-name"), text: language.word("gate", condition.gate))
            html.light(
                .notStarted, word: language.text("meeting.short-of", ["n": condition.due - condition.done]),
                in: language)
            let missing = condition.missing.map(name)
            html.div(.class("step-detail")) { html in
                guard missing.count > 6 else { return html.text(language.names(missing)) }
                html.details { html in
                    html.summary(text: language.names(missing, limit: 6))
                    html.p(text: language.names(missing))
                }
            }
        }
    }

    func opening(_ html: inout HTML) {
        let planned = record.plan.meetingDay
        html.section(.class("block"), .id("open")) { html in
            html.h2(text: language.text("meeting.ready"))
            if let planned {
                html.p(text: language.text("meeting.planned", ["day": language.day(planned, today: record.today)]))
            }
            guard viewer.may(.openMeeting) else {
                html.p(.class("hint"), text: language.text("meeting.opened-by-secretary"))
                return
            }
            let typed = form(.open)
            let text = record.plan.versions.last
            postForm(.open, &html) { html in
                html.input(
                    Field(
                        "day", label: language.text("meeting.day"),
                        value: typed?["day"] ?? (planned ?? record.today).description,
                        help: language.text("meeting.day-help")), type: .date, in: language)
                html.input(
                    Field("place", label: language.text("meeting.place"), value: typed?["place"] ?? text?.place ?? ""),
                    in: language, .maxLength(100))
                html.div(.class("actions")) { button(language.text("meeting.open"), primary: true, &$0) }
            }
        }
    }
}
