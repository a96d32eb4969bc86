import Operations
import PartyLife

/// 会议记录, to be filed: with what was said for the branch's own files, without it for everyone else; and blank, for a
/// room without a screen.
extension BranchSheet {
    func minutes(of page: MeetingPage) -> HTML {
        var page = page
        page.isOnPaper = true
        return sheet().html { html in
            html.sheetPage(title, lines) { html in
                html.div(.class("sheet-words")) { html in
                    page.facts(&html)
                    page.attended(&html)
                    if page.viewer.isInsider { page.minutesOnPaper(&html) }
                }
                if page.viewer.isInsider {
                    html.p(.class("sheet-note"), text: language.text("sheet.minutes-stay"))
                } else {
                    html.p(
                        .class("sheet-note"),
                        text: language.text(
                            "meeting.said-sealed",
                            ["criticisms": page.meeting.criticisms.count, "remarks": page.meeting.remarks.count]))
                }
                html.blanks([(language.text("sheet.chair-signs"), ""), (language.text("sheet.recorder-signs"), "")])
            }
        }
    }

    func blankMinutes() -> HTML {
        sheet().html { html in
            html.sheetPage(title, lines) { html in
                html.blanks(
                    [
                        ("meeting.day", day(meetingDay)), ("meeting.place", meetingPlace), ("meeting.chair", ""),
                        ("sheet.recorder", ""), ("meeting.should-attend", ""), ("meeting.present", ""),
                        ("meeting.observers", ""), ("sheet.absent-why", ""),
                    ].map { (language.text($0.0), $0.1) })
                for (part, lines) in [("report", 4), ("self", 9), ("criticism", 9), ("remarks", 4), ("decided", 5)] {
                    html.section(.class("sheet-part")) { html in
                        html.h2(text: language.text("blank-minutes.\(part)"))
                        html.ruled(lines)
                    }
                }
                html.blanks([(language.text("sheet.chair-signs"), ""), (language.text("sheet.recorder-signs"), "")])
            }
        }
    }
}

extension MeetingPage {
    /// What was said, in order.
    fileprivate func minutesOnPaper(_ html: inout HTML) {
        html.h2(text: language.text("meeting.part.speak"))
        speeches(&html)
        html.h2(text: language.text("meeting.part.criticise"))
        criticisms(answering: false, &html)
        if !viewer.remarks.isEmpty {
            html.h2(text: language.text("meeting.part.remark"))
            remarkList(&html)
        }
        guard let closing = words[meeting.closing] else { return }
        html.h2(text: language.text("meeting.closing-words"))
        html.p(.class("lines"), text: closing)
    }
}
