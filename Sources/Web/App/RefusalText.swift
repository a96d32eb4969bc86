import HTTPTypes
import Operations
import PartyLife

/// A refusal in the reader's language: what is wrong, and what would make it right.
public struct RefusalText {
    let language: Language
    let today: Day
    /// The names of the people whom refusals speak of.
    let names: [Member.ID: String]

    public init(language: Language, today: Day, names: [Member.ID: String]) {
        (self.language, self.today, self.names) = (language, today, names)
    }

    public func text(of refusal: any Refusal) -> String {
        var values: [String: any TextValue] = [:]
        for (label, value) in refusal.details { values[label] = shown(value, label) }
        if case .tooLong(let field, _)? = refusal as? TextLimit {
            let key = [field, "text-name.\(field)"].first(where: language.has) ?? "text-name.other"
            values["field"] = language.text(key)
        }
        return language.text("refusal.\(refusal.code)", values)
    }

    private func shown(_ value: any Sendable, _ label: String) -> any TextValue {
        switch value {
        case let day as Day: language.day(day, today: today)
        case let number as Int: number
        case let member as Member.ID: names[member] ?? "—"
        case let members as [Member.ID]: language.names(members.map { names[$0] ?? "—" }, limit: 6)
        case let codes as [String]: language.names(codes.map { word($0, label) })
        case let code as String: word(code, label)
        default: "\(value)"
        }
    }

    /// Codes are shown by their own word; what is no code stands as it is.
    private func word(_ code: String, _ label: String) -> String {
        let groups = [
            "gates": "gate", "gate": "gate", "elements": "plan-element", "criteria": "plan-criterion",
            "qualities": "plan-quality",
            "state": "problem-state",
            "rules": "password-rule",
            "action": "action", "reason": "procedure-defect", "field": "timetable",
        ]
        guard let group = groups[label], language.has("\(group).\(code)") else { return code }
        return language.text("\(group).\(code)")
    }

    /// Access is refused by a page of its own; the rules' refusals are shown where the form is.
    @Sendable static func translate(_ error: any Error) -> PageError? {
        switch error {
        case AccessDenied.notAllowed: PageError(.forbidden)
        case is AccessDenied: PageError(.notFound)
        case is any Refusal: PageError(.unprocessableContent)
        default: nil
        }
    }
}

extension Refusal {
    /// Whether what was sent lacks something, rather than being wrong or out of place.
    var asksForMore: Bool {
        ["Missing", "Unmet", "NotMet", "Unanswered", "nothingWritten"].contains { code.hasSuffix($0) }
    }
}

extension Site {
    /// The refusal as a notice for the page on which the action was asked for, with the form as it was typed and what
    /// is wrong at which field; nil for errors that are no refusals.
    func notice(of error: any Error, in context: WebContext) async -> Banner? {
        guard let refusal = error as? any Refusal, !(error is AccessDenied) else { return nil }
        let lacks = (refusal as? LackingAnswers)?.lacks ?? []
        let all = lacks.isEmpty ? [refusal] : lacks.map(\.refusal)
        let people = all.flatMap { $0.details.values }.flatMap { value in
            (value as? [Member.ID]) ?? (value as? Member.ID).map { [$0] } ?? []
        }
        let names = (try? await useCases.names(of: people)) ?? [:]
        let words = RefusalText(language: context.language, today: useCases.today, names: names)
        let marks =
            lacks.isEmpty
            ? RefusalFields.fields(of: refusal, in: context.form).map { RefusedForm.Mark($0, words.text(of: refusal)) }
            : lacks.map { RefusedForm.Mark($0.field, words.text(of: $0.refusal)) }
        let text = words.text(of: all.count == 1 ? all[0] : refusal)
        let verdict = RefusedForm.Verdict(code: refusal.code, text: text, people: people.map(\.text))
        let kind: Banner.Kind = refusal.asksForMore || !lacks.isEmpty ? .incomplete : .error
        return Banner(
            kind, text, refused: RefusedForm(context.form, marks: marks, verdict: marks.isEmpty ? verdict : nil))
    }
}
