import Hummingbird
import Operations
import PartyLife

/// What a level gives those below besides the notice: training of the organisers, and answers to what many ask.
struct GuidanceRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation"
        router.post("\(path)/training") { request, context in
            try await act(request, context, done: "trained") {
                let (topic, people, on) = try context.form.answers(
                    CampaignQuestions.topic, CampaignQuestions.trained,
                    CampaignQuestions.trainedOn.or(site.useCases.today))
                return .train(.init(topic: topic, people: people, on: on))
            }
        }
        router.post("\(path)/guidance") { request, context in
            try await act(request, context, done: "guided") {
                let (title, text) = try context.form.answers(CampaignQuestions.question, CampaignQuestions.answer)
                return .guide(title: title, text: text)
            }
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String,
        _ command: () throws -> PartyLife.Notice.Command
    ) async throws -> Response {
        let place = try context.place()
        let path = Paths.campaign(place.campaign) + "#level-\(place.organisation)"
        return try await site.act(context, then: path, done: done) { actor in
            try await site.useCases.notice(command(), at: place, as: actor)
        } again: { notice in
            try await CampaignRoutes(site: site).page(request, context, place.campaign).html(notice: notice)
        }
    }
}
