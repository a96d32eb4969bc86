import Operations
import PartyLife

extension HTML {
    /// What a notice asks: when, what to study and to what end, what to examine oneself against.
    mutating func noticePart(_ procedure: Procedure, today: Day, in language: Language) {
        div(.class("form")) { html in
            html.div(.class("flow")) { html in
                html.h3(text: language.text("notice-part.timetable"))
                html.roadmap(procedure, today: today, in: language)
            }
            if let goals = procedure.study.goals {
                html.part("goals", in: language) { html in
                    html.ul { html in for goal in goals { html.li(text: goal) } }
                }
            }
            if !procedure.study.texts.isEmpty {
                html.part("texts", in: language) { html in
                    html.ul { html in for text in procedure.study.texts { html.studyText(text, in: language) } }
                }
            }
            if let further = procedure.study.further {
                html.part("further", in: language) { html in
                    html.ul { html in for text in further { html.li(text: text.title) } }
                }
            }
            html.part("aspects", in: language) { html in
                html.ul { html in for aspect in procedure.aspects { html.aspect(aspect, in: language) } }
            }
            if !procedure.gates.isEmpty {
                html.div { html in
                    html.h3(text: language.text("branch.conditions"))
                    html.ul { html in for gate in procedure.gates { html.li(text: language.word("gate", gate)) } }
                }
            }
        }
    }

    private mutating func part(_ key: String, in language: Language, _ content: Content) {
        div { html in
            html.h3(text: language.text("notice-part.\(key)"))
            content(&html)
        }
    }

    /// A prescribed text, with its mark where it is the core.
    mutating func studyText(_ text: Procedure.Study.Text, in language: Language) {
        li { html in
            html.text(text.title)
            if text.core == true {
                html.text(" ")
                html.span(.class("badge badge-red"), text: language.text("editor.core"))
            }
        }
    }

    private mutating func aspect(_ aspect: Procedure.Aspect, in language: Language) {
        li { html in
            html.text(aspect.title)
            if let hint = aspect.hint { html.p(.class("hint lines"), text: hint) }
            guard let standard = aspect.standard else { return }
            html.p(.class("hint lines"), text: language.text("notice-part.standard", ["text": standard]))
        }
    }
}

extension Day {
    /// The light of a notice that was not received yet, by this day.
    func lightOfReceipt(on today: Day) -> StatusBadge {
        let light = light(on: today)
        return light == .onTime ? .notStarted : light
    }
}
