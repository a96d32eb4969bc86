/// One question of a form: label above, help below it, the error beside it.
public struct Field: Sendable {
    public let name: String
    public var label: String
    public var value: String
    public var help: String
    /// What is wrong with the value and what would make it right; empty where nothing is.
    public var error: String
    public var isRequired: Bool
    /// Its place on the page; of a refused form another than that of fields of the same name elsewhere.
    public internal(set) var id: String
    /// Codes of the refusals that are about it, and whose row it stands in.
    var about: [String] = []
    var row: String?

    public init(
        _ name: String, label: String, value: String = "", help: String = "", error: String = "",
        required: Bool = true
    ) {
        self.name = name
        self.label = label
        self.value = value
        self.help = help
        self.error = error
        isRequired = required
        id = "field-\(name)"
    }

    fileprivate var shared: [Attribute] {
        var attributes: [Attribute] = [.id(id), .name(name)]
        let notes = [help.isEmpty ? nil : "\(id)-help", error.isEmpty ? nil : "\(id)-error"].compactMap(\.self)
        if !notes.isEmpty { attributes.append(.aria("describedby", notes.joined(separator: " "))) }
        if !error.isEmpty { attributes.append(.aria("invalid", "true")) }
        if isRequired { attributes.append(.required) }
        return attributes
    }
}

/// A choice of a list.
public struct Choice: Sendable {
    public let value: String
    public let label: String

    public init(_ value: String, _ label: String) {
        self.value = value
        self.label = label
    }
}

extension HTML {
    /// A one-line answer.
    public mutating func input(
        _ field: Field, type: Attribute.InputType = .text, in language: Language, _ more: Attribute...
    ) {
        input(field, type, more, language)
    }

    mutating func input(_ field: Field, _ type: Attribute.InputType, _ more: [Attribute], _ language: Language) {
        let field = asTyped(field)
        // A password or a file is never sent back to the page.
        let value: [Attribute] = [.password, .file].contains(type) ? [] : [.value(field.value)]
        wrapped(field, language) { $0.open("input", [.type(type)] + field.shared + value + more) }
    }

    /// An answer of several lines.
    public mutating func textArea(_ field: Field, rows: Int = 6, in language: Language, _ more: Attribute...) {
        area(field, [.rows(rows)] + more, language)
    }

    mutating func area(_ field: Field, _ more: [Attribute], _ language: Language) {
        let field = asTyped(field)
        wrapped(field, language) { html in
            html.element("textarea", field.shared + more, "\n" + field.value)
        }
    }

    /// One of a list; the first line asks for a choice where nothing is chosen yet.
    public mutating func select(_ field: Field, _ choices: [Choice], in language: Language) {
        let field = asTyped(field)
        wrapped(field, language) { html in
            html.element("select", field.shared) { html in
                html.option(.value(""), text: language.text("form.choose"))
                for choice in choices {
                    let selected: [Attribute] = choice.value == field.value ? [.selected] : []
                    html.element("option", [.value(choice.value)] + selected, choice.label)
                }
            }
        }
    }

    /// One of a few, as large targets in a row.
    public mutating func segments(_ field: Field, _ choices: [Choice], in language: Language) {
        let field = asTyped(field)
        fieldset(.class(field.error.isEmpty ? "field" : "field field-wrong"), .id(field.id)) { html in
            html.legend(.class("label")) { html in html.caption(field, language) }
            html.notes(field)
            html.div(.class("segments")) { html in
                for choice in choices {
                    html.label(.class("segment")) { html in
                        let checked: [Attribute] = choice.value == field.value ? [.checked] : []
                        let required: [Attribute] = field.isRequired ? [.required] : []
                        let radio: [Attribute] = [.type(.radio), .name(field.name), .value(choice.value)]
                        html.open("input", radio + checked + required)
                        html.span(text: choice.label)
                    }
                }
            }
        }
    }

    private mutating func wrapped(_ field: Field, _ language: Language, _ control: Content) {
        div(.class(field.error.isEmpty ? "field" : "field field-wrong")) { html in
            html.label(.class("label"), .for(field.id)) { html in html.caption(field, language) }
            html.notes(field)
            control(&html)
        }
    }

    private mutating func caption(_ field: Field, _ language: Language) {
        text(field.label)
        if !field.isRequired { span(.class("label-note"), text: language.text("form.optional")) }
    }

    private mutating func notes(_ field: Field) {
        if !field.help.isEmpty { p(.class("help"), .id("\(field.id)-help"), text: field.help) }
        if !field.error.isEmpty { p(.class("field-error"), .id("\(field.id)-error"), text: "■ \(field.error)") }
    }
}
