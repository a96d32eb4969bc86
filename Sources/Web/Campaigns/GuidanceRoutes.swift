import Hummingbird
import Operations
import PartyLife

/// What a level gives those below besides the notice: training of the organisers, and answers to what many ask.
struct GuidanceRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation"
        router.post("\(path)/training") { request, context in
            let form = context.form
            let training = PartyLife.Notice.Training(
                topic: form["topic"] ?? "", people: form.identifiers("people", of: Member.self),
                on: form.day("on") ?? site.useCases.today)
            return try await act(request, context, done: "trained", .train(training))
        }
        router.post("\(path)/guidance") { request, context in
            let form = context.form
            let command = PartyLife.Notice.Command.guide(title: form["title"] ?? "", text: form["text"] ?? "")
            return try await act(request, context, done: "guided", command)
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String, _ command: PartyLife.Notice.Command
    ) async throws -> Response {
        let place = try context.place()
        let path = Paths.campaign(place.campaign) + "#level-\(place.organisation)"
        return try await site.act(context, then: path, done: done) { actor in
            try await site.useCases.notice(command, at: place, as: actor)
        } again: { notice in
            try await CampaignRoutes(site: site).page(request, context, place.campaign).html(notice: notice)
        }
    }
}
