import Operations
import PartyLife

extension HTML {
    /// What a notice asks: when, what to study, what to examine oneself against.
    mutating func noticePart(_ procedure: Procedure, today: Day, in language: Language) {
        div(.class("form")) { html in
            html.div(.class("flow")) { html in
                html.h3(text: language.text("notice-part.timetable"))
                html.timetable(procedure, today: today, in: language)
            }
            if !procedure.study.texts.isEmpty {
                html.div { html in
                    html.h3(text: language.text("notice-part.texts"))
                    html.ul { html in for text in procedure.study.texts { html.li(text: text.title) } }
                }
            }
            html.div { html in
                html.h3(text: language.text("notice-part.aspects"))
                html.ul { html in
                    for aspect in procedure.aspects {
                        html.li { html in
                            html.text(aspect.title)
                            if let hint = aspect.hint { html.p(.class("hint"), text: hint) }
                        }
                    }
                }
            }
            if !procedure.gates.isEmpty {
                html.div { html in
                    html.h3(text: language.text("branch.conditions"))
                    html.ul { html in for gate in procedure.gates { html.li(text: language.word("gate", gate)) } }
                }
            }
        }
    }

    private mutating func timetable(_ procedure: Procedure, today: Day, in language: Language) {
        let points = procedure.timePoints(in: language, today: today)
        let next = points.firstIndex { $0.day.map { $0 >= today } ?? true } ?? points.count
        ol(.class("timeline")) { html in
            for (index, point) in points.enumerated() {
                let style = index < next ? "" : index == next ? " timeline-current" : " timeline-coming"
                html.li(.class("timeline-item" + style)) { html in
                    html.div(.class("timeline-head")) { html in
                        html.span(.class("timeline-name"), text: point.name)
                        html.span(.class("timeline-when"), text: point.when)
                    }
                }
            }
        }
    }
}

extension Procedure {
    fileprivate struct TimePoint {
        let name: String
        let when: String
        /// Nil for a time that counts from the meeting.
        let day: Day?
    }

    /// The last days of the steps in order, and what counts from the meeting after it.
    fileprivate func timePoints(in language: Language, today: Day) -> [TimePoint] {
        func point(_ name: String, _ day: Day) -> TimePoint {
            TimePoint(
                name: language.text("timetable.\(name)"),
                when: language.text("home.due", ["day": language.day(day, today: today)]), day: day)
        }
        func within(_ name: String, _ days: Int) -> TimePoint {
            TimePoint(
                name: language.text("timetable.\(name)"), when: language.text("notice-part.within", ["n": days]),
                day: nil)
        }
        let steps = [
            ("noticeBy", timetable.noticeBy), ("planBy", timetable.planBy), ("studyBy", timetable.studyBy),
            ("opinionsBy", timetable.opinionsBy), ("talksBy", timetable.talksBy),
            ("examinationsBy", timetable.examinationsBy), ("meetingBy", window.closes),
        ].enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map(\.element)
        return steps.map(point) + [
            within("listWithinDays", timetable.listWithinDays), within("postWithinDays", timetable.postWithinDays),
            point("reconcileBy", timetable.reconcileBy),
        ]
    }
}

extension Day {
    /// The light of a notice that was not received yet, by this day.
    func lightOfReceipt(on today: Day) -> Light {
        let light = light(on: today)
        return light == .onTime ? .notStarted : light
    }
}
