import Documents
import Hummingbird
import Operations
import PartyLife

/// What happens to a campaign once it is issued: a later version, taking it back, its file.
struct ReviseRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("campaigns/:campaign/procedure.yaml") { request, context in
            let record = try await record(context)
            return EditorRoutes.file(try ProcedureFile.text(of: record.procedure), named: record.row.id.text)
        }
        router.get("campaigns/:campaign/revise") { request, context in
            try await editor(request, context, showing: nil).html(notice: nil)
        }
        router.post("campaigns/:campaign/revise/check") { request, context in
            var form = try await typed(context)
            form.check(in: context.language)
            let isSound = form.errors.isEmpty && context.form["by"] == "check"
            let sound = isSound ? Banner(.success, context.language.text("editor.sound")) : nil
            return try await editor(request, context, showing: form).html(notice: sound)
        }
        router.post("campaigns/:campaign/revise") { request, context in try await revise(request, context) }
        router.post("campaigns/:campaign/withdraw") { request, context in
            let id = try context.identifier("campaign", of: Campaign.self)
            return try await site.act(context, then: Paths.campaign(id), done: "campaignWithdrawn") { actor in
                let reason = try CampaignQuestions.reason.answer(in: context.form) ?? ""
                try await site.useCases.campaign(.withdraw(reason: reason), id, as: actor)
            } again: { notice in
                try await CampaignRoutes(site: site).page(request, context, id).html(notice: notice)
            }
        }
    }

    private func record(_ context: WebContext) async throws -> CampaignRecord {
        let id = try context.identifier("campaign", of: Campaign.self)
        return try await site.useCases.campaignRecord(id, as: try context.signedIn().actor)
    }

    private func typed(_ context: WebContext) async throws -> ProcedureForm {
        let current = try await record(context).procedure
        var form = ProcedureForm(context.form, base: current, in: context.language)
        form.procedure.version = current.version + 1
        return form
    }

    private func editor(
        _ request: Request, _ context: WebContext, showing form: ProcedureForm?
    ) async throws -> CampaignEditor {
        let record = try await record(context)
        let actor = try context.signedIn().actor
        guard try await site.useCases.allows(.reviseCampaign, on: record.row.issuer, as: actor) else {
            throw PageError(.forbidden)
        }
        return CampaignEditor(
            purpose: .revise(record.row.id, title: record.row.title),
            form: form ?? ProcedureForm(title: record.row.title, procedure: record.procedure),
            shell: site.shell(request, context), today: site.useCases.today, sets: [])
    }

    private func revise(_ request: Request, _ context: WebContext) async throws -> Response {
        var form = try await typed(context)
        form.check(in: context.language)
        let page = try await editor(request, context, showing: form)
        guard form.errors.isEmpty, case .revise(let id, _) = page.purpose else {
            return page.html(notice: nil).response(status: .unprocessableContent)
        }
        return try await site.act(context, then: Paths.campaign(id), done: "campaignRevised") { [form] actor in
            let command = Campaign.Command.revise(procedure: form.procedure, title: form.title)
            try await site.useCases.campaign(command, id, as: actor)
        } again: { notice in
            page.html(notice: notice)
        }
    }
}
