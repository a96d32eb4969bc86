import Operations
import PartyLife
import Records

/// 会前, 会中, 会后: how an organisation stands in each stage on a day, from its figures and its case.
struct StageLights: Equatable {
    struct Entry: Equatable {
        var light: Light
        var word: Word
    }

    enum Word: Equatable {
        /// The light's own.
        case own
        case done
        case count(Int, of: Int)
        case overdueProblems(Int)
    }

    let before: Entry
    let meeting: Entry
    let after: Entry

    /// - Parameters:
    ///   - state: what is so today; it adds to the figures where `asOf` is today.
    ///   - procedure: nil where the organisation has none, so that no deadline is known.
    init(
        _ figures: Figures, kind: Organisation.Kind, state: CaseRow, procedure: Procedure?, today: Day
    ) {
        let clock = Clock(asOf: figures.asOf, amberDays: procedure?.rectification.amberDays ?? 0)
        if kind.holdsMeeting {
            let now = figures.asOf == today ? state : CaseRow()
            before = Self.before(figures, now, procedure, clock)
            meeting = Self.meeting(figures, now, procedure, clock)
            after = Self.after(figures, heldOn: state.heldOn, procedure, clock)
        } else {
            (before, meeting, after) = Self.sums(figures, procedure, clock)
        }
    }

    private static func before(_ figures: Figures, _ now: CaseRow, _ procedure: Procedure?, _ clock: Clock) -> Entry {
        if figures[.held] > 0 || now.meeting != .preparing { return Entry(light: .onTime, word: .done) }
        let timetable = procedure?.timetable
        let isNoticed = figures[.noticesReceived] > 0
        let expected = figures[.members] - figures[.exempt]
        let deadline: Day? =
            if !isNoticed {
                timetable?.noticeBy
            } else if figures[.plansApproved] == 0 {
                timetable?.planBy
            } else if figures[.examinationsSubmitted] < expected {
                timetable?.examinationsBy
            } else {
                procedure?.window.closes
            }
        return Entry(light: clock.light(by: deadline, started: isNoticed), word: .own)
    }

    private static func meeting(_ figures: Figures, _ now: CaseRow, _ procedure: Procedure?, _ clock: Clock) -> Entry {
        let isHeld = figures[.held] > 0
        if isHeld, figures.covered + figures[.exempt] >= figures[.members] {
            return Entry(light: .onTime, word: .done)
        }
        let light = clock.light(by: procedure?.window.closes, started: isHeld || now.meeting == .inSession)
        return Entry(light: light, word: isHeld ? .count(figures.covered, of: figures[.members]) : .own)
    }

    private static func after(_ figures: Figures, heldOn: Day?, _ procedure: Procedure?, _ clock: Clock) -> Entry {
        let late = figures[.problemsOverdue]
        guard late == 0 else { return Entry(light: .overdue(days: nil), word: .overdueProblems(late)) }
        guard figures[.held] > 0 else { return Entry(light: .notStarted, word: .own) }
        let timetable = procedure?.timetable
        func within(_ days: Int?) -> Day? { heldOn.flatMap { day in days.map { day + $0 } } }
        if figures[.problemsFound] == 0 {
            return Entry(light: clock.light(by: within(timetable?.listWithinDays), started: true), word: .own)
        }
        if figures[.problemsOpen] == 0 { return Entry(light: .onTime, word: .done) }
        let deadline = figures[.problemsPosted] == 0 ? within(timetable?.postWithinDays) : timetable?.reconcileBy
        return Entry(
            light: clock.light(by: deadline, started: true),
            word: .count(figures[.problemsWrittenOff], of: figures.problemsKept))
    }

    /// A superior stands as its branches do, taken together.
    private static func sums(_ figures: Figures, _ procedure: Procedure?, _ clock: Clock) -> (Entry, Entry, Entry) {
        let branches = figures[.branches]
        func counted(_ done: Int, by deadline: Day?, started: Bool) -> Entry {
            guard branches > 0 else { return Entry(light: .notStarted, word: .own) }
            let light = done >= branches ? .onTime : clock.light(by: deadline, started: started)
            return Entry(light: light, word: .count(done, of: branches))
        }
        let held = figures[.held]
        let prepared = max(figures[.plansApproved], held)
        let before = counted(
            prepared, by: procedure?.timetable.planBy, started: prepared > 0 || figures[.plansSubmitted] > 0)
        let meeting = counted(held, by: procedure?.window.closes, started: held > 0)
        let late = figures[.problemsOverdue]
        if late > 0 { return (before, meeting, Entry(light: .overdue(days: nil), word: .overdueProblems(late))) }
        guard held > 0 else { return (before, meeting, Entry(light: .notStarted, word: .own)) }
        let isDone = held >= branches && figures[.problemsFound] > 0 && figures[.problemsOpen] == 0
        let light = isDone ? .onTime : clock.light(by: procedure?.timetable.reconcileBy, started: true)
        let word = Word.count(figures[.problemsWrittenOff], of: figures.problemsKept)
        return (before, meeting, Entry(light: light, word: isDone ? .done : word))
    }

    private struct Clock {
        let asOf: Day
        let amberDays: Int

        func light(by deadline: Day?, started: Bool) -> Light {
            guard let deadline else { return started ? .onTime : .notStarted }
            let light = deadline.light(on: asOf, amberDays: amberDays)
            return light == .onTime && !started ? .notStarted : light
        }
    }
}

extension StageLights {
    init(_ child: TreeRecord.Child, today: Day) {
        self.init(
            child.figures, kind: child.row.type, state: child.state, procedure: child.procedure, today: today)
    }
}

extension HTML {
    mutating func light(_ entry: StageLights.Entry, in language: Language) {
        let word: String? =
            switch entry.word {
            case .own: nil
            case .done: language.text("light.done")
            case .count(let done, let due): "\(language.count(done, of: due))\(entry.light.suffix(in: language))"
            case .overdueProblems(let count): language.text("tree.overdue-problems", ["n": count])
            }
        light(entry.light, word: word, in: language)
    }
}

extension Light {
    /// What stands behind a count where the light warns.
    fileprivate func suffix(in language: Language) -> String {
        switch self {
        case .onTime, .notStarted: ""
        case .dueSoon, .overdue: " " + word(in: language)
        }
    }
}
