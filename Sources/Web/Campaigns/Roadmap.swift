import PartyLife

/// 时间表 and 路线图 as a line of time: each step with its span, its last day and what is asked at it.
struct Roadmap {
    struct Item {
        let name: String
        let when: String
        let requirement: String?
        /// The span as days; nil for what counts from the meeting.
        let span: ClosedRange<Day>?
    }

    let items: [Item]
    let from: Day
    let to: Day

    init(_ procedure: Procedure, today: Day, in language: Language) {
        // Work begins when the notice is there: a week before its last day for what has no beginning of its own.
        let begin = min(procedure[.noticeBy], procedure.window.opens)
        from = begin
        to = max(procedure.window.closes, begin + 1)
        items = Step.allCases.compactMap { step in
            let (name, requirement) = (Self.name(of: step, in: language), procedure.requirement(at: step))
            func item(_ when: String, _ span: ClosedRange<Day>? = nil) -> Item {
                Item(name: name, when: when, requirement: requirement, span: span)
            }
            // Of several steps with one last day the first says it.
            switch step.ownDeadline {
            case .day(let field):
                let day = procedure[field]
                let start = step == .session ? procedure.window.opens : begin
                let when = language.text("home.due", ["day": language.day(day, today: today)])
                return item(when, step.stage == .after ? nil : min(start, day)...day)
            case .afterMeeting(let span): return item(language.text("notice-part.within", ["n": procedure[span]]))
            case .ofItems(let span?): return item(language.text("editor.after-write-off", ["n": procedure[span]]))
            case .ofItems(nil), nil: return requirement.map { _ in item("") }
            }
        }
    }

    /// What is done by the last day of a step, in the words of the timetable.
    private static func name(of step: Step, in language: Language) -> String {
        let key: String? =
            switch step.ownDeadline {
            case .day(let field): field.short
            case .afterMeeting(let span), .ofItems(let span?): span.name.split(separator: ".").last.map(String.init)
            case .ofItems(nil), nil: nil
            }
        guard let key, language.has("timetable.\(key)") else { return language.word("step", step) }
        return language.text("timetable.\(key)")
    }

    /// A day as a place on a line of a thousand.
    func place(of day: Day) -> Int { min(max((day - from) * 1000 / (to - from), 0), 1000) }
}

extension HTML {
    /// Drawn by the server, so that it prints and needs no script.
    mutating func roadmap(_ procedure: Procedure, today: Day, in language: Language) {
        let map = Roadmap(procedure, today: today, in: language)
        ol(.class("roadmap")) { html in
            for item in map.items {
                html.li(.class("roadmap-step")) { html in
                    html.span(.class("roadmap-name"), text: item.name)
                    html.span(.class("roadmap-when"), text: item.when)
                    if let span = item.span { html.track(span, map, today) }
                    if let requirement = item.requirement { html.p(.class("hint lines"), text: requirement) }
                }
            }
        }
        p(.class("hint")) { html in
            let window = procedure.window
            html.text(
                language.text(
                    "editor.roadmap-window",
                    [
                        "from": language.day(window.opens, today: today),
                        "to": language.day(window.closes, today: today),
                    ]))
        }
    }

    private mutating func track(_ span: ClosedRange<Day>, _ map: Roadmap, _ today: Day) {
        let (start, end) = (map.place(of: span.lowerBound), map.place(of: span.upperBound))
        element("svg", [.class("roadmap-track"), .viewBox("0 0 1000 12"), .stretched, .aria("hidden", "true")]) {
            html in
            html.element("rect", [.class("track"), .x(0), .y(5), .width(1000), .height(2)])
            html.element("rect", [.class("span"), .x(start), .y(3), .width(max(end - start, 4)), .height(6)])
            guard (map.from...map.to).contains(today) else { return }
            html.element("rect", [.class("now"), .x(min(map.place(of: today), 996)), .y(0), .width(4), .height(12)])
        }
    }
}
