import Operations
import PartyLife

/// Everything that this reader may print for a branch, by what it is for.
struct SheetsPage {
    let step: PreparationStep

    private var language: Language { step.language }

    func html() -> HTML {
        step.page(language.text("sheet.title"), notice: nil) { html in
            html.p(.class("hint"), text: language.text("sheet.lead"))
            for use in SheetKind.Use.allCases {
                let kinds = step.printable(SheetKind.allCases.filter { $0.use == use })
                if !kinds.isEmpty { section(use, kinds, &html) }
            }
        }
    }

    private func section(_ use: SheetKind.Use, _ kinds: [SheetKind], _ html: inout HTML) {
        html.section(.class("block")) { html in
            html.h2(text: language.word("sheet-use", use))
            html.dl(.class("facts")) { html in
                for kind in kinds {
                    html.div(.class("fact fact-wide")) { html in
                        html.dt {
                            $0.a(.href(kind.path(at: step.record.place)), text: kind.title(in: language))
                        }
                        html.dd(text: language.text("sheet-what.\(kind.rawValue)"))
                    }
                }
            }
        }
    }
}
