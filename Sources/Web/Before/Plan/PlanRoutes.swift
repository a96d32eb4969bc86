import HTTPTypes
import Hummingbird
import Operations
import PartyLife

/// The plan: drafted, submitted, reviewed, its date changed.
struct PlanRoutes {
    private typealias Ask = PlanQuestions

    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation/plan"
        router.get("\(path)") { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.post("\(path)/draft") { request, context in try await draft(request, context) }
        router.post("\(path)") { request, context in
            try await act(request, context, done: "planSubmitted", .submit(PlanForm(context.form).text))
        }
        router.post("\(path)/approve") { request, context in
            try await act(request, context, done: "planApproved") {
                let (criteria, qualities, remark) = try context.form.answers(Ask.criteria, Ask.qualities, Ask.remark)
                return .approve(criteria: Set(criteria), qualities: Set(qualities), remark: remark ?? "")
            }
        }
        router.post("\(path)/return") { request, context in
            // Its button stands in the form of the approval.
            var context = context
            context.form.action = Paths.step(try context.place(), "plan") + "/approve"
            let form = context.form
            return try await act(request, context, done: "planReturned") {
                let notes = try Plan.Element.allCases.compactMap { element in
                    try Ask.note(element).answer(in: form).map { Plan.Note(element, $0) }
                }
                let (reasons, remark) = try form.answers(Ask.reasons, Ask.remark)
                return .giveBack(reasons: reasons, remark: remark ?? "", notes: notes)
            }
        }
        router.post("\(path)/effect") { request, context in
            let passed = context.form["passed"] == "yes"
            return try await act(request, context, done: passed ? "effectPassed" : "effectLacking") {
                .checkEffect(passed: passed, remark: try Ask.remark.answer(in: context.form) ?? "")
            }
        }
        router.post("\(path)/date") { request, context in
            try await act(request, context, done: "planDateChanged") {
                let (day, reason) = try context.form.answers(Ask.day, Ask.reason)
                return .changeDate(to: day, reason: reason)
            }
        }
    }

    /// A draft by hand comes back to the page; one that the script keeps is answered without one.
    private func draft(_ request: Request, _ context: WebContext) async throws -> Response {
        let place = try context.place()
        let command = Plan.Command.draft(PlanForm(context.form).text)
        if context.form["by"] == "hand" { return try await act(request, context, done: "planSaved", command) }
        try await site.useCases.plan(command, at: place, as: try context.signedIn().actor)
        return Response(status: .noContent)
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String, _ command: Plan.Command
    ) async throws -> Response {
        try await act(request, context, done: done) { command }
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String, _ command: () throws -> Plan.Command
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: Paths.step(place, "plan"), done: done) { actor in
            try await site.useCases.plan(command(), at: place, as: actor)
        } again: { notice in
            var page = try await page(request, context)
            switch try? command() {
            case .submit, .draft:
                var form = PlanForm(context.form)
                if case .submit = try? command() {
                    form.mark(
                        in: context.language, window: page.record.facts.procedure.window, today: page.record.today)
                }
                if page.plan.isEditable { page.form = form }
            case .approve, .giveBack, .changeDate, .checkEffect, nil: break
            }
            // What is marked at the fields needs no second sentence.
            return page.html(notice: page.form?.errors.isEmpty ?? true ? notice : nil)
        }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> PlanPage {
        let (actor, place) = (try context.signedIn().actor, try context.place())
        let record = try await site.useCases.branch(at: place, as: actor)
        guard record.organisation.type.holdsMeeting else { throw PageError(.notFound) }
        var page = PlanPage(
            record: record, shell: site.shell(request, context), actor: actor,
            scope: try await site.useCases.scope(of: place.organisation))
        guard page.drafting.isOpen else { return page }
        if let text = record.plan.draft ?? record.plan.versions.last {
            page.form = PlanForm(text)
        } else {
            let lastPlace = try await site.useCases.lastMeetingPlace(before: place, as: actor)
            page.form = PlanForm(prefilling: record, lastPlace: lastPlace, in: context.language)
        }
        return page
    }
}
