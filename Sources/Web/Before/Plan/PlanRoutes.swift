import HTTPTypes
import Hummingbird
import Operations
import PartyLife

/// The plan: drafted, submitted, reviewed, its date changed.
struct PlanRoutes {
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
            let form = context.form
            let criteria = Set(form.choices("criteria", of: Plan.Criterion.self))
            let qualities = Set(form.choices("qualities", of: Plan.Quality.self))
            let command = Plan.Command.approve(
                criteria: criteria, qualities: qualities, remark: form["remark"] ?? "")
            return try await act(request, context, done: "planApproved", command)
        }
        router.post("\(path)/return") { request, context in
            let form = context.form
            // Its button stands in the form of the approval.
            var context = context
            context.form.action = Paths.step(try context.place(), "plan") + "/approve"
            let notes = form.indexed("note").compactMap { note in
                Plan.Element(rawValue: note.key).map { Plan.Note($0, note.value) }
            }
            let command = Plan.Command.giveBack(
                reasons: form.choices("reasons", of: Plan.ReturnReason.self), remark: form["remark"] ?? "",
                notes: notes)
            return try await act(request, context, done: "planReturned", command)
        }
        router.post("\(path)/effect") { request, context in
            let passed = context.form["passed"] == "yes"
            let command = Plan.Command.checkEffect(passed: passed, remark: context.form["remark"] ?? "")
            return try await act(request, context, done: passed ? "effectPassed" : "effectLacking", command)
        }
        router.post("\(path)/date") { request, context in
            let form = context.form
            return try await act(request, context, done: "planDateChanged") {
                var answers = Answers(form)
                let day = answers.day("day")
                let reason = answers.require("reason", form.trimmed("reason"), else: Plan.Refused.reasonMissing)
                guard let day, let reason else { throw answers.lacking }
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
            page.typed = context.form
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
