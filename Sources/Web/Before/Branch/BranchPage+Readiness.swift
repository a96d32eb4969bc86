import Operations
import PartyLife

/// Whether the meeting may be held (开会条件), and what is missing for it.
extension BranchPage {
    func readiness(_ html: inout HTML) {
        let unmet = record.readiness.unmet
        html.div(.class("steps-end"), .id("readiness")) { html in
            html.p { html in
                html.strong(text: language.text("branch.conditions"))
                html.text(" ")
                readinessLight(&html)
            }
            if record.notice.received != nil, mayDeclare {
                declaration(unmet.map(\.gate), &html)
            }
        }
        guard !unmet.isEmpty, record.meeting.state == .preparing else { return }
        html.details { html in
            html.summary(text: language.text("branch.what-is-missing"))
            html.ul(.class("steps")) { html in for condition in unmet { row(condition, limit: 6, &html) } }
            html.p { $0.a(.href(Paths.step(place, "readiness")), text: language.text("branch.all-conditions")) }
        }
        if mayOverride { overrideForm(&html) }
    }

    /// Every condition with its count, everyone who is missing, and the way to where it is met.
    func allConditions(notice: Banner?) -> HTML {
        let trail = trail + [Link(record.organisation.name, Paths.organisation(place.campaign, place.organisation))]
        return shell.page(
            language.text("branch.conditions"), lead: record.organisation.name, trail: trail, notice: notice
        ) { html in
            html.overNotice(of: record, to: actor, in: language)
            override(&html)
            let (declares, overrides) = (mayDeclare, mayOverride)
            html.stepDesk(declares || overrides ? .doing : .whole) { html in
                html.p { readinessLight(&$0) }
                html.ul(.class("steps")) { html in
                    for condition in record.readiness.conditions { row(condition, limit: .max, &html) }
                }
            } doing: { html in
                guard declares || overrides else { return }
                html.section(.class("block")) { html in
                    html.h2(text: language.text(declares ? "todo-action.declareReady" : "branch.override"))
                    if declares { declaration(record.readiness.unmet.map(\.gate), &html) } else { overrideForm(&html) }
                }
            }
        }
    }

    /// Whether the reader may let the meeting go ahead without what is missing.
    private var mayOverride: Bool {
        record.meeting.readinessOverride == nil
            && record.available(.overrideReadiness(reason: "·"), to: actor, on: scope).isOpen
    }

    /// Whether it is for the reader to declare that the meeting can be held, now or once nothing is missing.
    private var mayDeclare: Bool {
        switch record.available(.declareReady, to: actor, on: scope) {
        case .open: true
        case .refused(let refusal): if case BranchMeeting.Refused.gatesUnmet = refusal { true } else { false }
        case .notTheirs: false
        }
    }

    private func readinessLight(_ html: inout HTML) {
        let word: String =
            if record.meeting.state != .preparing {
                readySince
            } else if record.readiness.isReady {
                language.text("branch.conditions-met")
            } else {
                language.text("branch.conditions-unmet", ["n": record.readiness.unmet.count])
            }
        html.light(lightOfReadiness, word: word, in: language)
    }

    /// What is missing is never green.
    private var lightOfReadiness: StatusBadge {
        guard let light = record.progress[.readiness].map({ StatusBadge($0.light) }) else { return .notStarted }
        let isMet = record.meeting.state != .preparing || record.readiness.isReady
        return light == .onTime && !isMet ? .notStarted : isMet ? .onTime : light
    }

    /// One unmet condition with who is missing, and a link to the page where it is met.
    private func row(_ condition: Readiness.Condition, limit: Int, _ html: inout HTML) {
        let step = Step(meeting: condition.gate)
        let path = path(of: step) + (condition.gate.part.map { "#" + $0 } ?? "")
        let deadline = step.rule.deadline.day(in: record.facts.procedure, heldOn: nil)
        let light = PartyLife.Light(
            isDone: condition.isMet, hasStarted: condition.done > 0, deadline: deadline, today: record.today,
            amberDays: record.facts.procedure.rectification.amberDays)
        html.li(.class("step")) { html in
            html.a(.class("step-name"), .href(path), text: language.word("gate", condition.gate))
            if condition.due == 0 {
                html.light(.notStarted, word: language.text("light.not-asked"), in: language)
            } else {
                html.light(StatusBadge(light), word: language.count(condition.done, of: condition.due), in: language)
            }
            html.p(.class("step-detail")) { html in
                if waitsForSuperior(condition) {
                    html.text(language.text("at-superior.short"))
                } else if !condition.missing.isEmpty {
                    let names = language.names(condition.missing.map { record.name($0) }, limit: limit)
                    html.text(language.text("branch.missing", ["names": names]))
                } else if condition.gate == .planApproved {
                    html.text(language.word("plan-state", record.plan.state))
                } else if condition.gate == .opinionsDelivered {
                    html.text(opinionsWaiting ?? "")
                }
            }
            html.span(.class("step-go")) { html in
                html.a(.class("button"), .href(path)) { html in
                    let isMine = !condition.isMet && !waitsForSuperior(condition) && actor.home == place.organisation
                    html.text(language.text(isMine ? "branch.go" : "button.view"))
                    html.span(.class("unseen"), text: language.word("gate", condition.gate))
                }
            }
        }
    }

    /// The branch has done its part.
    private func waitsForSuperior(_ condition: Readiness.Condition) -> Bool {
        Readiness(conditions: [condition]).waitsForSuperior(record.plan)
    }

    private func declaration(_ unmet: [Gate], _ html: inout HTML) {
        let excused = Set(record.meeting.readinessOverride?.unmet ?? [])
        let left = unmet.filter { !excused.contains($0) }
        guard left.isEmpty else {
            html.div(.class("actions")) { html in
                html.span(
                    .class("button"), .aria("disabled", "true"), text: language.text("todo-action.declareReady"))
                html.span(.class("actions-why"), text: language.text("branch.declare-when", ["n": left.count]))
            }
            return
        }
        html.postForm(to: Paths.step(place, "readiness"), token: shell.formToken) { html in
            // One primary button a screen: this one where nothing else comes first.
            let isNext = record.toDos(for: actor, on: scope).first?.kind == .declareReady
            html.button(
                .class(isNext ? "button button-primary" : "button"), text: language.text("branch.declare"))
        }
    }

    private func overrideForm(_ html: inout HTML) {
        html.details { html in
            html.summary(text: language.text("branch.override"))
            html.postForm(to: Paths.step(place, "override"), token: shell.formToken, .class("form")) { html in
                html.p(.class("hint"), text: language.text("branch.override-hint"))
                html.ask(ArrangementQuestions.overrideReason, in: language)
                html.div(.class("actions")) { html in
                    html.button(.class("button"), text: language.text("branch.override-do"))
                }
            }
        }
    }
}

extension Gate {
    /// The part of its step's page where it is met.
    fileprivate var part: String? {
        switch self {
        case .everyoneArranged: "missing"
        case .leadersPlanned: "leaders"
        case .effectReviewed: "effect"
        case .planApproved, .studyCovered, .opinionsDelivered, .talksCovered, .examinationsComplete, .leadersReviewed:
            nil
        }
    }
}
