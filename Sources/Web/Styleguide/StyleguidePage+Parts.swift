import PartyLife

/// The larger components: desk, forms, tables, papers.
extension StyleguidePage {
    func desk(_ html: inout HTML) {
        html.stepDesk { html in
            html.p(.class("todo-due")) { html in
                html.light(.dueSoon(days: 3), in: language)
                html.span(text: language.text("home.due", ["day": language.day(Self.today + 3, today: Self.today)]))
            }
            html.div(.class("figures")) { html in
                html.figure(language.count(14, of: 18), text("figure.covered"))
            }
            html.p { html in
                html.text(text("still") + " ")
                html.names([text("person.one"), text("person.two"), text("person.three")], in: language)
            }
        } doing: { html in
            html.h2(text: text("button.primary"))
            html.div(.class("form")) { html in
                html.input(
                    Field("desk-day", label: text("fact.day"), value: Self.today.description), type: .date, in: language
                )
                html.div(.class("actions")) {
                    $0.button(.class("button button-primary"), .button(.button), text: text("button.primary"))
                }
            }
        } rest: { html in
            html.fold(text("fold.held"), note: language.text("fold.times", ["n": 22])) { $0.p(text: text("missing")) }
            html.fold(text("fold.plan"), isOpen: true) { $0.p(text: text("missing")) }
        }
    }

    func forms(_ html: inout HTML) {
        let place = Field("guide-place", label: text("fact.place"), value: "", error: text("form.place-missing"))
        html.errorSummary([place], in: language)
        html.div(.class("form")) { html in
            html.input(place, in: language)
            html.input(
                Field("guide-day", label: text("fact.day"), value: Self.today.description, help: text("form.day-help")),
                type: .date, in: language)
            html.select(
                Field("guide-person", label: text("form.person"), value: "one"),
                [Choice("one", text("person.one")), Choice("two", text("person.two"))], in: language)
            html.segments(
                Field("guide-depth", label: text("form.depth"), value: "deep"),
                [Choice("deep", text("form.deep")), Choice("broad", text("form.broad"))], in: language)
            html.textArea(
                Field("guide-note", label: text("form.note"), value: text("form.note-value"), required: false), rows: 3,
                in: language)
            html.label(.class("check")) { html in
                html.open("input", [.type(.checkbox), .name("guide-check"), .value("on"), .checked])
                html.span(text: text("form.check"))
            }
        }
    }

    func taps(_ html: inout HTML) {
        html.fieldset(.class("field")) { html in
            html.legend(.class("label"), text: text("form.who"))
            html.div(.class("tap-grid")) { html in
                for (index, key) in ["one", "two", "three", "four"].enumerated() {
                    html.label(.class("tap")) { html in
                        html.open(
                            "input",
                            [.type(.checkbox), .name("guide-tap"), .value(key)] + (index < 2 ? [.checked] : []))
                        html.span(text: text("person.\(key)"))
                    }
                }
            }
        }
    }

    /// A row of the list, and one of the ledger.
    func tables(_ html: inout HTML) {
        struct Row {
            let number: Int
            let problem: String
            let light: StatusBadge
            let who: String
        }
        let rows = [
            Row(number: 12, problem: text("problem.lamp"), light: .overdue(days: 3), who: text("person.one")),
            Row(number: 11, problem: text("problem.phone"), light: .onTime, who: text("person.two")),
        ]
        html.div(.class("rows-close")) { html in
            html.table(
                rows, caption: text("part.tables"),
                columns: [
                    Column(language.text("problem-list.number"), .number) { html, row in html.text(row.number) },
                    Column(language.text("problem-list.problem"), .title) { html, row in
                        html.a(.class("clamped clamped-one"), .href("#part-tables"), text: row.problem)
                        html.p(.class("hint clamped clamped-one"), text: text("problem.measure"))
                    },
                    Column(language.text("problem-list.state")) { html, row in html.light(row.light, in: language) },
                    Column(language.text("problem-list.deadline")) { html, _ in
                        html.whole(language.day(Self.today + 20, today: Self.today))
                    },
                    Column(language.text("problem-list.responsible")) { html, row in html.whole(row.who) },
                ])
        }
        html.pagination(PageNumber(number: 1, size: 20, total: 34), path: "/styleguide", in: language)
    }

    func sealed(_ html: inout HTML) {
        html.confidential(language.text("confidential.branch"), in: language) { html in
            html.blockquote(.class("lines"), text: text("sealed.words"))
            html.p(.class("lines"), text: text("sealed.answer"))
        }
    }

    /// What is put up: a sheet with a text and a place for a signature.
    func sheets(_ html: inout HTML) {
        html.sheetPage(text("sheet.title"), [text("sheet.branch"), language.fullDay(Self.today)]) { html in
            html.p(.class("sheet-text"), text: text("sheet.text"))
            html.table(
                [text("person.one"), text("person.two")], caption: text("sheet.title"),
                columns: [
                    Column(text("form.person"), .title) { html, name in html.text(name) },
                    Column(text("sheet.sign")) { html, _ in html.span(.class("sign-here")) },
                ])
            html.blanks([(text("fact.place"), text("fact.room")), (text("sheet.sign"), "")])
            html.p(.class("sheet-signed"), text: text("sheet.branch"))
        }
    }
}
