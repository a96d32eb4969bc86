import Hummingbird
import Operations
import PartyLife

/// The table in which several problems are claimed, analysed, planned and committed to with one save.
struct ProblemTableRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path: RouterPath = "campaigns/:campaign/organisations/:organisation/list/rows"
        router.get(path) { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.post(path) { request, context in try await save(request, context) }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> ProblemTablePage {
        let (place, person) = (try context.place(), try context.signedIn())
        let list = try await site.useCases.list(at: place, as: person.actor)
        guard list.branch.facts.branch.member(person.member) != nil else { throw PageError(.forbidden) }
        var shell = site.shell(request, context)
        shell.path = Paths.step(place, "list/rows")
        return ProblemTablePage(
            list: list, actor: person.actor, scope: try await site.useCases.scope(of: place.organisation),
            shell: shell)
    }

    /// Sound rows are recorded; the others come back with what was typed and what is wrong at its field.
    private func save(_ request: Request, _ context: WebContext) async throws -> Response {
        let place = try context.place()
        var saved = 0
        return try await site.act(context, then: Paths.step(place, "list/rows"), done: "list-rows") { actor in
            guard let member = actor.member else { throw Problem.Refused.needsMember }
            var answers = Answers(context.form)
            let rows = context.form.problemRows(by: member, &answers)
            guard !rows.isEmpty || !answers.lacks.isEmpty else { throw ListFormError.rowsEmpty }
            let result = try await site.useCases.saveProblems(rows, at: place, as: actor)
            saved = result.saved.count
            for refused in result.refused { answers.lack(refused.field, refused.reason) }
            guard answers.lacks.isEmpty else { throw answers.lacking }
        } again: { notice in
            var notice = notice
            if saved > 0 {
                let text = context.language.text("problem-rows.saved", ["n": saved]) + notice.text
                notice = Banner(notice.kind, text, refused: notice.refused)
            }
            return try await page(request, context).html(notice: notice)
        }
    }
}

extension Form {
    /// The rows in which something was said. A measure without a day or anybody who answers for it is no row yet.
    fileprivate func problemRows(by member: Member.ID, _ answers: inout Answers) -> [ProblemRow] {
        typealias Ask = ProblemQuestions
        var rows: [ProblemRow] = []
        for (key, _) in indexed("responsible") {
            guard let id = Problem.ID(key) else { continue }
            let lacking = answers.lacks.count
            var row = ProblemRow(id)
            row.claim = (try? Ask.rowClaim.of(id).answer(in: self))?.claim(by: member, on: nil)
            row.cause = answers.ask(Ask.rowCause.of(id)) ?? nil
            row.commitment = answers.ask(Ask.rowCommitment.of(id)) ?? nil
            if let measure = answers.ask(Ask.rowMeasure.of(id)) ?? nil {
                let (deadline, one) = (answers.ask(Ask.deadline.of(id)), answers.ask(Ask.rowResponsible.of(id)))
                if let deadline, let one { row.plan = .init(measure: measure, deadline: deadline, responsible: [one]) }
            }
            let isSaid = row.claim != nil || row.cause != nil || row.plan != nil || row.commitment != nil
            if isSaid, answers.lacks.count == lacking { rows.append(row) }
        }
        return rows
    }
}

extension SavedRows.Refused {
    /// The field that it is about.
    fileprivate var field: String {
        let name: String
        switch (part, why) {
        case (_, .deadlineInPast): name = "deadline"
        case (_, .responsibleMissing), (.measure, .notMember): name = "responsible"
        case (_, .causeMissing): name = "cause"
        case (.commitment, .wrongState): name = "measure"
        case (.claim, _): name = "claim"
        case (.cause, _): name = "cause"
        case (.measure, _): name = "measure"
        case (.commitment, _): name = "commitment"
        }
        return "\(name)[\(id)]"
    }

    /// Who commits before there is a measure is asked for the measure.
    fileprivate var reason: any Refusal {
        if case (.commitment, .wrongState) = (part, why) { ProblemFormIncomplete.wordsMissing } else { why }
    }
}
