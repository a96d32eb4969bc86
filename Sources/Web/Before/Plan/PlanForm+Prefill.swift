import Operations
import PartyLife

/// What the procedure and the roster say already, so that a secretary confirms and does not type.
extension PlanForm {
    init(prefilling record: BranchRecord, lastPlace: String?, in language: Language) {
        let procedure = record.facts.procedure
        self.init(
            Plan.Text(
                goals: language.text("plan.prefill.goals", ["theme": procedure.theme]),
                leader: record.facts.branch.secretary?.member,
                content: Self.content(procedure, today: record.today, in: language),
                form: language.text(
                    record.organisation.type == .group ? "plan.prefill.form-group" : "plan.prefill.form-branch"),
                frequency: language.text("plan.prefill.frequency"), people: Self.people(record, in: language),
                place: lastPlace ?? "", meetingDay: Self.meetingDay(procedure, today: record.today), startsAt: 9 * 60,
                means: language.text("plan.prefill.means")),
            isPrefilled: true)
    }

    /// Who takes part, counted from the roster; who is arranged for otherwise stands in the arrangements.
    private static func people(_ record: BranchRecord, in language: Language) -> String {
        let members = record.facts.branch.members
        let probationary = members.filter { $0.profile.standing == .probationary }.count
        return [
            language.text("plan.prefill.people", ["name": record.organisation.name, "n": members.count]),
            probationary == 0 ? nil : language.text("plan.prefill.probationary", ["n": probationary]),
            language.text("plan.prefill.observers"),
        ].compactMap(\.self).joined()
    }

    private static func content(_ procedure: Procedure, today: Day, in language: Language) -> String {
        let timetable = procedure.timetable
        func by(_ day: Day) -> String { language.day(day, today: today) }
        return [
            language.text(
                "plan.prefill.study",
                [
                    "texts": language.names(
                        procedure.study.texts.map { text in
                            language.text("plan.prefill.text", ["title": text.title])
                        }), "day": by(timetable.studyBy),
                ]),
            language.text(
                "plan.prefill.opinions",
                [
                    "channels": language.names(
                        procedure.opinions.channels.map { language.word("opinion-channel", $0) }),
                    "day": by(timetable.opinionsBy),
                ]),
            language.text("plan.prefill.talks", ["day": by(timetable.talksBy)]),
            language.text(
                "plan.prefill.examinations",
                ["aspects": language.names(procedure.aspects.map(\.title)), "day": by(timetable.examinationsBy)]),
            language.text("plan.prefill.meeting"),
            language.text(
                "plan.prefill.after",
                ["list": timetable.listWithinDays, "post": timetable.postWithinDays]),
        ].joined(separator: "\n")
    }

    /// The first working day after the last preparation that the window still holds; else its last.
    static func meetingDay(_ procedure: Procedure, today: Day) -> Day? {
        let window = procedure.window
        let first = max(window.opens, today)
        guard first <= window.closes else { return nil }
        let prepared = min(max(procedure.timetable.examinationsBy + 1, first), window.closes)
        let later = (prepared.number...window.closes.number).lazy.map { Day(number: $0) }
        if let day = later.first(where: \.isWeekday) { return day }
        let earlier = (first.number...prepared.number).reversed().lazy.map { Day(number: $0) }
        return earlier.first(where: \.isWeekday) ?? prepared
    }
}

extension Day {
    /// Monday to Friday; 1970-01-01 was a Thursday.
    fileprivate var isWeekday: Bool { ((number + 3) % 7 + 7) % 7 < 5 }
}
