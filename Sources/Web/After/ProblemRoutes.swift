import Hummingbird
import Operations
import PartyLife

/// One problem's own page, and everything that moves it on.
struct ProblemRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("problems/:problem") { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.post("problems/:problem/correct") { request, context in
            let id = try context.identifier("problem", of: Problem.self)
            let change = try ProblemCorrections.change(context.form)
            let withdraws = ["step-withdraw", "result-withdraw", "verification", "acceptance", "problem"].contains {
                context.form["change"]?.hasPrefix($0) == true
            }
            let done = withdraws ? "problem-withdrawn" : "problem-corrected"
            return try await site.act(context, then: Paths.problem(id), done: done) { actor in
                try await site.useCases.problem(
                    .correct(change, reason: CorrectionForm.reason(context.form)), id, as: actor)
            } again: { notice in
                try await page(request, context).html(notice: notice)
            }
        }
        for act in ProblemAct.allCases {
            router.post(RouterPath("problems/:problem/\(act.rawValue)")) { request, context in
                try await perform(act, request, context)
            }
        }
    }

    private func page(
        _ request: Request, _ context: WebContext, refused: ProblemAct? = nil
    ) async throws -> ProblemPage {
        let actor = try context.signedIn().actor
        let record = try await site.useCases.problem(try context.identifier("problem", of: Problem.self), as: actor)
        let list = Paths.step(.list, at: Place(record.ref.campaign, record.ref.branch))
        return ProblemPage(
            record: record, actor: actor, shell: site.shell(request, context, below: list), refused: refused)
    }

    private func perform(_ act: ProblemAct, _ request: Request, _ context: WebContext) async throws -> Response {
        let id = try context.identifier("problem", of: Problem.self)
        let member = try context.signedIn().member
        return try await site.act(context, then: Paths.problem(id), done: "problem-\(act.rawValue)") { actor in
            let problem = act == .claim ? try await site.useCases.problemState(id, as: actor) : nil
            try await site.useCases.problem(act.command(from: context.form, by: member, on: problem), id, as: actor)
        } again: { notice in
            try await page(request, context, refused: act).html(notice: notice)
        }
    }
}
