import Operations
import PartyLife

/// The life of a problem as its page shows it, each step with its day and, in the branch, its person; what is to come is
/// hollow.
struct ProblemTimeline {
    let record: ProblemRecord
    /// Whether the reader may see where the problem came from and whose it is.
    let isInside: Bool
    let language: Language

    private var life: ProblemLife {
        let events = record.history.map { ProblemLife.Happening(event: $0.event, on: $0.on, by: $0.actor) }
        return ProblemLife(events, of: record.problem, procedure: record.facts.procedure)
    }

    func html(_ html: inout HTML) {
        let life = life
        html.ol(.class("timeline")) { html in
            for milestone in life.past { past(milestone, &html) }
            for (index, milestone) in life.coming.enumerated() {
                let style = index == 0 ? "timeline-current" : "timeline-coming"
                html.li(.class("timeline-item \(style)")) { html in
                    html.div(.class("timeline-head")) { html in
                        html.span(
                            .class("timeline-name"), text: language.text("problem-life.\(milestone.kind.rawValue)"))
                        if index == 0 {
                            html.span(.class("badge"), text: language.text("problem-life-next"))
                        } else {
                            html.span(.class("unseen"), text: language.text("stage.coming"))
                        }
                        html.span(.class("timeline-when"), text: due(milestone))
                    }
                }
            }
        }
    }

    private func due(_ milestone: ProblemLife.Milestone) -> String {
        guard let due = milestone.due else { return "" }
        let key = milestone.kind == .lookedBack ? "problem-life-from" : "problem-life-by"
        return language.text(key, ["day": language.day(due, today: record.today)])
    }

    private func past(_ milestone: ProblemLife.Milestone, _ html: inout HTML) {
        html.li(.class("timeline-item")) { html in
            html.div(.class("timeline-head")) { html in
                html.span(.class("timeline-name"), text: name(milestone))
                html.span(.class("timeline-when"), text: days(milestone))
                html.span(.class("timeline-who"), text: people(milestone))
            }
            for happening in milestone.happenings {
                for line in lines(happening.event) { html.p(.class("lines"), text: line) }
            }
        }
    }

    private func name(_ milestone: ProblemLife.Milestone) -> String {
        if milestone.kind == .found, isInside { return language.word("problem-source", record.problem.source) }
        let name = language.text("problem-life.\(milestone.kind.rawValue)")
        let count = milestone.happenings.count
        return count > 1 ? language.text("problem-life-times", ["name": name, "n": count]) : name
    }

    private func days(_ milestone: ProblemLife.Milestone) -> String {
        // The list is not where it comes from: without the day on which it was raised its source stands alone.
        if milestone.kind == .found, isInside {
            return record.problem.raised.map { language.day($0.on, today: record.today) } ?? ""
        }
        guard let first = milestone.happenings.first?.on, let last = milestone.happenings.last?.on else { return "" }
        let start = language.day(first, today: record.today)
        guard last != first else { return start }
        return language.text("problem-life-span", ["from": start, "until": language.day(last, today: record.today)])
    }

    private func people(_ milestone: ProblemLife.Milestone) -> String {
        let people =
            milestone.kind == .found ? [record.problem.raised?.by] : milestone.happenings.map(\.by)
        var seen: Set<Member.ID> = []
        return language.names(
            people.compactMap(\.self).filter { seen.insert($0).inserted }.map { record.names[$0] ?? "—" })
    }

    /// What is to be said of an event, as far as the reader may see it.
    private func lines(_ event: Problem.Event) -> [String] {
        func day(_ day: Day) -> String { language.day(day, today: record.today) }
        func text(_ key: String, _ values: [String: any TextValue]) -> String {
            language.text("problem-event.\(key)", values)
        }
        let lines: [String?] =
            switch event {
            case .writtenOff, .merged: []
            case .found(let finding): isInside ? [text("listed", ["day": day(finding.on)])] : []
            case .verified(_, _, let verification): verified(verification)
            case .fixedAtOnce(_, let result, _): [language.text("problem.immediate"), record.words[result]]
            case .analysed(let cause): [record.words[cause]]
            case .claimed where !isInside: []
            case .claimed(.branch, _): [language.text("problem-event.claimed-branch")]
            case .claimed(.member(let member), _): [text("claimed", ["person": record.names[member] ?? "—"])]
            case .listed(let plan): [record.words[plan.measure], text("measured", ["day": day(plan.deadline)])]
            case .extended(let deadline):
                [
                    isInside
                        ? text("extended", ["day": day(deadline.day), "reason": deadline.reason ?? ""])
                        : text("measured", ["day": day(deadline.day)])
                ]
            case .committed(let words, _, _): [record.words[words]]
            case .posted(let posting):
                [
                    text(
                        "posted",
                        ["scope": language.word("posting-scope", posting.scope), "day": day(posting.until)])
                ]
            case .progressed(let step): [record.words[step.note]]
            case .done(let result, _, _): [record.words[result]]
            case .sentBack(let note, _, _): [record.words[note]]
            case .accepted(let acceptance, _), .declined(let acceptance, _):
                [
                    text(
                        "accepted",
                        [
                            "how": language.word("acceptance", acceptance.how), "asked": acceptance.asked,
                            "agreed": acceptance.agreed,
                        ])
                ]
            case .lookedBack(let lookBack): [record.words[lookBack.note]]
            case .carriedOver(let reason, _): isInside ? [reason] : []
            case .corrected(let change, let correction): corrected(change, correction)
            }
        return lines.compactMap(\.self)
    }

    /// What was looked at and who was asked, inside the branch.
    private func verified(_ verification: Problem.Verification?) -> [String] {
        guard let verification, let looked = record.words[verification.looked],
            let asked = record.words[verification.asked]
        else { return [] }
        return [
            language.text("problem-event.looked", ["text": looked]),
            language.text("problem-event.asked", ["text": asked, "n": verification.persons]),
        ]
    }

    /// What was put right: what stands by now, and why; who may not read words sees what it was about.
    private func corrected(_ change: Problem.Amendment, _ correction: Correction) -> [String?] {
        let (what, words): (String?, Words?) =
            switch change {
            case .step(_, let note): ("step", note)
            case .stepWithdrawn: ("step-withdraw", nil)
            case .result(let result): ("result", result)
            case .resultWithdrawn: ("result-withdraw", nil)
            case .verificationWithdrawn: ("verification", nil)
            case .acceptanceWithdrawn: ("acceptance", nil)
            case .problemWithdrawn: ("problem", nil)
            case .unmerged: ("unmerge", nil)
            }
        return [what.map { language.text("correct.\($0)") }, record.words[words], record.words[correction.reason]]
    }
}
