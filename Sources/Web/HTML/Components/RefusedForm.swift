/// A form that was refused, for the page that shows it again: what was typed in it, and what is wrong with which answer.
///
/// A page need not know of it: whoever draws a ``Field`` within the form of this address gets back what was typed, and
/// the error beside it.
public struct RefusedForm: Sendable, Equatable {
    public struct Mark: Sendable, Equatable {
        public let field: String
        /// What is wrong and what would make it right.
        public let text: String

        public init(_ field: String, _ text: String) { (self.field, self.text) = (field, text) }

        /// The place of the field on the page, apart from fields of that name in other forms.
        public var id: String { "wrong-\(field)" }
    }

    /// A refusal of the rules: the field that declares it is marked when it is drawn.
    struct Verdict: Sendable, Equatable {
        let code: String
        let text: String
        /// Whom it names: of a form with a row for each, the rows that it is about.
        let people: [String]

        func concerns(_ field: Field) -> Bool {
            field.about.contains(code) && (field.row.map(people.contains) ?? true)
        }
    }

    /// The address that it was sent to.
    let action: String
    let typed: Form
    let marks: [Mark]
    let verdict: Verdict?

    public init(_ typed: Form, marks: [Mark] = []) { self.init(typed, marks: marks, verdict: nil) }

    init(_ typed: Form, marks: [Mark] = [], verdict: Verdict?) {
        (action, self.typed, self.marks, self.verdict) = (typed.action, typed, marks, verdict)
    }

    func mark(_ field: String) -> Mark? { marks.first { $0.field == field } }

    /// Whether a form that is being drawn turns out to be another than the one that was sent: of several forms to one
    /// address, what they carry unseen tells which is which.
    func isOther(carrying attributes: [Attribute]) -> Bool {
        func value(_ name: String) -> String? { attributes.first { $0.name.description == name }?.value }
        guard value("type") == "hidden", let name = value("name"), ![formTokenField, formOnceField].contains(name),
            let sent = typed[name]
        else { return false }
        return sent != value("value")
    }
}

extension Banner {
    /// What one field of a form lacks, with the form to be drawn again.
    static func lacking(_ field: String, _ text: String, of form: Form) -> Banner {
        Banner(.incomplete, text, refused: RefusedForm(form, marks: [RefusedForm.Mark(field, text)]))
    }
}

extension Form {
    /// The attributes of an input with what was typed in it, or ticked.
    func restored(_ attributes: [Attribute]) -> [Attribute] {
        func value(_ name: String) -> String? { attributes.first { $0.name.description == name }?.value }
        guard let name = value("name"), let type = value("type"), let kind = Attribute.InputType(rawValue: type) else {
            return attributes
        }
        switch kind {
        case .checkbox, .radio:
            // Of radio buttons one is always sent; where none is, none was chosen and the page's suggestion stands.
            guard kind == .checkbox || self[name] != nil else { return attributes }
            let isTicked = all(name).contains(value("value") ?? "on")
            return attributes.filter { !$0.isChecked } + (isTicked ? [.checked] : [])
        case .hidden, .password, .file: return attributes
        case .text, .number, .date, .time, .email, .tel, .search:
            guard let typed = self[name] else { return attributes }
            return attributes.filter { $0.name.description != "value" } + [.value(typed)]
        }
    }
}

extension HTML {
    /// What is wrong with the answer to a question that is not drawn as a ``Field``, at its place.
    mutating func errorBeside(_ name: String) { errorBeside(Field(name, label: "")) }

    mutating func errorBeside(_ field: Field) {
        guard let mark = wrong(field) else { return }
        note(wrong: Field(field.name, label: field.label, error: mark.text))
        p(.class("field-error"), .id(mark.id), .tabindex(-1), text: "■ \(mark.text)")
    }

    /// A field with what was typed in it and what is wrong with that.
    mutating func asTyped(_ field: Field) -> Field {
        var field = field
        field.id = unique(field.id)
        if let typed { field.value = typed[field.name] ?? field.value }
        if field.error.isEmpty, let mark = wrong(field) { (field.error, field.id) = (mark.text, mark.id) }
        if !field.error.isEmpty { note(wrong: field) }
        return field
    }
}
