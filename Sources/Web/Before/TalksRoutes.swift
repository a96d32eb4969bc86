import Hummingbird
import Operations
import PartyLife

/// 谈心谈话: who has talked with whom, and a line for each talk.
struct TalksRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let talks = router.group("campaigns/:campaign/organisations/:organisation/talks")
        talks.get { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        talks.post { request, context in
            let place = try context.place()
            return try await site.act(context, then: Paths.step(place, "talks"), done: "talk-recorded") { actor in
                let talk = try TalksEntry.talk(context.form, by: actor.member, else: site.loop.identifiers.make())
                try await site.loop.talks(.record(talk), at: place, as: actor)
            } again: { notice in
                try await page(request, context, typed: TalksEntry(context.form)).html(notice: notice)
            }
        }
        talks.post("untie") { request, context in
            let place = try context.place()
            return try await site.act(context, then: Paths.step(place, "talks"), done: "talk-untied") { actor in
                guard let talk = context.form.identifier("talk", of: Talks.Talk.self) else {
                    throw Talks.Refused.unknownTalk
                }
                try await site.loop.talks(.untie(talk, on: site.loop.today), at: place, as: actor)
            } again: { notice in
                try await page(request, context).html(notice: notice)
            }
        }
    }

    private func page(_ request: Request, _ context: WebContext, typed: TalksEntry? = nil) async throws -> TalksPage {
        let step = try await PreparationStep(site, request, context)
        let partner = request.uri.queryParameters["with"].map(String.init) ?? ""
        return TalksPage(
            step: step,
            words: try await site.loop.wordsOfTalks(at: step.record.place, as: step.person.actor),
            entry: typed
                ?? TalksEntry(id: site.loop.identifiers.make(), partner: partner, today: step.record.today),
            isForOthers: typed.map(\.isForOthers) ?? (request.uri.queryParameters["others"] != nil))
    }
}
