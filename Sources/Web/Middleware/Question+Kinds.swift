import PartyLife

extension Question where Answer == Day {
    static func day(
        _ name: String, _ label: String, help: String? = nil, about: [String] = [],
        missing: any Refusal = IncompleteForm.noDay
    ) -> Self {
        Question(
            AskedField(name, label, .day, help: help, about: about), missing: missing,
            read: { $0.first.flatMap { Day($0.trimmed) } }, write: { [$0.description] })
    }
}

extension Question where Answer == Words {
    /// What people say: sealed when it is kept.
    ///
    /// - Parameter seenBy: the line that says who may read it, where the field is on paper of its own.
    static func words(
        _ name: String, _ label: String, rows: Int = 3, limit: Int = TextLimit.pages, help: String? = nil,
        seenBy: String? = nil, about: [String] = [], missing: any Refusal = IncompleteForm.noWords
    ) -> Self {
        Question(
            AskedField(name, label, .area(rows: rows, limit: limit), help: help, seenBy: seenBy, about: about),
            missing: missing, read: { $0.first.flatMap { Words($0) } },
            write: { if case .plain(let text) = $0 { [text] } else { [] } })
    }

    /// The same without what a word processor leaves in it.
    var withoutPastedMarks: Self {
        Question(
            field, missing: missing, read: { $0.first.flatMap { Words($0.withoutPastedMarks) } }, write: write)
    }
}

extension Question where Answer == String {
    /// A text that lies in clear, without white space around it.
    static func text(
        _ name: String, _ label: String, _ control: AskedField.Control = .line(limit: TextLimit.line),
        help: String? = nil, about: [String] = [], missing: any Refusal = IncompleteForm.noWords
    ) -> Self {
        Question(
            AskedField(name, label, control, help: help, about: about), missing: missing,
            read: { $0.first.map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 } }, write: { [$0] })
    }
}

extension Question where Answer == Int {
    /// - Parameter range: what the browser takes; the bounds themselves are the rules'.
    static func number(
        _ name: String, _ label: String, _ range: ClosedRange<Int>, help: String? = nil, about: [String] = [],
        missing: any Refusal
    ) -> Self {
        Question(
            AskedField(name, label, .number(range), help: help, about: about), missing: missing,
            read: { $0.first.flatMap { Int($0.trimmed) } }, write: { [String($0)] })
    }
}

extension Question where Answer == Bool {
    static func tick(_ name: String, _ label: String) -> Self {
        Question(
            AskedField(name, label, .tick), missing: IncompleteForm.noChoice, read: { !$0.isEmpty },
            write: { $0 ? ["on"] : [] })
    }

    /// One of two.
    static func either(
        _ name: String, _ label: String, yes: AskedField.Option, no: AskedField.Option, about: [String] = [],
        missing: any Refusal = IncompleteForm.noChoice
    ) -> Self {
        Question(
            AskedField(name, label, .segments, about: about, options: [yes, no]), missing: missing,
            read: { $0.first == yes.code ? true : $0.first == no.code ? false : nil },
            write: { [$0 ? yes.code : no.code] })
    }
}
