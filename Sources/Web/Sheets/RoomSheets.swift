import Operations
import PartyLife

/// 签到表 and 测评票: what lies in the room.
extension BranchSheet {
    /// Why somebody need not come is nobody's business at the door.
    func signIn() -> HTML {
        let people = Array(roll.enumerated())
        return sheet().html { html in
            html.sheetPage(title, lines) { html in
                html.blanks([
                    (language.text("meeting.day"), day(meetingDay)), (language.text("meeting.place"), meetingPlace),
                    (language.text("meeting.chair"), record.meeting.chair.map(record.name) ?? ""),
                    (language.text("sheet.recorder"), ""),
                ])
                html.table(
                    people, caption: title,
                    columns: [
                        Column(language.text("sheet.line"), .number) { html, one in html.text(one.offset + 1) },
                        Column(language.text("meeting.person")) { html, one in
                            html.whole(record.name(one.element))
                        },
                        Column(language.text("sheet.signature")) { html, _ in html.span(.class("sign-here")) },
                        Column(language.text("sheet.leave")) { html, one in
                            guard record.meeting.exemptions[one.element] != nil else { return }
                            html.text(language.text("sheet.exempt"))
                        },
                    ])
                observers(&html)
            }
        }
    }

    private func observers(_ html: inout HTML) {
        let known = record.meeting.observers.map(\.name)
        html.section(.class("sheet-part")) { html in
            html.h2(text: language.text("sheet.observers"))
            html.table(
                Array((known + Array(repeating: "", count: max(4 - known.count, 2))).enumerated()),
                caption: language.text("sheet.observers"),
                columns: [
                    Column(language.text("sheet.line"), .number) { html, one in html.text(one.offset + 1) },
                    Column(language.text("meeting.person")) { html, one in html.whole(one.element) },
                    Column(language.text("sheet.unit")) { html, _ in html.span(.class("sign-here")) },
                    Column(language.text("sheet.signature")) { html, _ in html.span(.class("sign-here")) },
                ])
        }
    }

    /// One for everyone of the roll, two on a sheet, all the same: no number and no name tells one from another.
    func ballots() -> HTML {
        let count = max(roll.count, 1)
        return sheet().html { html in
            for _ in 0..<(count + 1) / 2 {
                html.div(.class("sheet-page ballots")) { html in
                    for _ in 0..<2 { ballot(&html) }
                }
            }
        }
    }

    private func ballot(_ html: inout HTML) {
        let items = ["study", "problems", "criticism", "measures", "whole"]
        let marks = ["good", "fairly", "ordinary", "poor"].map { language.text("ballot.\($0)") }
        html.section(.class("ballot")) { html in
            html.header(.class("sheet-head")) { html in
                html.h1(text: language.text("ballot.title"))
                html.p(text: branchName + " " + campaignTitle)
            }
            html.table(
                items, caption: language.text("ballot.title"),
                columns: [
                    Column(language.text("ballot.item")) { html, item in html.text(language.text("ballot.\(item)")) }
                ] + marks.map { Column($0) { html, _ in html.span(.class("tick")) } })
            html.p(text: language.text("ballot.words"))
            html.ruled(2)
            html.p(.class("sheet-note"), text: language.text("ballot.how"))
        }
    }
}
