import PartyLife

extension HTML {
    /// People to tap: a cell a person, the whole cell is the target.
    mutating func people(
        _ name: String, _ label: String, help: String = "", _ people: [Member], chosen: Set<String>,
        type: Attribute.InputType = .checkbox
    ) {
        fieldset(.class("field")) { html in
            html.legend(.class("label"), text: label)
            html.errorBeside(name)
            if !help.isEmpty { html.p(.class("help"), text: help) }
            html.div(.class("tap-grid")) { html in
                for person in people {
                    html.label(.class("tap")) { html in
                        let checked: [Attribute] = chosen.contains(person.id.text) ? [.checked] : []
                        let required: [Attribute] = type == .radio ? [.required] : []
                        let input: [Attribute] = [.type(type), .name(name), .value(person.id.text)]
                        html.open("input", input + checked + required)
                        html.span(text: person.name)
                    }
                }
            }
        }
    }

    /// A few names as they are; of many the first, and all of them one tap away.
    mutating func names(_ names: [String], in language: Language) {
        guard names.count > 6 else { return span(.class("names"), text: language.names(names)) }
        details(.class("names")) { html in
            html.summary(text: language.names(names, limit: 4))
            html.span(text: language.names(names))
        }
    }

    /// 15/17 with its light; where nothing is asked of anybody, that.
    mutating func cover(_ done: Int, of due: Int, by deadline: Day, today: Day, in language: Language) {
        guard due > 0 else { return span(.class("hint"), text: language.text("light.not-asked")) }
        let hasTime = done == 0 && today <= deadline
        let light: StatusBadge = done >= due ? .onTime : hasTime ? .notStarted : deadline.light(on: today)
        self.light(light, word: language.count(done, of: due), in: language)
    }
}
