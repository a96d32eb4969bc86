import Hummingbird
import Operations
import PartyLife

/// 征求意见: received, merged, handed over in the original words, answered.
struct OpinionsRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let opinions = router.group("campaigns/:campaign/organisations/:organisation/opinions")
        opinions.get { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        opinions.post { request, context in
            try await act(request, context, done: "opinion-received") { place, actor in
                let opinion = try OpinionsEntry.opinion(context.form, else: site.loop.identifiers.make())
                try await site.loop.opinions(.receive(opinion), at: place, as: actor)
            }
        }
        opinions.post("merge") { request, context in
            try await act(request, context, done: "opinions-merged") { place, actor in
                guard let one = context.form.identifier("opinion", of: Opinions.Opinion.self) else {
                    throw Opinions.Refused.unknown
                }
                guard let into = context.form.identifier("into", of: Opinions.Opinion.self) else {
                    throw IncompleteForm.noChoice
                }
                try await site.loop.opinions(.merge(one, into: into), at: place, as: actor)
            }
        }
        opinions.post("deliver") { request, context in
            try await act(request, context, done: "opinions-delivered") { place, actor in
                try await site.loop.opinions(.deliver(on: site.loop.today), at: place, as: actor)
            }
        }
        opinions.post("answer") { request, context in
            try await act(request, context, done: "opinion-answered") { place, actor in
                guard let opinion = context.form.identifier("opinion", of: Opinions.Opinion.self) else {
                    throw Opinions.Refused.unknown
                }
                let answer = try context.form.requiredWords("answer")
                try await site.loop.opinions(.answer(opinion, answer, on: site.loop.today), at: place, as: actor)
            }
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String, _ action: (Place, Actor) async throws -> Void
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: Paths.step(place, "opinions"), done: done) { actor in
            try await action(place, actor)
        } again: { notice in
            try await page(request, context, typed: context.form).html(notice: notice)
        }
    }

    /// - Parameter typed: the form that was just refused, to be drawn again.
    private func page(_ request: Request, _ context: WebContext, typed: Form? = nil) async throws -> OpinionsPage {
        let step = try await PreparationStep(site, request, context)
        let query = try request.queryForm()
        let isReceiving = typed.map { $0["about"] != nil } ?? false
        return OpinionsPage(
            step: step, words: try await site.loop.wordsOfOpinions(at: step.record.place, as: step.person.actor),
            entry: isReceiving
                ? OpinionsEntry(typed ?? Form())
                : OpinionsEntry(id: site.loop.identifiers.make(), today: step.record.today),
            merging: (typed ?? query).identifier(typed == nil ? "merge" : "opinion", of: Opinions.Opinion.self),
            typed: typed,
            page: (Int(query["page"] ?? "") ?? 1, Int(query["size"] ?? "") ?? 20))
    }
}
