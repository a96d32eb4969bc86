import Operations
import PartyLife

/// 会议记录: what the meeting was, as a by-product of holding it.
extension MeetingPage {
    func minutes(_ html: inout HTML) {
        html.article(.class("minutes")) { html in
            html.stepDesk(.reading) { html in
                figures(&html)
                facts(&html)
                nextPage(&html)
            } doing: { html in
                covering(&html)
                heard(&html)
            } rest: { html in
                html.fold(
                    language.text("meeting.part.attendance"),
                    note: language.count(meeting.present.count, of: expected.count), id: "attendance"
                ) { html in
                    attended(&html)
                    if viewer.isInsider { attendanceCorrections(&html) }
                }
                appraisalLink(&html)
                html.sheetLinks([.minutes, .signIn], at: record.place, in: language)
            }
        }
    }

    private func nextPage(_ html: inout HTML) {
        html.div(.class("block actions")) { html in
            html.a(
                .class(missing.isEmpty || !viewer.may(.coverMember) ? "button button-primary" : "button"),
                .href(Paths.step(record.place, "list")),
                text: language.text(record.list.pooled == nil ? "meeting.to-pool" : "meeting.to-list"))
        }
    }

    /// What was said, as far as this reader hears it.
    private func heard(_ html: inout HTML) {
        if viewer.isInsider {
            html.section(.class("block")) { html in
                html.confidential(language.text("confidential.branch"), in: language) { said(&$0) }
            }
        } else {
            html.section(.class("block")) { html in
                html.h2(text: language.text("meeting.part.speak"))
                speeches(&html)
            }
            html.p(
                .class("hint block"),
                text: language.text(
                    "meeting.said-sealed",
                    ["criticisms": meeting.criticisms.count, "remarks": meeting.remarks.count]))
            if !viewer.remarks.isEmpty { remarks(primary: false, &html) }
        }
    }

    private func figures(_ html: inout HTML) {
        let spoken = Set(meeting.speeches.map(\.speaker)).count
        let figures = [
            ("meeting.present", language.count(meeting.present.count, of: expected.count)),
            ("meeting.part.speak", language.count(spoken, of: meeting.present.count)),
            ("meeting.part.criticise", String(meeting.criticisms.count)),
            ("meeting.part.remark", String(meeting.remarks.count)),
        ]
        html.div(.class("figures")) { html in
            for (key, value) in figures { html.figure(value, language.text(key)) }
        }
    }

    private func said(_ html: inout HTML) {
        part("meeting.part.speak", meeting.speeches.count, &html) { speeches(&$0) }
        part("meeting.part.criticise", meeting.criticisms.count, &html) { criticisms(answering: false, &$0) }
        part("meeting.part.remark", meeting.remarks.count, &html) { remarkList(&$0) }
        part("meeting.closing-words", meeting.closing == nil ? 0 : 1, &html) { html in
            html.p(.class("lines"), text: words[meeting.closing] ?? "")
        }
        withdrawnWords(&html)
    }

    /// Each part of the meeting is a line that opens.
    private func part(_ key: String, _ count: Int, _ html: inout HTML, content: (inout HTML) -> Void) {
        html.fold(
            language.text(key), note: language.text("fold.items", ["n": count]),
            isOpen: key == "meeting.closing-words" && count > 0
        ) { html in
            guard count == 0 else { return content(&html) }
            html.p(.class("hint"), text: language.text("meeting.nothing-said"))
        }
    }
}
