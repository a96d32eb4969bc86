import Hummingbird
import Operations
import PartyLife

/// What superiors see of the organisations below them, and the figures of any organisation.
struct TreeRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("campaigns/:campaign/organisations/:organisation/figures") { request, context in
            let place = try context.place()
            let record = try await site.useCases.figuresRecord(
                of: place.organisation, in: place.campaign, asOf: try asOf(request),
                as: try context.signedIn().actor)
            return FiguresPage(record: record, shell: site.shell(request, context)).html()
        }
        router.get("campaigns/:campaign/organisations/:organisation/attention") { request, context in
            let place = try context.place()
            let number = try request.queryForm()["page"].flatMap { Int($0) } ?? 1
            let record = try await site.useCases.attention(
                of: place.organisation, in: place.campaign, page: AttentionPage(number: min(number, 500)),
                as: try context.signedIn().actor)
            return AttentionListPage(record: record, shell: site.shell(request, context)).html()
        }
    }

    /// The page of an organisation that holds no meetings of its own.
    func page(_ request: Request, _ context: WebContext, _ place: Place) async throws -> HTML {
        let actor = try context.signedIn().actor
        let record = try await site.useCases.tree(
            of: place.organisation, in: place.campaign, asOf: try asOf(request), as: actor)
        let page = TreePage(
            record: record, tree: try await site.useCases.treeNodes(downTo: place.organisation, as: actor),
            shell: site.shell(request, context),
            showsLedger: try await site.useCases.allows(.viewLedger, on: place.organisation, as: actor))
        return page.html(notice: site.doneNotice(request, in: context))
    }

    /// The day that the reader asks for; what is no day means today.
    private func asOf(_ request: Request) throws -> Day? { try request.queryForm().day("asOf") }
}
