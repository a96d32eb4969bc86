@testable import PartyLife

/// The figures of a day, counted from the events alone.
extension World {
    /// All streams' own sums, added.
    var figures: Tally {
        var sum = organisations.values.map(\.figures) + notices.values.map(\.figures) + plans.values.map(\.figures)
        sum += studies.values.map(\.figures) + opinions.values.map(\.figures) + talks.values.map(\.figures)
        sum += examinations.values.flatMap { $0.values.map(\.figures) } + meetings.values.map(\.figures)
        sum += problems.values.flatMap { $0.values.map(\.figures) }
        return sum.reduce(Tally(), +)
    }

    func recount(_ day: Day) -> [Metric: Int] {
        var count: [Metric: Int] = [:]
        func add(_ metric: Metric, _ amount: Int = 1, _ on: Day? = nil) {
            if on.map({ $0 <= day }) ?? true { count[metric, default: 0] += amount }
        }
        for stream in organisations.values { countMembers(stream.events, on: day) { add($0, $1) } }
        for case .received(_, let on) in notices.values.flatMap(\.events) { add(.noticesReceived, 1, on) }
        for stream in plans.values {
            let submitted = stream.events.contains {
                if case .submitted(_, _, let on) = $0 { on <= day } else { false }
            }
            let approved = stream.events.contains {
                if case .approved(_, _, let on, _) = $0 { on <= day } else { false }
            }
            add(.plansSubmitted, submitted ? 1 : 0)
            add(.plansApproved, approved ? 1 : 0)
        }
        for stream in studies.values {
            countStudy(stream.events) { add($0, $1, $2) }
        }
        for stream in talks.values { countTalks(stream.events) { add(.talks, 1, $0) } }
        for stream in opinions.values { countOpinions(stream.events) { add($0, $1, $2) } }
        for events in examinations.values.flatMap({ $0.values.map(\.events) }) {
            let first = events.compactMap { event in
                switch event {
                case .submitted(_, let on), .entryConfirmed(_, _, let on): on
                default: nil
                }
            }.first
            if let first { add(.examinationsSubmitted, 1, first) }
            for case .accepted(_, let on) in events { add(.examinationsAccepted, 1, on) }
        }
        for stream in meetings.values { countMeeting(stream.events, on: day) { add($0, $1, $2) } }
        for stream in problems.values.flatMap(\.values) { countProblem(stream.events, on: day) { add($0) } }
        return count
    }

    private func countMembers(_ events: [Organisation.Event], on day: Day, _ add: (Metric, Int) -> Void) {
        var since: [Member.ID: Day] = [:]
        var isBranch = false
        for event in events {
            switch event {
            case .established(_, let type, _, _, _, let on):
                isBranch = type.isBranch
                if isBranch, on <= day { add(.branches, 1) }
            case .dissolved(let on): if isBranch, on <= day { add(.branches, -1) }
            case .memberAdmitted(let member), .memberTransferredIn(let member, _): since[member.id] = member.since
            case .memberTransferredOut(let member, _, let on), .memberLeft(let member, _, let on):
                let start = since.removeValue(forKey: member)
                if let start, start <= day, day < on { add(.members, 1) }
            default: continue
            }
        }
        add(.members, since.values.count { $0 <= day })
    }

    private func countMeeting(_ events: [BranchMeeting.Event], on day: Day, _ add: (Metric, Int, Day) -> Void) {
        var attendance: [Member.ID: BranchMeeting.Attendance] = [:]
        var exempt: [Member.ID: Day] = [:]
        var covered: [Member.ID: Day] = [:]
        var said: [Metric] = []
        var closed: Day?
        func correct(_ change: BranchMeeting.Amendment) {
            func unsay(_ metric: Metric) { said.remove(at: said.firstIndex(of: metric)!) }
            switch change {
            case .attendance(let new): for (member, how) in new { attendance[member] = how }
            case .exemptionWithdrawn(let member): exempt[member] = nil
            case .coverWithdrawn(let member): covered[member] = nil
            case .speechWithdrawn: unsay(.speeches)
            case .criticismWithdrawn: unsay(.criticisms)
            case .remarkWithdrawn: unsay(.remarks)
            case .speech, .criticism, .response, .remark: break
            }
        }
        for event in events {
            switch event {
            case .attended(let new): for (member, how) in new { attendance[member] = how }
            case .exempted(let member, _, let on, _): exempt[member] = on
            case .exemptionLifted(let member, _): exempt[member] = nil
            case .covered(let member, _, _, let on): covered[member] = on
            case .coveredAt(let member, let cover): covered[member] = cover.on
            case .spoke: said.append(.speeches)
            case .restated(_, let text): if text != nil { said.append(.speeches) }
            case .criticised: said.append(.criticisms)
            case .remarked: said.append(.remarks)
            case .corrected(let change, _, _): correct(change)
            case .closed(_, _, let on): closed = on
            default: continue
            }
        }
        let present = closed == nil ? [] : Set(attendance.filter { $0.value == .present }.keys)
        for (member, on) in exempt where !present.contains(member) && covered[member] == nil { add(.exempt, 1, on) }
        for (member, on) in covered where !present.contains(member) { add(.coveredOtherwise, 1, on) }
        guard let closed else { return }
        add(.held, 1, closed)
        add(.present, present.count, closed)
        for metric in said { add(metric, 1, closed) }
    }

    /// The problem as it stood at the end of the day.
    private func countProblem(_ events: [Problem.Event], on day: Day, _ add: (Metric) -> Void) {
        let past = standing(events).filter { ($0.happened ?? day) <= day }
        let problem = Problem().applying(past)
        guard problem.found != nil, problem.state != .withdrawn else { return }
        add(.problemsFound)
        for case .lookedBack(let lookBack) in past where !lookBack.stands { add(.problemsReopened) }
        if problem.plan != nil { add(.problemsWithMeasures) }
        if problem.posting != nil { add(.problemsPosted) }
        guard problem.state != .merged else { return add(.problemsMerged) }
        if problem.subject == nil { add(.practicalFound) }
        let reached: [(Problem.State, Metric)] = [
            (.done, .problemsDone), (.verified, .problemsSolved), (.accepted, .problemsAccepted),
            (.writtenOff, .problemsWrittenOff),
        ]
        let order = Problem.State.allCases
        for (state, metric) in reached where order.firstIndex(of: problem.state)! >= order.firstIndex(of: state)! {
            add(metric)
        }
        if problem.state != .writtenOff { add(.problemsOpen) }
        let solved = [Problem.State.verified, .accepted, .writtenOff].contains(problem.state)
        if solved, problem.subject == nil { add(.practicalSolved) }
        if !solved, let plan = problem.plan, plan.deadline < day { add(.problemsOverdue) }
    }
}
