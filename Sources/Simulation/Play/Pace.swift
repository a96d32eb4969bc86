import PartyLife

/// On which days a branch does what, within the procedure that binds it.
struct Pace {
    let start: Day
    let plan, study, opinions, talks, examinations, ready, meeting: Day

    /// - Parameters:
    ///   - start: the day on which the branch has the notice.
    ///   - ready: by when everything is prepared.
    init(from start: Day, by procedure: Procedure, ready latest: Day, meeting: Day) {
        let timetable = procedure.timetable
        let aims = [
            timetable.planBy, timetable.studyBy, timetable.opinionsBy, timetable.talksBy, timetable.examinationsBy,
        ]
        let last = max(aims.max() ?? start, start + 1)
        let limit = max(latest - 1, start + 8)
        // Where there is less time than the timetable gives, everything moves closer together.
        func aim(_ day: Day) -> Day {
            let due = last <= limit ? day : start + (day - start) * (limit - start) / (last - start)
            return max(due.lastOfficeDay, start + 4)
        }
        self.start = start
        (plan, study) = (aim(aims[0]), aim(aims[1]))
        (opinions, talks, examinations) = (aim(aims[2]), aim(aims[3]), aim(aims[4]))
        ready = max(max(plan + 3, study, opinions), max(talks, examinations), latest - 1) + 1
        self.meeting = max(meeting, ready)
    }
}

extension CampaignPlayer {
    /// One of the days on which offices work, or the first where there is none.
    private func officeDay(in days: ClosedRange<Day>) -> Day {
        let all = (0...(days.upperBound - days.lowerBound)).map { days.lowerBound + $0 }
        return chance.pick(all.filter(\.isOfficeDay)) ?? days.lowerBound
    }

    /// The pace of a branch from the day on which it has the notice.
    func pace(of branch: Branch, by procedure: Procedure) -> Pace {
        let window = procedure.window
        let mixedDay = Simulation.mixedDay(of: self.procedure)
        switch branch.speed {
        case .usual:
            let earliest = min(max(procedure.timetable.examinationsBy + 2, window.opens), window.closes)
            let meeting = officeDay(in: earliest...window.closes)
            return Pace(from: today, by: procedure, ready: meeting - 1, meeting: meeting)
        case .quick:
            let meeting = max(today + 12 + chance.number(0...2), window.opens).nextOfficeDay
            return Pace(from: today, by: procedure, ready: meeting - 1, meeting: meeting)
        case .ready:
            let meeting = min(max(mixedDay + 3, window.opens).nextOfficeDay, window.closes)
            return Pace(from: today, by: procedure, ready: mixedDay - 2, meeting: meeting)
        case .today, .inSession:
            return Pace(from: today, by: procedure, ready: mixedDay - 2, meeting: max(mixedDay, window.opens))
        }
    }
}
