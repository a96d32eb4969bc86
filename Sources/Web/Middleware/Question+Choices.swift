import PartyLife

extension Question {
    /// One of the codes of the model; their words stand below `group` in the catalogue.
    static func choice(
        _ name: String, _ label: String, _ group: String, _ control: AskedField.Control = .segments,
        help: String? = nil, about: [String] = [], missing: any Refusal = IncompleteForm.noChoice
    ) -> Self where Answer: CaseIterable & RawRepresentable<String> {
        let options = Answer.allCases.map { AskedField.Option(code: $0.rawValue, word: "\(group).\($0.rawValue)") }
        return Question(
            AskedField(name, label, control, help: help, about: about, options: options), missing: missing,
            read: { $0.first.flatMap { Answer(rawValue: $0) } }, write: { [$0.rawValue] })
    }

    /// Several of them.
    ///
    /// - Parameter missing: said where none is ticked; nil where that is an answer.
    static func choices<Code: CaseIterable & RawRepresentable<String>>(
        _ name: String, _ label: String, _ group: String, _ control: AskedField.Control = .cells,
        help: String? = nil, about: [String] = [], missing: (any Refusal)? = nil
    ) -> Self where Answer == [Code] {
        let options = Code.allCases.map { AskedField.Option(code: $0.rawValue, word: "\(group).\($0.rawValue)") }
        return several(
            AskedField(name, label, control, help: help, about: about, options: options), missing,
            { Code(rawValue: $0) }, { $0.rawValue })
    }

    /// One whose identifier is sent: a member, an organisation, a record.
    static func one<T>(
        _ name: String, _ label: String, _ control: AskedField.Control = .select, help: String? = nil,
        about: [String] = [], missing: any Refusal = IncompleteForm.noPerson
    ) -> Self where Answer == Identifier<T> {
        Question(
            AskedField(name, label, control, help: help, about: about), missing: missing,
            read: { $0.first.flatMap { Identifier<T>($0.trimmed) } }, write: { [$0.text] })
    }

    static func several<T>(
        _ name: String, _ label: String, help: String? = nil, about: [String] = [], missing: (any Refusal)? = nil
    ) -> Self where Answer == [Identifier<T>] {
        several(AskedField(name, label, .cells, help: help, about: about), missing, { Identifier<T>($0) }, \.text)
    }

    /// Codes of the procedure, a line each.
    static func codes(
        _ name: String, _ label: String, about: [String] = [], missing: (any Refusal)? = nil
    ) -> Self where Answer == [String] {
        several(AskedField(name, label, .lines, about: about), missing, { $0 }, { $0 })
    }

    /// Titles of one's own, one a line.
    static func titles(
        _ name: String, _ label: String, limit: Int, help: String, about: [String] = []
    ) -> Self where Answer == [String] {
        var field = AskedField(name, label, .area(rows: 2, limit: limit), help: help, about: about)
        field.isRequired = false
        return Question(
            field, missing: IncompleteForm.noWords,
            read: { sent in
                (sent.first ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
            },
            write: { [$0.joined(separator: "\n")] })
    }

    private static func several<One>(
        _ field: AskedField, _ missing: (any Refusal)?, _ read: @escaping @Sendable (String) -> One?,
        _ write: @escaping @Sendable (One) -> String
    ) -> Self where Answer == [One] {
        var field = field
        field.isRequired = missing != nil
        return Question(field, missing: missing ?? IncompleteForm.noChoice) { [isRequired = field.isRequired] sent in
            let all = sent.compactMap(read)
            return all.isEmpty && isRequired ? nil : all
        } write: {
            $0.map(write)
        }
    }

    /// What the form is about, sent unseen.
    static func subject<T>(_ name: String, missing: any Refusal) -> Self where Answer == Identifier<T> {
        one(name, "", .subject, missing: missing)
    }

    /// What comes back unseen as it was sent: the name of a new record, so that one that is sent twice is kept once.
    static func carried<T>(_ name: String) -> Self where Answer == Identifier<T>? {
        Question(
            AskedField(name, "", .carried), missing: IncompleteForm.noChoice,
            read: { .some($0.first.flatMap { Identifier<T>($0) }) }, write: { $0.map { [$0.text] } ?? [] })
    }
}
