import Documents
import Hummingbird
import NIOCore
import Operations
import PartyLife
import Records

/// Campaigns: issued, read, passed on with more, closed.
struct CampaignRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("campaigns") { request, context in
            let person = try context.signedIn()
            return CampaignListPage(
                campaigns: try await site.loop.campaigns(), shell: site.shell(request, context),
                today: site.loop.today, mayIssue: try await !issuers(person).isEmpty
            ).html()
        }
        router.get("campaigns/new") { request, context in
            let text = try ProcedureFile.bundledText()
            return try await newPage(request, context, text: text, title: try ProcedureFile.bundled().name)
                .html(notice: nil)
        }
        router.post("campaigns/new/import") { request, context in
            let (text, notice) = try Self.uploaded(context)
            return try await newPage(request, context, text: text, title: context.form["title"] ?? "")
                .html(notice: notice)
        }
        router.post("campaigns") { request, context in try await issue(request, context) }
        router.get("campaigns/:campaign") { request, context in
            let id = try context.identifier("campaign", of: Campaign.self)
            return try await page(request, context, id).html(notice: site.doneNotice(request, in: context))
        }
        router.post("campaigns/:campaign/close") { request, context in
            let id = try context.identifier("campaign", of: Campaign.self)
            return try await site.act(context, then: Paths.campaign(id), done: "campaignClosed") { actor in
                try await site.loop.campaign(.close, id, as: actor)
            } again: { notice in
                try await page(request, context, id).html(notice: notice)
            }
        }
        router.post("campaigns/:campaign/organisations/:organisation/tighten") { request, context in
            let (place, form) = (try context.place(), context.form)
            let path = Paths.campaign(place.campaign) + "#level-\(place.organisation)"
            return try await site.act(context, then: path, done: "noticeTightened") { actor in
                let inherited = try await site.loop.procedure(at: place, as: actor)
                let change = TightenForm.tightening(form, of: inherited)
                try await site.loop.notice(.tighten(change), at: place, as: actor)
            } again: { notice in
                try await page(request, context, place.campaign).html(notice: notice)
            }
        }
    }

    private func issue(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = context.form
        let (text, title) = (form["procedure"] ?? "", form["title"] ?? "")
        let file = ProcedureFile(text)
        let page = try await newPage(request, context, text: text, title: title, defects: file.defects)
        guard let issuer = form.identifier("issuer", of: Organisation.self) else {
            let notice = Notice(.error, context.language.text("refusal.campaign.issuerUnknown"))
            return page.html(notice: notice).response(status: .unprocessableContent)
        }
        guard let procedure = file.procedure, file.defects.isEmpty else {
            return page.html(notice: nil).response(status: .unprocessableContent)
        }
        let id = site.loop.identifiers.make(Campaign.self)
        return try await site.act(context, then: Paths.campaign(id), done: "campaignIssued") { actor in
            let command = Campaign.Command.issue(title: title, issuer: issuer, procedure: procedure)
            try await site.loop.campaign(command, id, as: actor)
        } again: { notice in
            page.html(notice: notice)
        }
    }

    /// The text of the file that was sent, to be read over before it is issued.
    private static func uploaded(_ context: WebContext) throws -> (String, Notice?) {
        guard let upload = context.form.upload("file") else {
            return (try ProcedureFile.bundledText(), Notice(.error, context.language.text("campaign.file-missing")))
        }
        guard upload.bytes.readableBytes <= ProcedureFile.limit else { throw PageError(.contentTooLarge) }
        guard let text = String(validating: upload.bytes.readableBytesView, as: UTF8.self) else {
            return (
                try ProcedureFile.bundledText(), Notice(.error, context.language.text("campaign.file-encoding"))
            )
        }
        return (text, nil)
    }

    private func newPage(
        _ request: Request, _ context: WebContext, text: String, title: String,
        defects: [ProcedureFile.Defect]? = nil
    ) async throws -> CampaignNewPage {
        let issuers = try await issuers(try context.signedIn())
        guard let first = issuers.first else { throw PageError(.forbidden) }
        return CampaignNewPage(
            shell: site.shell(request, context), issuers: issuers, title: title,
            issuer: context.form["issuer"] ?? (issuers.count == 1 ? first.id.text : ""), text: text,
            defects: defects ?? (context.form.uploads.isEmpty ? [] : ProcedureFile(text).defects))
    }

    /// The organisations for which a person may issue a campaign.
    private func issuers(_ person: SignedIn) async throws -> [OrganisationRow] {
        var issuers: [OrganisationRow] = []
        for row in person.oversees
        where try await site.loop.allows(.issueCampaign, on: row.id, as: person.actor) { issuers.append(row) }
        return issuers
    }

    func page(_ request: Request, _ context: WebContext, _ id: Campaign.ID) async throws -> CampaignPage {
        let person = try context.signedIn()
        let record = try await site.loop.campaignRecord(id, as: person.actor)
        var scopes: [Organisation.ID: Permissions.Scope] = [:]
        for organisation in Set(record.levels.map(\.id) + [record.row.issuer]) {
            scopes[organisation] = try await site.loop.scope(of: organisation)
        }
        let reaches = person.home.line.contains(record.row.issuer)
        return CampaignPage(
            record: record, shell: site.shell(request, context), actor: person.actor,
            ownBranch: reaches ? person.home : nil, scopes: scopes, typed: context.form)
    }
}
