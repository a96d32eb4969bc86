import PartyLife

extension HTML {
    /// Draws a question of a form, with what was typed where the form was refused.
    ///
    /// - Parameters:
    ///   - answer: what stands there before anything is typed.
    ///   - choices: what there is to choose from, where that is not said by the question.
    ///   - label, help: words that depend on the data, instead of the declared ones.
    mutating func ask<Answer>(
        _ question: Question<Answer>, _ answer: Answer? = nil, of choices: [Choice]? = nil, label: String? = nil,
        help: String? = nil, in language: Language, _ more: Attribute...
    ) {
        var field = Field(question.field, in: language)
        (field.label, field.help) = (label ?? field.label, help ?? field.help)
        ask(field, question.field, answer.map(question.write) ?? [], of: choices, more, language)
    }

    /// The same with words that were opened.
    mutating func ask<Answer>(
        _ question: Question<Answer>, text: String?, in language: Language, _ more: Attribute...
    ) {
        ask(Field(question.field, in: language), question.field, text.map { [$0] } ?? [], more, language)
    }

    /// Draws a field by its declaration, with the values that stand in it.
    mutating func ask(
        _ field: Field, _ asked: AskedField, _ values: [String], of choices: [Choice]? = nil, _ more: [Attribute] = [],
        _ language: Language
    ) {
        guard let seenBy = asked.seenBy else { return control(field, asked, values, choices, more, language) }
        confidential(language.text(seenBy), in: language) { html in
            html.control(field, asked, values, choices, more, language)
        }
    }

    private mutating func control(
        _ field: Field, _ asked: AskedField, _ values: [String], _ choices: [Choice]?, _ more: [Attribute],
        _ language: Language
    ) {
        let value = values.first ?? ""
        var field = field
        field.value = value
        let choices = choices ?? asked.options.map { Choice($0.code, language.text($0.word)) }
        switch asked.control {
        case .line(let limit): input(field, .text, [.maxLength(limit)] + more, language)
        case .area(let rows, let limit): area(field, [.rows(rows), .maxLength(limit)] + more, language)
        case .password: input(field, .password, more, language)
        case .day: input(field, .date, more, language)
        case .time: input(field, .time, more, language)
        case .number(let range):
            let bounds: [Attribute] = [.min(String(range.lowerBound)), .max(String(range.upperBound))]
            input(field, .number, bounds + [.inputMode("numeric")] + more, language)
        case .select: select(field, choices, in: language)
        case .segments: segments(field, choices, in: language)
        case .cells: boxes(field, choices, Set(values), .checkbox, "tap", language)
        case .lines: boxes(field, choices, Set(values), .checkbox, "check", language)
        case .oneCell: boxes(field, choices, Set(values), .radio, "tap", language)
        case .oneLine: boxes(field, choices, Set(values), .radio, "check", language)
        case .tick: tick(field, values.contains("on"))
        case .subject: input(.type(.hidden), .name(asked.name), .value(value))
        case .carried: input(.type(.hidden), .name(asked.name), .value(typed?[asked.name] ?? value))
        }
    }

    /// Choices that lie open, the whole of each a target.
    private mutating func boxes(
        _ field: Field, _ choices: [Choice], _ chosen: Set<String>, _ type: Attribute.InputType, _ style: String,
        _ language: Language
    ) {
        fieldset(.class("field")) { html in
            html.legend(.class("label"), text: field.label)
            html.errorBeside(field)
            if !field.help.isEmpty { html.p(.class("help"), text: field.help) }
            let required: [Attribute] = type == .radio && field.isRequired ? [.required] : []
            html.div(.class(style == "tap" ? "tap-grid" : "flow")) { html in
                for choice in choices {
                    html.label(.class(style)) { html in
                        let checked: [Attribute] = chosen.contains(choice.value) ? [.checked] : []
                        let box: [Attribute] = [.type(type), .name(field.name), .value(choice.value)]
                        html.open("input", box + checked + required)
                        html.span(text: choice.label)
                    }
                }
            }
        }
    }

    private mutating func tick(_ field: Field, _ isTicked: Bool) {
        label(.class("check")) { html in
            let checked: [Attribute] = isTicked ? [.checked] : []
            html.open("input", [.type(.checkbox), .name(field.name), .value("on")] + checked)
            html.span(text: field.label)
        }
    }
}

extension Field {
    /// A declared field in a language.
    init(_ asked: AskedField, in language: Language) {
        self.init(
            asked.name, label: asked.label.isEmpty ? "" : language.text(asked.label),
            help: asked.help.map { language.text($0) } ?? "", required: asked.isRequired)
        (about, row) = (asked.about, asked.row)
    }
}
