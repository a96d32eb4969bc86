import PartyLife

/// 转发并细化: what a level between asks for beyond what it was sent: earlier, or more.
struct TightenForm {
    let inherited: Procedure
    /// Which level set each bound.
    var setBy: [String: String] = [:]
    /// Whether a branch asks it of itself.
    var isOwn = false
    let typed: Form
    let language: Language
    let today: Day

    func write(to path: String, token: String, _ html: inout HTML) {
        html.element("details", typed["texts"] == nil ? [] : [.open]) { html in
            html.summary(text: language.text(isOwn ? "tighten.own-title" : "tighten.title"))
            html.postForm(to: path, token: token, .class("form")) { html in
                html.p(.class("hint"), text: language.text(isOwn ? "tighten.own-hint" : "tighten.hint"))
                for (field, _) in Procedure.DayField.tightenable { day(field, &html) }
                lines("texts", &html)
                lines("aspects", &html)
                gates(&html)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text(isOwn ? "tighten.own-do" : "tighten.do"))
                }
            }
        }
    }

    private func day(_ day: Procedure.DayField, _ html: inout HTML) {
        let limit = inherited[day]
        html.input(
            Field(
                day.short, label: language.text("timetable.\(day.short)"), value: typed[day.short] ?? "",
                help: language.text(
                    setBy[day.short] == nil ? "tighten.not-after" : "tighten.not-after-by",
                    ["day": language.day(limit, today: today), "by": setBy[day.short] ?? ""]), required: false),
            type: .date, in: language, .max(limit.description))
    }

    private func lines(_ name: String, _ html: inout HTML) {
        html.textArea(
            Field(
                name, label: language.text("tighten.\(name)"), value: typed[name] ?? "",
                help: language.text("tighten.\(name)-help"), required: false), rows: 3, in: language)
    }

    private func gates(_ html: inout HTML) {
        let more = Gate.allCases.filter { !inherited.gates.contains($0) }
        guard !more.isEmpty else { return }
        let chosen = Set(typed.all("gates"))
        html.fieldset(.class("field")) { html in
            html.legend(.class("label"), text: language.text("tighten.gates"))
            for gate in more {
                html.label(.class("check")) { html in
                    let checked: [Attribute] = chosen.contains(gate.rawValue) ? [.checked] : []
                    html.open("input", [.type(.checkbox), .name("gates"), .value(gate.rawValue)] + checked)
                    html.span(text: language.word("gate", gate))
                }
            }
        }
    }

    /// What was typed; additions get identifiers that the procedure does not have yet.
    static func tightening(_ form: Form, of inherited: Procedure) -> Tightening {
        var change = Tightening(addedGates: form.choices("gates", of: Gate.self))
        for (day, mine) in Procedure.DayField.tightenable { change[keyPath: mine] = form.day(day.short) }
        let taken = Set(inherited.study.texts.map(\.id) + inherited.aspects.map(\.id))
        var ids = (1...).lazy.map { "more-\($0)" }.filter { !taken.contains($0) }.makeIterator()
        func added<T>(_ name: String, _ make: (String, String) -> T) -> [T] {
            (form[name] ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
                .compactMap { line in ids.next().map { make($0, line) } }
        }
        change.addedTexts = added("texts") { Procedure.Study.Text(id: $0, title: $1) }
        change.addedAspects = added("aspects") { Procedure.Aspect(id: $0, title: $1) }
        return change
    }
}
