import Operations
import PartyLife

/// 发言提纲: the paper as it stands now, in its author's words alone; and the same blank, to be written by hand.
extension BranchSheet {
    func outline(_ paper: ExaminationRecord) -> HTML {
        let state = language.word("examination-state", paper.examination.state)
        return sheet().html { html in
            html.sheetPage(title, lines) { html in
                html.blanks([
                    (language.text("examination.name"), paper.authorName),
                    (language.text("sheet.date"), meetingDay.map(language.fullDay) ?? today),
                    (language.text("examination.state"), state),
                ])
                html.div(.class("sheet-words")) { html in
                    ExaminationReading(record: paper, language: language, namesEarlier: false)
                        .text(paper.examination.text, &html)
                }
            }
        }
    }

    func blankOutline() -> HTML {
        let isList = record.facts.procedure.examination?.ordinary == .problemList
        let parts =
            isList
            ? ["examination.problem", "examination.direction"]
            : ["examination.problem", "examination.cause", "examination.direction"]
        return sheet(large: true).html { html in
            html.sheetPage(title, lines) { html in
                html.blanks([(language.text("examination.name"), ""), (language.text("sheet.date"), "")])
                if !isList {
                    html.section(.class("sheet-part")) { html in
                        html.h2(text: language.text("examination.gains"))
                        html.p(.class("sheet-note"), text: language.text("examination.gains-help"))
                        html.ruled(5)
                    }
                }
                for (index, aspect) in record.facts.procedure.aspects.enumerated() {
                    self.aspect(aspect, index, parts, &html)
                }
                html.p(.class("sheet-note"), text: language.text("sheet.blank-outline-note"))
            }
        }
    }

    private func aspect(_ aspect: Procedure.Aspect, _ index: Int, _ parts: [String], _ html: inout HTML) {
        html.section(.class("sheet-aspect")) { html in
            html.h2(text: language.text("examination.aspect", ["n": index + 1, "title": aspect.title]))
            if let hint = aspect.hint { html.p(.class("sheet-note lines"), text: hint) }
            if let standard = aspect.standard {
                html.p(
                    .class("sheet-note lines"), text: language.text("notice-part.standard", ["text": standard]))
            }
            for part in parts {
                html.div(.class("sheet-part")) { html in
                    html.h3(text: language.text("\(part)"))
                    html.ruled(3)
                }
            }
        }
    }
}
