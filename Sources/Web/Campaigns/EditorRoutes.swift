import Documents
import Hummingbird
import NIOCore
import Operations
import PartyLife

/// Writing and issuing a campaign: drafts, the check while writing, ready sets, files.
struct EditorRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("campaigns/new") { request, context in
            try await editor(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.get("campaigns/new/procedure.yaml") { request, context in
            let desk = try await desk(request, context)
            return Self.file(try ProcedureFile.text(of: desk.form.procedure), named: "procedure")
        }
        router.post("campaigns/new/import") { request, context in try await read(request, context) }
        router.post("campaigns/new/draft") { request, context in try await keep(request, context) }
        router.post("campaigns/new/set") { request, context in try await addSet(request, context) }
        router.post("campaigns/new/discard") { request, context in
            let desk = try await desk(request, context)
            return try await site.act(context, then: desk.path, done: "draftDiscarded") { actor in
                try await site.useCases.draft(.discard, of: desk.issuer.id, as: actor)
            } again: { notice in
                try await editor(request, context).html(notice: notice)
            }
        }
        router.post("campaigns/new/look") { request, context in try await look(request, context) }
        router.post("campaigns") { request, context in try await issue(request, context) }
    }

    /// For whom is said in the form: that is looked at when it is read.
    var upload: UploadRoute {
        UploadRoute("campaigns/new/import", limit: ProcedureFile.limit) { context in
            guard try await !site.issuers(try context.signedIn()).isEmpty else { throw PageError(.forbidden) }
        }
    }

    /// What is being written, and for whom.
    private struct Desk {
        let issuer: OrganisationRow
        let others: [OrganisationRow]
        let form: ProcedureForm

        var path: String { SafePath.appending([("issuer", issuer.id.text)], to: "/campaigns/new") }
    }

    private func desk(_ request: Request, _ context: WebContext) async throws -> Desk {
        let person = try context.signedIn()
        let issuers = try await site.issuers(person)
        let form = request.method == .get ? try request.queryForm() : context.form
        let asked = form.identifier("issuer", of: Organisation.self)
        let issuer = asked == nil ? issuers.first : issuers.first { $0.id == asked }
        guard let issuer else { throw PageError(.forbidden) }
        let draft = try await site.useCases.draft(of: issuer.id, as: person.actor)
        let others = issuers.filter { $0.id != issuer.id }
        if let procedure = draft.procedure {
            let form = ProcedureForm(title: draft.title, procedure: procedure)
            return Desk(issuer: issuer, others: others, form: form)
        }
        let shipped = try ProcedureFile.bundled()
        let start = shipped.moved(byDays: site.useCases.today + 7 - shipped.timetable.noticeBy)
        return Desk(issuer: issuer, others: others, form: ProcedureForm(title: shipped.name, procedure: start))
    }

    private func editor(
        _ request: Request, _ context: WebContext, showing form: ProcedureForm? = nil,
        defects: [ProcedureFile.Defect] = []
    ) async throws -> CampaignEditor {
        let desk = try await desk(request, context)
        return CampaignEditor(
            purpose: .issue(from: desk.issuer, others: desk.others), form: form ?? desk.form,
            shell: site.shell(request, context), today: site.useCases.today, sets: try AspectSet.bundled(),
            defects: defects)
    }

    /// Keeps what was typed. By hand it comes back to the page; otherwise the answer is the page with everything that
    /// is wrong marked, from which the script takes the marks.
    private func keep(_ request: Request, _ context: WebContext) async throws -> Response {
        let desk = try await desk(request, context)
        var form = ProcedureForm(context.form, base: desk.form.procedure, in: context.language)
        let command = CampaignDraft.Command.save(title: form.title, procedure: form.procedure)
        if context.form["by"] == "hand" {
            return try await site.act(context, then: desk.path, done: "draftSaved") { actor in
                try await site.useCases.draft(command, of: desk.issuer.id, as: actor)
            } again: { notice in
                try await editor(request, context, showing: form).html(notice: notice)
            }
        }
        form.check(in: context.language)
        do {
            try await site.useCases.draft(command, of: desk.issuer.id, as: try context.signedIn().actor)
        } catch {
            guard let notice = await site.notice(of: error, in: context) else { throw error }
            return try await editor(request, context, showing: form).html(notice: notice)
                .response(status: .unprocessableContent)
        }
        let isSound = form.errors.isEmpty && context.form["by"] == "check"
        let sound = isSound ? Banner(.success, context.language.text("editor.sound")) : nil
        return try await editor(request, context, showing: form).html(notice: sound).response(status: .ok)
    }

    private func addSet(_ request: Request, _ context: WebContext) async throws -> Response {
        let desk = try await desk(request, context)
        var form = ProcedureForm(context.form, base: desk.form.procedure, in: context.language)
        let set = try AspectSet.bundled().first { $0.id == context.form["set"] }
        form.procedure.aspects += set?.missing(in: form.procedure.aspects) ?? []
        let command = CampaignDraft.Command.save(title: form.title, procedure: form.procedure)
        return try await site.act(context, then: desk.path + "#aspects", done: "draftSaved") { actor in
            try await site.useCases.draft(command, of: desk.issuer.id, as: actor)
        } again: { notice in
            try await editor(request, context, showing: form).html(notice: notice)
        }
    }

    /// What was typed is kept, and looked at with everyone whom it would reach.
    private func look(_ request: Request, _ context: WebContext) async throws -> Response {
        let desk = try await desk(request, context)
        var form = ProcedureForm(context.form, base: desk.form.procedure, in: context.language)
        form.check(in: context.language)
        guard form.errors.isEmpty else {
            return try await editor(request, context, showing: form).html(notice: nil)
                .response(status: .unprocessableContent)
        }
        let actor = try context.signedIn().actor
        do {
            let command = CampaignDraft.Command.save(title: form.title, procedure: form.procedure)
            try await site.useCases.draft(command, of: desk.issuer.id, as: actor)
        } catch {
            guard let notice = await site.notice(of: error, in: context) else { throw error }
            return try await editor(request, context, showing: form).html(notice: notice)
                .response(status: .unprocessableContent)
        }
        let page = IssuingPage(
            record: try await site.useCases.issuing(from: desk.issuer.id, as: actor), form: form,
            looked: try ProcedureFile.text(of: form.procedure), editor: desk.path,
            shell: site.shell(request, context))
        return page.html(notice: nil).response(status: .ok)
    }

    private func issue(_ request: Request, _ context: WebContext) async throws -> Response {
        let desk = try await desk(request, context)
        let looked = context.form["looked"].flatMap { ProcedureFile($0).procedure }
        var form =
            looked.map { ProcedureForm(title: (context.form["title"] ?? "").trimmed, procedure: $0) }
            ?? ProcedureForm(context.form, base: desk.form.procedure, in: context.language)
        form.check(in: context.language)
        guard form.errors.isEmpty else {
            return try await editor(request, context, showing: form).html(notice: nil)
                .response(status: .unprocessableContent)
        }
        let id = site.useCases.identifiers.make(Campaign.self)
        return try await site.act(context, then: Paths.campaign(id), done: "campaignIssued") { [form] actor in
            let command = Campaign.Command.issue(
                title: form.title, issuer: desk.issuer.id, procedure: form.procedure)
            try await site.useCases.campaign(command, id, as: actor)
        } again: { [form] notice in
            try await editor(request, context, showing: form).html(notice: notice)
        }
    }

    /// A procedure from a file becomes the draft; what is wrong with it is said with its lines.
    private func read(_ request: Request, _ context: WebContext) async throws -> Response {
        let desk = try await desk(request, context)
        func refuse(_ notice: Banner?, _ defects: [ProcedureFile.Defect] = []) async throws -> Response {
            try await editor(request, context, defects: defects).html(notice: notice)
                .response(status: .unprocessableContent)
        }
        guard let upload = context.form.upload("file") else {
            return try await refuse(
                .lacking("file", context.language.text("campaign.file-missing"), of: context.form))
        }
        guard upload.bytes.readableBytes <= ProcedureFile.limit else { throw PageError(.contentTooLarge) }
        guard let text = String(validating: upload.bytes.readableBytesView, as: UTF8.self) else {
            return try await refuse(
                .lacking("file", context.language.text("campaign.file-encoding"), of: context.form))
        }
        let file = await ProcedureFile.reading(text)
        guard let procedure = file.procedure, file.defects.isEmpty else { return try await refuse(nil, file.defects) }
        let title = desk.form.title.isEmpty ? procedure.name : desk.form.title
        return try await site.act(context, then: desk.path, done: "draftSaved") { actor in
            let command = CampaignDraft.Command.save(title: title, procedure: procedure)
            try await site.useCases.draft(command, of: desk.issuer.id, as: actor)
        } again: { notice in
            try await editor(request, context).html(notice: notice)
        }
    }

    static func file(_ text: String, named name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/yaml; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(name).yaml\"",
            ], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

extension Site {
    /// The organisations for which a person may issue a campaign.
    func issuers(_ person: SignedIn) async throws -> [OrganisationRow] {
        var issuers: [OrganisationRow] = []
        for row in person.oversees
        where try await useCases.allows(.issueCampaign, on: row.id, as: person.actor) { issuers.append(row) }
        return issuers
    }
}
