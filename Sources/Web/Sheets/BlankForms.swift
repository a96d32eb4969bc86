import Operations
import PartyLife

/// 征求意见表 and 谈话记录, blank.
extension BranchSheet {
    func opinionsForm() -> HTML {
        sheet().html { html in
            html.sheetPage(title, lines) { html in
                html.p(
                    .class("sheet-text"),
                    text: language.text(
                        "sheet.opinions-lead",
                        [
                            "theme": record.facts.procedure.theme,
                            "day": day(record.facts.procedure.timetable.opinionsBy),
                        ]))
                html.section(.class("sheet-part")) { html in
                    html.h2(text: language.text("sheet.about-branch"))
                    html.ruled(7)
                }
                html.section(.class("sheet-part")) { html in
                    html.h2(text: language.text("sheet.about-member"))
                    html.ruled(6)
                }
                html.p(.class("sheet-note"), text: language.text("sheet.opinions-note"))
            }
        }
    }

    func talkForm() -> HTML {
        sheet().html { html in
            html.sheetPage(title, lines) { html in
                html.blanks(
                    ["talk-one", "talk-other", "date", "talk-place"].map { (language.text("sheet.\($0)"), "") })
                html.section(.class("sheet-part")) { html in
                    html.h2(text: language.text("sheet.talk-topics"))
                    html.boxes(Talks.Topic.allCases.map { language.word("talk-topic", $0) })
                    html.h2(text: language.text("sheet.talk-words"))
                    html.ruled(11)
                }
                html.section(.class("sheet-part")) { html in
                    html.boxes([language.text("talks.untied"), language.text("talks.tied")])
                    html.blanks(["talk-one", "talk-other"].map { (language.text("sheet.\($0)-signs"), "") })
                }
                html.p(.class("sheet-note"), text: language.text("sheet.talk-note"))
            }
        }
    }
}
