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
                let opinion = try OpinionForm.opinion(context.form, else: site.useCases.identifiers.make())
                try await site.useCases.opinions(.receive(opinion), at: place, as: actor)
            }
        }
        opinions.post("give") { request, context in
            try await act(request, context, done: "opinion-given") { place, actor in
                let (opinion, named) = try OpinionsPage.given(
                    context.form, else: site.useCases.identifiers.make(), on: site.useCases.today)
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
                    .correct(change, reason: context.form.words("reason")), at: place, as: actor)
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
                try await site.useCases.opinions(.merge(one, into: into), at: place, as: actor)
            }
        }
        opinions.post("address") { request, context in
            try await act(request, context, done: "opinion-addressed") { place, actor in
                guard let opinion = context.form.identifier("opinion", of: Opinions.Opinion.self) else {
                    throw Opinions.Refused.unknown
                }
                let target: Opinions.Target
                if context.form["to"] == OpinionForm.branch {
                    target = .branch
                } else if let member = context.form.identifier("to", of: Member.self) {
                    target = .member(member)
                } else {
                    throw IncompleteForm.noPerson
                }
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
                guard let opinion = context.form.identifier("opinion", of: Opinions.Opinion.self) else {
                    throw Opinions.Refused.unknown
                }
                let answer = try context.form.requiredWords("answer").withoutPastedMarks()
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
            try await page(request, context, typed: context.form).html(notice: notice)
        }
    }

    /// - Parameter typed: the form that was just refused, to be drawn again.
    private func page(_ request: Request, _ context: WebContext, typed: Form? = nil) async throws -> OpinionsPage {
        let step = try await PreparationStep(site, request, context)
        let query = try request.queryForm()
        let isReceiving = typed.map { $0["about"] != nil } ?? false
        return OpinionsPage(
            step: step, words: try await site.useCases.wordsOfOpinions(at: step.record.place, as: step.person.actor),
            entry: isReceiving
                ? OpinionForm(typed ?? Form())
                : OpinionForm(id: site.useCases.identifiers.make(), today: step.record.today),
            merging: typed.map { $0["to"] == nil && $0["change"] == nil } ?? true
                ? (typed ?? query).identifier(typed == nil ? "merge" : "opinion", of: Opinions.Opinion.self) : nil,
            typed: typed,
            page: (Int(query["page"] ?? "") ?? 1, Int(query["size"] ?? "") ?? 20),
            standing: try await site.useCases.opinionStanding(at: step.record.place, as: step.person.actor),
            addressing: typed.map { $0["to"] != nil } ?? true
                ? (typed ?? query).identifier(typed == nil ? "address" : "opinion", of: Opinions.Opinion.self) : nil,
            origin: site.origin)
    }
}
