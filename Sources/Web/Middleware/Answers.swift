import PartyLife

/// Reads the answers of a form and collects what it lacks, so that everything is said at once, each at its field.
struct Answers {
    let form: Form
    private(set) var lacks: [LackingAnswers.Lack] = []

    init(_ form: Form) { self.form = form }

    /// What is to be thrown when an answer that is needed was not given.
    var lacking: LackingAnswers { .lacking(lacks) }

    mutating func lack(_ field: String, _ refusal: any Refusal) {
        lacks.append(LackingAnswers.Lack(field: field, refusal: refusal))
    }

    /// The answer to a question; nil where something is wrong with it, which is marked.
    @discardableResult
    mutating func ask<Answer>(_ question: Question<Answer>) -> Answer? {
        do { return try question.answer(in: form) } catch {
            if let refusal = error as? any Refusal { lack(question.name, refusal) }
            return nil
        }
    }

    /// An answer as it was read; without it the field is marked.
    mutating func require<Value>(_ field: String, _ value: Value?, else refusal: any Refusal) -> Value? {
        if value == nil { lack(field, refusal) }
        return value
    }

    mutating func day(_ field: String, else refusal: any Refusal = IncompleteForm.noDay) -> Day? {
        require(field, form.day(field), else: refusal)
    }

    mutating func words(_ field: String, else refusal: any Refusal = IncompleteForm.noWords) -> Words? {
        require(field, form.words(field), else: refusal)
    }

    mutating func choice<Value: RawRepresentable<String>>(
        _ field: String, of type: Value.Type, else refusal: any Refusal = IncompleteForm.noChoice
    ) -> Value? {
        require(field, form.choice(field, of: type), else: refusal)
    }

    mutating func identifier<Value>(
        _ field: String, of type: Value.Type, else refusal: any Refusal = IncompleteForm.noPerson
    ) -> Identifier<Value>? {
        require(field, form.identifier(field, of: type), else: refusal)
    }
}

/// A form that lacks answers, each under the name of its field.
enum LackingAnswers: Refusal {
    static let area = "form"

    struct Lack: Sendable {
        let field: String
        let refusal: any Refusal
    }

    case lacking([Lack])

    var lacks: [Lack] {
        switch self {
        case .lacking(let lacks): lacks
        }
    }

    static func == (left: Self, right: Self) -> Bool {
        left.lacks.map { [$0.field, $0.refusal.code] } == right.lacks.map { [$0.field, $0.refusal.code] }
    }
}
