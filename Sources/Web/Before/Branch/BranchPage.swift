import Operations
import PartyLife

/// The meeting of one branch: where the loop stands, what is the reader's to do, what is still missing.
struct BranchPage {
    let record: BranchRecord
    let shell: Shell
    let actor: ActingPerson
    let scope: Permissions.Scope
    /// The organisation directly above, where the reader may look at it.
    let superior: OrganisationRow?
    /// What was typed into the form of the branch's own additions, after a refusal.
    var typed = Form()

    var language: Language { shell.preferences.language }
    var place: Place { record.place }
    private var procedure: Procedure { record.facts.procedure }

    func may(_ action: Action) -> Bool { record.offers(action, to: actor, on: scope) }

    func html(notice: Banner?) -> HTML {
        let next = record.toDos(for: actor, on: scope).first
        return shell.page(record.organisation.name, lead: lead, trail: trail, notice: notice) { html in
            html.overNotice(of: record, to: actor, in: language)
            html.stageRail(stages, in: language)
            if let next, !isDoneHere(next) { nextStep(next, &html) }
            atSuperior(&html)
            if record.notice.received == nil { noticeCard(&html) }
            override(&html)
            steps(&html)
            if may(.viewFigures) {
                html.p(.class("hint unprinted")) { html in
                    html.a(
                        .href(Paths.organisation(place.campaign, place.organisation) + "/figures"),
                        text: language.text("figures.definitions"))
                }
            }
            if record.notice.received != nil { receivedNotice(&html) }
            html.p(.class("sheet-links unprinted")) {
                $0.a(.href(Paths.step(place, "sheets")), text: language.text("sheet.title"))
            }
        }
    }

    private var lead: String {
        let window = procedure.window
        return language.text(
            "branch.lead",
            [
                "theme": procedure.theme, "from": language.day(window.opens, today: record.today),
                "to": language.day(window.closes, today: record.today),
            ])
    }

    var trail: [Link] {
        [Link(record.campaign.title, Paths.campaign(place.campaign))]
            + (superior.map { [Link($0.name, Paths.organisation(place.campaign, $0.id))] } ?? [])
    }

    /// Receiving and declaring are done on this page by their own button.
    private func isDoneHere(_ item: ToDo) -> Bool { item.kind == .receiveNotice || item.kind == .declareReady }

    private func nextStep(_ item: ToDo, _ html: inout HTML) {
        html.section(.class("steps-end"), .aria("label", language.text("branch.next"))) { html in
            html.div { html in
                html.h2(.class("todo-title"), text: item.title(in: language))
                html.div(.class("todo-due")) { html in
                    guard let due = item.due else { return }
                    html.text(language.text("home.due", ["day": language.day(due, today: record.today)]))
                    html.light(
                        due.light(on: record.today, amberDays: procedure.rectification.amberDays), in: language)
                }
            }
            html.a(
                .class("button button-primary"), .href(item.path),
                text: language.text("todo-action.\(item.kind.rawValue)"))
        }
    }

    /// What waits for a superior, since when: there is nothing that the branch can do about it.
    private func atSuperior(_ html: inout HTML) {
        let waiting = record.progress.standing.atSuperior
        guard !waiting.isEmpty, record.facts.campaignOpen else { return }
        html.section(.class("steps-end"), .id("waiting")) { html in
            html.div { html in
                html.h2(.class("todo-title"), text: language.text("home.waiting"))
                html.ul(.class("attention")) { html in
                    for open in waiting {
                        html.li { html in
                            html.text(language.atSuperior(open, today: record.today) + " ")
                            let light = open.light(
                                on: record.today, amberDays: record.facts.procedure.rectification.amberDays)
                            html.light(StatusBadge(light), in: language)
                        }
                    }
                }
            }
        }
    }

    private var stages: [Stage] {
        let current = record.progress.stage
        let isOver = record.progress.light(of: .after) == .done
        return Step.Stage.allCases.enumerated().map { index, stage in
            let position = Step.Stage.allCases.firstIndex(of: current) ?? 0
            let state: Stage.State = index < position || isOver ? .done : index == position ? .current : .coming
            let light = record.progress.light(of: stage)
            let late: String? = if case .overdue = light { StatusBadge(light).word(in: language) } else { nil }
            return Stage(
                name: language.text("stage.\(stage.rawValue)"),
                note: [note(of: stage), late].compactMap(\.self).joined(separator: " · "), state: state)
        }
    }

    private func note(of stage: Step.Stage) -> String {
        switch stage {
        case .before:
            let steps = record.progress.steps.filter { $0.step.stage == .before }
            return language.text(
                "branch.steps-done", ["count": language.count(steps.filter(\.isDone).count, of: steps.count)])
        case .during:
            guard let day = record.meeting.heldOn ?? record.plan.meetingDay else {
                return language.text("branch.day-open")
            }
            return language.day(day, today: record.today)
        case .after:
            return language.text(
                "branch.reconcile-by", ["day": language.day(procedure.timetable.reconcileBy, today: record.today)])
        }
    }

    /// A superior's decision to go ahead stays in sight of everyone.
    func override(_ html: inout HTML) {
        guard let decision = record.meeting.readinessOverride else { return }
        let text = language.text(
            "branch.overridden",
            [
                "name": record.name(decision.by), "day": language.day(decision.on, today: record.today),
                "reason": decision.reason,
                "gates": language.names(decision.unmet.map { language.word("gate", $0) }),
            ])
        html.notice(Banner(.warning, text), in: language)
    }
}
