import Operations
import PartyLife

/// The steps of the loop, a line each: light, state, who is missing, by when, and the way in.
extension BranchPage {
    func steps(_ html: inout HTML) {
        let current = record.progress.stage
        for stage in Step.Stage.allCases {
            let rows = record.progress.steps.filter { $0.step.stage == stage && $0.step != .readiness }
            let title = language.text("stage.\(stage.rawValue)")
            if stage == current {
                html.section(.class("block"), .id("stage-\(stage.rawValue)")) { html in
                    html.div(.class("block-head")) { html in
                        html.h2(text: title)
                        html.light(StatusBadge(record.progress.light(of: stage)), in: language)
                    }
                    list(rows, &html)
                    if stage == .before { readiness(&html) }
                }
            } else {
                html.details(.class("block"), .id("stage-\(stage.rawValue)")) { html in
                    html.summary { html in
                        html.strong(text: title)
                        html.text(" ")
                        let light = record.progress.light(of: stage)
                        html.light(
                            StatusBadge(light), word: light == .done ? language.text("light.done") : nil, in: language)
                    }
                    list(rows, &html)
                }
            }
        }
    }

    private func list(_ rows: [Progress.State], _ html: inout HTML) {
        html.ul(.class("steps")) { html in
            for row in rows {
                html.li(.class("step")) { html in
                    let path = path(of: row.step)
                    html.a(.class("step-name"), .href(path), text: language.word("step", row.step))
                    html.light(isAsked(row) ? StatusBadge(row.light) : .notStarted, word: word(row), in: language)
                    html.p(.class("step-detail parts")) { html in detail(row, &html) }
                    html.span(.class("step-go")) { html in
                        let mine = row.turn == .branch && !row.isDone && !row.missing.isEmpty
                        let key = mine ? "branch.what-is-missing" : "button.view"
                        html.a(.href(path)) { html in
                            html.text(language.text(key))
                            html.span(.class("unseen"), text: language.word("step", row.step))
                        }
                    }
                }
            }
        }
    }

    /// The row's own word in place of the light's; nil where the light says enough.
    private func word(_ row: Progress.State) -> String? {
        guard isAsked(row) else { return language.text("light.not-asked") }
        let done = row.isDone ? language.text("light.done") : nil
        switch row.step {
        case .notice where row.light == .notStarted: return language.text("branch.not-received")
        case .plan where record.plan.state != .none: return language.word("plan-state", record.plan.state)
        case .study, .examinations, .arrangements: return language.count(row.done, of: row.due)
        case .covering where record.meeting.isHeld: return language.count(row.done, of: row.due)
        case .opinions where record.opinions.rawCount > 0:
            return language.text(
                "branch.opinions", ["raw": record.opinions.rawCount, "distinct": record.opinions.distinct.count])
        case .talks where !row.isDone: return talksMissing ?? done
        case .session where record.meeting.state != .preparing:
            return language.word("meeting-state", record.meeting.state)
        case .list, .commitments, .rectification, .writeOff, .lookBack:
            let hasList = record.list.pooled != nil && !record.problems.isEmpty
            return hasList ? language.count(row.done, of: row.due) : done
        default: return done
        }
    }

    /// Whether there is anybody of whom the step is asked.
    private func isAsked(_ row: Progress.State) -> Bool {
        row.step.rule.gates.first.flatMap(condition).map { $0.due != 0 } ?? true
    }

    private var talksMissing: String? {
        let pairs = record.talkCover.kinds.values.reduce(0) { $0 + $1.missingPairs.count }
        let persons = Set(record.talkCover.kinds.values.flatMap(\.missingPersons)).count
        switch (pairs, persons) {
        case (0, 0): return nil
        case (_, 0): return language.text("branch.pairs-missing", ["n": pairs])
        case (0, _): return language.text("branch.persons-missing", ["n": persons])
        default: return language.text("branch.talks-missing", ["pairs": pairs, "persons": persons])
        }
    }

    func condition(_ gate: Gate) -> Readiness.Condition? { record.readiness.conditions.first { $0.gate == gate } }

    private func detail(_ row: Progress.State, _ html: inout HTML) {
        for part in row.isDone ? outcome(row.step) : [waiting(row)] {
            if let part, !part.isEmpty { html.span(text: part) }
        }
        guard !row.isDone else { return }
        for part in due(row) { html.time(text: part) }
    }

    /// Who did it and when.
    private func outcome(_ step: Step) -> [String?] {
        func day(_ day: Day?) -> String? { day.map { language.day($0, today: record.today) } }
        switch step {
        case .notice: return [record.name(record.notice.receivedBy), day(record.notice.received)]
        case .plan: return record.plan.reviews.last.map { [record.name($0.by), day($0.on)] } ?? []
        case .session: return [record.meeting.place, day(record.meeting.heldOn)]
        case .posting: return [day(record.list.posted)]
        default: return []
        }
    }

    /// Who is still missing, or what has to come before.
    private func waiting(_ row: Progress.State) -> String? {
        if !row.missing.isEmpty {
            let names = language.names(row.missing.map { record.name($0) }, limit: 3)
            return language.text("branch.missing", ["names": names])
        }
        switch row.step {
        case _ where row.turn == .superior:
            return row.since.map {
                language.text("at-superior.short-since", ["day": language.day($0, today: record.today)])
            } ?? language.text("at-superior.short")
        case .plan where record.plan.state == .returned: return record.plan.reviews.last?.remark
        case .opinions: return opinionsWaiting
        case .session where record.meeting.state == .preparing: return language.text("branch.wait-ready")
        case .session where record.meeting.state == .ready: return readySince
        case _ where row.step.stage == .after || row.step == .covering:
            return record.meeting.isHeld ? nil : language.text("branch.wait-meeting")
        default: return nil
        }
    }

    var readySince: String {
        let day = record.meeting.readyOn.map { language.day($0, today: record.today) } ?? ""
        return language.text("branch.ready-since", ["day": day])
    }

    var opinionsWaiting: String? {
        let undelivered = record.opinions.received.filter { $0.delivered == nil }.count
        if undelivered > 0 { return language.text("branch.undelivered", ["n": undelivered]) }
        let used = Set(record.opinions.received.map(\.channel)).count
        let asked = record.facts.procedure.opinions.minimumChannels
        return used < asked ? language.text("branch.channels", ["used": used, "asked": asked]) : nil
    }

    /// By when; the days only where the light has given its place to another word.
    private func due(_ row: Progress.State) -> [String] {
        guard let deadline = row.deadline else { return [] }
        let by = language.text("home.due", ["day": language.day(deadline, today: record.today)])
        switch row.light {
        case .dueSoon, .overdue:
            return [by] + (word(row) == nil ? [] : [language.remaining(until: deadline, today: record.today)])
        default: return [by]
        }
    }

    /// A step's page, or its part of this one.
    func path(of step: Step) -> String {
        if case .part(let part) = step.rule.page { "#" + part } else { Paths.step(step, at: place) }
    }
}
