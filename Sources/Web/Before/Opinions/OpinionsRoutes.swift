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
                let opinion = try context.form.opinion(else: site.useCases.identifiers.make())
                try await site.useCases.opinions(.receive(opinion), at: place, as: actor)
            }
        }
        opinions.post("give") { request, context in
            try await act(request, context, done: "opinion-given") { place, actor in
                let (opinion, named) = try context.form.givenOpinion(
                    else: site.useCases.identifiers.make(), on: site.useCases.today)
                try await site.useCases.opinions(
                    .receive(opinion, through: .member(named: named)), at: place, as: actor)
            }
        }
        opinions.post("correct") { request, context in
            let done =
                switch context.form["change"] {
                case "withdraw": "opinion-withdrawn"
                case "unmerge": "opinion-unmerged"
                default: "opinion-corrected"
                }
            return try await act(request, context, done: done) { place, actor in
                let opinions = try await site.useCases.branch(at: place, as: actor).opinions
                let change = try OpinionsPage.change(context.form, in: opinions)
                try await site.useCases.opinions(
                    .correct(change, reason: CorrectionForm.reason(context.form)), at: place, as: actor)
            }
        }
        opinions.post("merge") { request, context in
            try await act(request, context, done: "opinions-merged") { place, actor in
                let (one, into) = try context.form.answers(OpinionQuestions.opinion, OpinionQuestions.into)
                try await site.useCases.opinions(.merge(one, into: into), at: place, as: actor)
            }
        }
        opinions.post("address") { request, context in
            try await act(request, context, done: "opinion-addressed") { place, actor in
                let (opinion, target) = try context.form.answers(OpinionQuestions.opinion, OpinionQuestions.to)
                try await site.useCases.opinions(.address(opinion, to: target), at: place, as: actor)
            }
        }
        opinions.post("door") { request, context in
            let opens = context.form["door"] != "close"
            return try await act(request, context, done: opens ? "door-opened" : "door-closed") { place, actor in
                try await site.useCases.opinions(
                    opens ? .openDoor(token: Opinions.PublicPage.newToken()) : .closeDoor, at: place, as: actor)
            }
        }
        opinions.post("deliver") { request, context in
            try await act(request, context, done: "opinions-delivered") { place, actor in
                try await site.useCases.opinions(.deliver(on: site.useCases.today), at: place, as: actor)
            }
        }
        opinions.post("answer") { request, context in
            try await act(request, context, done: "opinion-answered") { place, actor in
                let (opinion, answer) = try context.form.answers(OpinionQuestions.opinion, OpinionQuestions.answer)
                try await site.useCases.opinions(
                    .answer(opinion, answer, on: site.useCases.today), at: place, as: actor)
            }
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String, _ action: (Place, ActingPerson) async throws -> Void
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: Paths.step(place, "opinions"), done: done) { actor in
            try await action(place, actor)
        } again: { notice in
            try await page(request, context).html(notice: notice)
        }
    }

    /// What is being sorted was asked for by the address, or stood in the form that was refused.
    private func page(_ request: Request, _ context: WebContext) async throws -> OpinionsPage {
        let step = try await PreparationStep(site, request, context)
        let query = try request.queryForm()
        func sorted(_ act: String) -> Identifier<Opinions.Opinion>? {
            context.form.action.hasSuffix("/\(act)")
                ? try? OpinionQuestions.opinion.answer(in: context.form)
                : query.identifier(act, of: Opinions.Opinion.self)
        }
        return OpinionsPage(
            step: step, words: try await site.useCases.wordsOfOpinions(at: step.record.place, as: step.person.actor),
            id: site.useCases.identifiers.make(), merging: sorted("merge"),
            page: (Int(query["page"] ?? "") ?? 1, Int(query["size"] ?? "") ?? 20),
            standing: try await site.useCases.opinionStanding(at: step.record.place, as: step.person.actor),
            addressing: sorted("address"), origin: site.origin)
    }
}
