import Hummingbird
import Operations
import PartyLife

/// The page of an organisation in a campaign, and what is done on it.
struct BranchRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation"
        router.get("\(path)") { request, context in
            let place = try context.place()
            guard let holdsMeeting = try await site.useCases.holdsMeeting(place.organisation) else {
                throw PageError(.notFound)
            }
            guard holdsMeeting else {
                return try await TreeRoutes(site: site).page(request, context, place)
            }
            return try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.post("\(path)/notice") { request, context in
            let place = try context.place()
            return try await site.act(context, then: try await home(of: place), done: "noticeReceived") { actor in
                try await site.useCases.notice(.receive, at: place, as: actor)
            } again: { notice in
                try await again(request, context, place, notice)
            }
        }
        router.get("\(path)/readiness") { request, context in
            let page = try await page(request, context)
            guard page.record.organisation.type.holdsMeeting else { throw PageError(.notFound) }
            return page.allConditions(notice: site.doneNotice(request, in: context))
        }
        router.post("\(path)/readiness") { request, context in
            try await act(request, context, done: "readyDeclared") { .declareReady }
        }
        router.post("\(path)/override") { request, context in
            try await act(request, context, done: "readinessOverridden") {
                .overrideReadiness(reason: try ArrangementQuestions.overrideReason.answer(in: context.form))
            }
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String, _ command: () throws -> BranchMeeting.Command
    ) async throws -> Response {
        let place = try context.place()
        let path = Paths.organisation(place.campaign, place.organisation)
        return try await site.act(context, then: path, done: done) { actor in
            try await site.useCases.meeting(command(), at: place, as: actor)
        } again: { notice in
            try await page(request, context).html(notice: notice)
        }
    }

    /// A branch's notice is on its own page, that of a level between on the campaign's.
    private func home(of place: Place) async throws -> String {
        return try await site.useCases.holdsMeeting(place.organisation) == false
            ? Paths.campaign(place.campaign) : Paths.organisation(place.campaign, place.organisation)
    }

    private func again(
        _ request: Request, _ context: WebContext, _ place: Place, _ notice: Banner
    ) async throws -> HTML {
        guard try await home(of: place) != Paths.campaign(place.campaign) else {
            return try await CampaignRoutes(site: site).page(request, context, place.campaign).html(notice: notice)
        }
        return try await page(request, context).html(notice: notice)
    }

    func page(_ request: Request, _ context: WebContext) async throws -> BranchPage {
        let (actor, place) = (try context.signedIn().actor, try context.place())
        let record = try await site.useCases.branch(at: place, as: actor)
        let scope = try await site.useCases.scope(of: place.organisation)
        let superior = try await site.useCases.superior(of: record.organisation, as: actor)
        return BranchPage(
            record: record, shell: site.shell(request, context), actor: actor, scope: scope, superior: superior,
            typed: context.form)
    }
}
