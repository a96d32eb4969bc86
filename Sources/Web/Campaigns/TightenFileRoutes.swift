import Documents
import Hummingbird
import Operations
import PartyLife

/// A level's own procedure as a file: what reaches it is taken away, changed, and sent back; only what is more or
/// earlier binds, and everything that is less is told at once.
struct TightenFileRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation"
        router.get("\(path)/procedure.yaml") { request, context in
            let (place, actor) = try await authorised(context)
            let procedure = try await site.useCases.procedure(at: place, as: actor)
            return EditorRoutes.file(try ProcedureFile.text(of: procedure), named: place.organisation.text)
        }
        router.post("\(path)/tighten/import") { request, context in try await read(request, context) }
    }

    var upload: UploadRoute {
        UploadRoute("campaigns/:campaign/organisations/:organisation/tighten/import", limit: ProcedureFile.limit) {
            _ = try await authorised($0)
        }
    }

    private func authorised(_ context: WebContext) async throws -> (Place, ActingPerson) {
        let (place, actor) = (try context.place(), try context.signedIn().actor)
        guard try await site.useCases.allows(.tightenNotice, on: place.organisation, as: actor) else {
            throw PageError(.forbidden)
        }
        return (place, actor)
    }

    private func read(_ request: Request, _ context: WebContext) async throws -> Response {
        let (place, actor) = try await authorised(context)
        let back = Paths.campaign(place.campaign) + "#level-\(place.organisation)"
        func refuse(_ text: String) async throws -> Response {
            try await CampaignRoutes(site: site).page(request, context, place.campaign)
                .html(notice: .lacking("file", text, of: context.form)).response(status: .unprocessableContent)
        }
        let language = context.language
        guard let upload = context.form.upload("file"), upload.bytes.readableBytes <= ProcedureFile.limit,
            let text = String(validating: upload.bytes.readableBytesView, as: UTF8.self)
        else { return try await refuse(language.text("tighten.file-missing")) }
        let words = RefusalText(language: language, today: site.useCases.today, names: [:])
        let own: Procedure
        do {
            own = try await ProcedureFile.reading(text).sound()
        } catch let refused as ProcedureFile.Refused {
            return try await refuse(words.text(of: refused))
        }
        let inherited = try await site.useCases.procedure(at: place, as: actor)
        let (change, loosened) = inherited.tightening(to: own)
        guard loosened.isEmpty else { return try await refuse(loosened.map(words.text).joined(separator: "\n")) }
        return try await site.act(context, then: back, done: "noticeTightened") { actor in
            try await site.useCases.notice(.tighten(change), at: place, as: actor)
        } again: { notice in
            try await CampaignRoutes(site: site).page(request, context, place.campaign).html(notice: notice)
        }
    }
}
