import Operations
import PartyLife

/// 逐条落实: the problems that wait for this reader to be claimed, analysed, planned and committed to, a row each, saved
/// together.
struct ProblemTablePage {
    let list: ListRecord
    let actor: ActingPerson
    let scope: Permissions.Scope
    let shell: Shell

    private typealias Ask = ProblemQuestions
    private var language: Language { shell.preferences.language }
    private var record: BranchRecord { list.branch }
    private var path: String { Paths.step(record.place, "list/rows") }

    /// What waits for this reader, as the to-dos have it.
    var rows: [BranchRecord.ListedProblem] {
        let waiting = Set(record.toDos(for: actor, on: scope).filter(\.kind.isRow).compactMap(\.problem))
        return record.problems.filter { waiting.contains($0.id) }
    }

    func html(notice: Banner?) -> HTML {
        let lead = "\(record.organisation.name) · \(record.campaign.title)"
        let trail = [
            Link(record.organisation.name, Paths.organisation(record.place.campaign, record.place.organisation)),
            Link(language.text("problem-list.title"), Paths.step(record.place, "list")),
        ]
        return shell.page(language.text("problem-rows.title"), lead: lead, trail: trail, notice: notice) { html in
            html.overNotice(of: record, to: actor, in: language)
            let rows = rows
            guard !rows.isEmpty else {
                return html.emptyState(language.text("problem-rows.none"), language.text("problem-rows.none-hint")) {
                    $0.div(.class("actions")) { html in
                        html.a(
                            .class("button"), .href(Paths.step(record.place, "list")),
                            text: language.text("meeting.to-list"))
                    }
                }
            }
            html.p(text: language.text("problem-rows.hint", ["n": rows.count]))
            html.div(.class("block sealed-table")) { html in
                html.confidential(language.text("confidential.branch"), in: language) { html in
                    html.postForm(to: path, token: shell.formToken, .class("rows"), .data("guard", "")) { html in
                        for row in rows { write(row, &html) }
                        html.div(.class("actions")) { html in
                            html.button(.class("button button-primary"), text: language.text("problem-rows.save"))
                            html.span(.class("actions-why"), text: language.text("problem-rows.save-hint"))
                        }
                    }
                }
            }
        }
    }

    private func write(_ row: BranchRecord.ListedProblem, _ html: inout HTML) {
        let (problem, id) = (row.problem, row.id)
        let own = problem.subject.map { $0 == actor.member } ?? false
        let whose = own ? language.text("problem-rows.own") : language.text("problem-list.branch")
        html.fieldset(.class("row"), .id("row-\(id)")) { html in
            html.legend(.class("row-what")) { html in
                html.span(.class("whole"), text: language.text("problem.number", ["n": problem.number]))
                html.span(.class("badge"), text: whose)
                html.text(list.text(of: row) ?? "—")
            }
            html.div(.class("row-cells")) { html in
                html.div { html in
                    claim(problem, id, isOwn: own, &html)
                    html.ask(
                        Ask.deadline.of(id).required(false), problem.plan?.deadline ?? deadline, in: language,
                        .min(record.today.description))
                    html.ask(
                        Ask.rowResponsible.of(id).required(false), responsible(for: problem, isOwn: own),
                        of: record.facts.branch.members.map { Choice($0.id.text, $0.name) }, in: language)
                }
                html.ask(Ask.rowCause.of(id), text: list.cause(of: row), in: language)
                html.ask(Ask.rowMeasure.of(id), text: list.measure(of: row), in: language)
                html.ask(Ask.rowCommitment.of(id), text: list.commitment(of: row), in: language)
            }
        }
    }

    /// One's own problem is claimed by saving it, and the branch's by its committee, unless somebody takes that out.
    private func claim(_ problem: Problem, _ id: Problem.ID, isOwn: Bool, _ html: inout HTML) {
        guard problem.state == .found else { return }
        let isCommittee = actor.isCommittee(of: record.place.organisation)
        let choices: [ClaimChoice] = isOwn || !isCommittee ? [.own] : [.branch, .own]
        html.ask(
            Ask.rowClaim.of(id).required(false), choices[0],
            of: choices.map {
                Choice($0.rawValue, language.text("problem-claim.\($0.rawValue)", ["person": ""]))
            }, in: language)
    }

    /// What the procedure asks for, as long as nobody says otherwise.
    private var deadline: Day { max(record.facts.procedure.timetable.reconcileBy, record.today) }

    private func responsible(for problem: Problem, isOwn: Bool) -> Member.ID? {
        if let known = problem.plan?.responsible.first ?? problem.claimant { return known }
        return isOwn ? actor.member : record.facts.branch.secretary?.member ?? actor.member
    }
}

extension ToDo.Kind {
    /// What is done in a row of the table.
    var isRow: Bool {
        [.claimProblem, .analyseProblem, .listMeasure, .commitToProblem].contains(self)
    }
}
