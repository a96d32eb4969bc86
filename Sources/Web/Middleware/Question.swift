import PartyLife

/// A field as a form declares it, whatever its answer is: name, words, limit, and which refusals are about it.
struct AskedField: Sendable {
    /// How it is asked.
    enum Control: Sendable, Equatable {
        /// Text of one line or of several; the limit is in characters.
        case line(limit: Int), password
        case area(rows: Int, limit: Int)
        case day, time, number(ClosedRange<Int>)
        /// One of a list, or of a few.
        case select, segments
        /// Several, or one, of what lies open: a cell each, or a line each.
        case cells, lines, oneCell, oneLine
        case tick
        /// Unseen: what the form is about, and so which of several to one address it is.
        case subject
        /// Unseen: comes back as it was sent.
        case carried

        /// Characters that an answer may have.
        var limit: Int? {
            switch self {
            case .line(let limit), .area(_, let limit): limit
            default: nil
            }
        }
    }

    /// A choice that is always the same: its code, and the key of its word.
    struct Option: Sendable {
        let code: String
        let word: String
    }

    private(set) var name: String
    /// Keys of the catalogue; the label is empty where nothing is seen of it.
    let label: String
    let help: String?
    /// Who may read what is written here, where it is in confidence.
    let seenBy: String?
    let control: Control
    /// Codes of the refusals that are about this answer.
    let about: [String]
    let options: [Option]
    var isRequired = true
    /// Whom or what the field is for, in a form that asks the same of several.
    private(set) var row: String?

    init(
        _ name: String, _ label: String, _ control: Control, help: String? = nil, seenBy: String? = nil,
        about: [String] = [], options: [Option] = []
    ) {
        (self.name, self.label, self.control, self.help, self.seenBy) = (name, label, control, help, seenBy)
        (self.about, self.options) = (about, options)
    }

    /// The same in the row of one of several: `mode[M1]`.
    func of(_ row: String) -> AskedField {
        var field = self
        (field.name, field.row) = ("\(name)[\(row)]", row)
        return field
    }
}

/// A question of a form, declared once: the field, how its answer is read from what was sent and shown in it, and what
/// is said where there is none. Drawing (``HTML/ask(_:_:of:label:help:in:_:)``), reading (``Form/answers(_:lacking:)``),
/// limits, redisplay and the mark at a refused field follow from it.
struct Question<Answer: Sendable>: Sendable {
    private(set) var field: AskedField
    /// The refusal where it is not answered, or not by such an answer.
    let missing: any Refusal
    /// Reads all values that were sent under the name; nil where they are no answer.
    let read: @Sendable ([String]) -> Answer?
    /// What stands in the field for an answer.
    let write: @Sendable (Answer) -> [String]

    init(
        _ field: AskedField, missing: any Refusal, read: @escaping @Sendable ([String]) -> Answer?,
        write: @escaping @Sendable (Answer) -> [String]
    ) {
        (self.field, self.missing, self.read, self.write) = (field, missing, read, write)
    }

    var name: String { field.name }

    /// - Throws: ``missing``; ``TextLimit`` where it is longer than its field.
    func answer(in form: Form) throws -> Answer {
        let sent = form.all(name)
        if let limit = field.control.limit, sent.contains(where: { $0.trimmed.unicodeScalars.count > limit }) {
            throw TextLimit.tooLong(field: field.label, limit: limit)
        }
        guard let answer = read(sent) else { throw missing }
        return answer
    }

    /// The same where nobody has to answer. What is no such answer is refused all the same.
    var optional: Question<Answer?> {
        var field = field
        field.isRequired = false
        return Question<Answer?>(field, missing: missing) { [read] sent in
            sent.allSatisfy(\.trimmed.isEmpty) ? .some(nil) : read(sent).map { .some($0) }
        } write: { [write] in
            $0.map(write) ?? []
        }
    }

    /// The same, with an answer for forms that do not ask it.
    func or(_ answer: Answer) -> Self {
        Question(field, missing: missing, read: { [read] in $0.isEmpty ? answer : read($0) }, write: write)
    }

    /// The same, drawn as one that may stay open or not: what is read does not change.
    func required(_ isRequired: Bool) -> Self {
        var question = self
        question.field.isRequired = isRequired
        return question
    }

    /// The same in the row of one of several.
    func of(_ row: some CustomStringConvertible) -> Self {
        var question = self
        question.field = field.of(row.description)
        return question
    }
}

extension Form {
    /// The answers to all questions.
    ///
    /// - Parameter more: what is wrong with answers that depend on one another.
    /// - Throws: ``LackingAnswers`` with everything that is missing or too long, each at its field.
    func answers<each Answer>(
        _ questions: repeat Question<each Answer>, lacking more: [LackingAnswers.Lack] = []
    ) throws -> (repeat each Answer) {
        var answers = Answers(self)
        for lack in more { answers.lack(lack.field, lack.refusal) }
        for question in repeat each questions { answers.ask(question) }
        guard answers.lacks.isEmpty else { throw answers.lacking }
        return (repeat try (each questions).answer(in: self))
    }
}
