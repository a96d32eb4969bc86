import Operations
import PartyLife

/// The plan of a branch's meeting: written by its secretary, reviewed from above, kept with all that was said of it.
struct PlanPage {
    let record: BranchRecord
    let shell: Shell
    let actor: ActingPerson
    let scope: Permissions.Scope
    /// What the form shows; nil where there is nothing to write.
    var form: PlanForm?

    var language: Language { shell.preferences.language }
    var place: Place { record.place }
    var plan: Plan { record.plan }
    var path: String { Paths.step(place, "plan") }

    func may(_ action: Action) -> Bool { record.offers(action, to: actor, on: scope) }

    func html(notice: Banner?) -> HTML {
        shell.page(language.text("plan.title"), lead: record.organisation.name, trail: trail, notice: notice) { html in
            html.overNotice(of: record, to: actor, in: language)
            if let form { errors(form, &html) }
            let room: DeskRoom = form != nil ? .reading : isAsked ? .doing : .whole
            html.stepDesk(room) { html in
                state(&html)
                if form == nil { stands(&html) }
            } doing: { html in
                if let form { return edit(form, &html) }
                guard isAsked else { return }
                review(&html)
                checkEffect(&html)
            } rest: { html in
                if form == nil, !plan.versions.isEmpty {
                    if !isAsked {
                        review(&html)
                        checkEffect(&html)
                    }
                    changeDate(&html)
                }
                history(&html)
            }
        }
    }

    /// Whether the plan waits for this reader's word.
    private var isAsked: Bool {
        guard form == nil, may(.reviewPlan), !isOwn else { return false }
        return plan.state == .submitted || plan.state == .approved && plan.effect?.passed != true
    }

    private func stands(_ html: inout HTML) {
        guard let text = plan.versions.last else {
            return html.emptyState(language.text("plan.empty"), language.text("plan.empty-hint")) { html in
                if let why = whyNotEditable { html.p(.class("hint"), text: why) }
            }
        }
        read(text, &html)
    }

    private var trail: [Link] {
        [
            Link(record.campaign.title, Paths.campaign(place.campaign)),
            Link(record.organisation.name, Paths.organisation(place.campaign, place.organisation)),
        ]
    }

    /// Whether the reader can write the plan now.
    var drafting: AvailableAction { record.available(.draft(.init()), on: plan, to: actor, on: scope) }

    private var whyNotEditable: String? {
        drafting.refusal.map {
            RefusalText(language: language, today: record.today, names: record.names).text(of: $0)
        }
    }

    private func state(_ html: inout HTML) {
        let deadline = record.facts.procedure.timetable.planBy
        html.p(.class("todo-due")) { html in
            if let state = record.progress[.plan] {
                let word = plan.state == .none ? nil : language.word("plan-state", plan.state)
                html.light(StatusBadge(state.light), word: word, in: language)
            }
            if plan.state != .approved {
                html.span(
                    text: language.text("plan.due", ["day": language.day(deadline, today: record.today)]))
            }
            if let day = plan.meetingDay, plan.state == .approved {
                html.span(text: language.text("plan.meets", ["day": language.day(day, today: record.today)]))
            }
        }
        if let change = plan.changedDate {
            html.p(.class("hint")) { html in
                html.text(
                    language.text(
                        "plan.date-changed",
                        ["day": language.day(change.day, today: record.today), "reason": change.reason]))
            }
        }
        if let review = plan.openReturn {
            html.div(.class("notice notice-warning")) { html in
                html.p(text: returned(review))
                notes(review, links: form != nil, &html)
            }
        }
    }

    func returned(_ review: Plan.Review) -> String {
        language.text(
            "plan.returned-because",
            [
                "name": record.name(review.by), "day": language.day(review.on, today: record.today),
                "reasons": language.names(review.reasons.map { language.word("plan-return-reason", $0) }),
                "remark": review.remark,
            ])
    }

    /// What was said of single elements, each a way to its field.
    func notes(_ review: Plan.Review, links: Bool, _ html: inout HTML) {
        guard let notes = review.notes, !notes.isEmpty else { return }
        html.ul { html in
            for note in notes {
                let line = language.text(
                    "form.error-line", ["label": language.word("plan", note.element), "error": note.text])
                html.li { html in
                    if links {
                        html.a(.href("#field-\(note.element.rawValue)"), text: line)
                    } else {
                        html.text(line)
                    }
                }
            }
        }
    }

    /// A version as it was submitted.
    func read(_ text: Plan.Text, _ html: inout HTML) {
        html.dl(.class("facts")) { html in
            for element in Plan.Element.allCases {
                let value = shown(element, of: text)
                guard !value.isEmpty else { continue }
                html.div(.class("fact")) { html in
                    html.dt(text: language.word("plan", element))
                    html.dd(.class("lines"), text: value)
                }
            }
        }
    }

    /// An element as it is read: names and days in words.
    func shown(_ element: Plan.Element, of text: Plan.Text) -> String {
        switch element {
        case .leader: text.leader.map { record.name($0) } ?? ""
        case .meetingDay: text.meetingDay.map { language.day($0, today: record.today) } ?? ""
        default: PlanForm.value(element, of: text)
        }
    }
}
