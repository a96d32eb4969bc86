import PartyLife

/// A plan as it stands in the form: what was kept, what was typed, or what the procedure and the roster say already.
struct PlanForm {
    var text: Plan.Text
    /// Whether nobody has written it yet.
    var isPrefilled = false
    /// What is wrong, by element; shown at the fields.
    var errors: [Plan.Element: String] = [:]

    init(_ text: Plan.Text, isPrefilled: Bool = false) { (self.text, self.isPrefilled) = (text, isPrefilled) }

    /// What was typed.
    init(_ form: Form) {
        func value(_ element: Plan.Element) -> String { (form[element.rawValue] ?? "").trimmed }
        func optional(_ element: Plan.Element) -> String? { form.trimmed(element.rawValue) }
        text = Plan.Text(
            goals: value(.goals), leader: form.identifier(Plan.Element.leader.rawValue, of: Member.self),
            content: value(.content), problems: value(.problems), form: value(.form), frequency: optional(.frequency),
            people: optional(.people), place: value(.place), meetingDay: form.day(Plan.Element.meetingDay.rawValue),
            startsAt: Self.minutes(value(.startsAt)), means: value(.means))
    }

    /// Marks everything that is missing or cannot be, at its field.
    mutating func mark(in language: Language, window: Procedure.Window, today: Day) {
        for element in text.missing { errors[element] = language.text("plan.missing.\(element.rawValue)") }
        if let day = text.meetingDay, !(max(window.opens, today)...max(window.closes, today)).contains(day) {
            let days = [
                "from": language.day(max(window.opens, today), today: today),
                "to": language.day(window.closes, today: today),
            ]
            errors[.meetingDay] = language.text("plan.day-outside", days)
        }
    }

    /// The value of an element as its field holds it.
    static func value(_ element: Plan.Element, of text: Plan.Text) -> String {
        switch element {
        case .goals: text.goals
        case .leader: text.leader?.text ?? ""
        case .content: text.content
        case .problems: text.problems
        case .form: text.form
        case .frequency: text.frequency ?? ""
        case .people: text.people ?? ""
        case .place: text.place
        case .meetingDay: text.meetingDay?.description ?? ""
        case .startsAt: text.startsAt.map(clock) ?? ""
        case .means: text.means
        }
    }

    private static func clock(_ minutes: Int) -> String {
        [minutes / 60 % 24, minutes % 60].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":").prefix(2).compactMap { Int($0) }
        guard parts.count == 2, (0..<24).contains(parts[0]), (0..<60).contains(parts[1]) else { return nil }
        return parts[0] * 60 + parts[1]
    }
}
