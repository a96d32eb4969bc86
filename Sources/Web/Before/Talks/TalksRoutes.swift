import Hummingbird
import Operations
import PartyLife

/// 谈心谈话: plans, who has talked with whom, and a line for each talk.
struct TalksRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let talks = router.group("campaigns/:campaign/organisations/:organisation/talks")
        talks.get { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        talks.post { request, context in
            try await act(request, context, "talk-recorded") { actor in
                .record(try context.form.talk(by: actor.member, else: site.useCases.identifiers.make()))
            }
        }
        talks.post("untie") { request, context in
            try await act(request, context, "talk-untied") { _ in
                .untie(try TalkQuestions.talk.answer(in: context.form), on: site.useCases.today)
            }
        }
        talks.post("confirm") { request, context in
            try await act(request, context, "talk-confirmed") { _ in
                .confirm(try TalkQuestions.talk.answer(in: context.form), note: nil)
            }
        }
        talks.post("deny") { request, context in
            try await act(request, context, "talk-denied") { _ in
                let (talk, kind, word) = try context.form.answers(
                    TalkQuestions.talk, TalkQuestions.denial, TalkQuestions.denialWord)
                return .deny(talk, kind, word)
            }
        }
        talks.post("correct") { request, context in
            let talks = try await site.useCases.branch(at: context.place(), as: context.signedIn().actor).talks
            let done = context.form["change"] == "talk" ? "talk-corrected" : "talk-withdrawn"
            return try await act(request, context, done) { _ in
                .correct(try TalksPage.change(context.form, in: talks), reason: try CorrectionForm.reason(context.form))
            }
        }
        talks.post("plan") { request, context in
            try await act(request, context, "talk-planned") { actor in
                .plan([try context.form.plannedTalk(by: actor.member, as: site.useCases.identifiers.make())])
            }
        }
        talks.post("plan-all") { request, context in
            let step = try await PreparationStep(site, request, context)
            return try await act(request, context, "talks-planned") { _ in
                .plan(
                    step.talkAdvice.talks.prefix(Talks.planLimit).map { talk in
                        .init(
                            id: site.useCases.identifiers.make(), from: talk.between[0], to: talk.between[1],
                            topics: [.thoughts, .work, .opinions, .shortcomings], depth: talk.depth, by: step.talksBy)
                    })
            }
        }
        talks.post("drop-plan") { request, context in
            try await act(request, context, "talk-plan-dropped") { _ in
                .dropPlan(try TalkQuestions.planned.answer(in: context.form))
            }
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, _ done: String, _ command: (ActingPerson) throws -> Talks.Command
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: Paths.step(place, "talks"), done: done) { actor in
            try await site.useCases.talks(try command(actor), at: place, as: actor)
        } again: { notice in
            try await page(request, context).html(notice: notice)
        }
    }

    /// What was asked for by the address, or stood in the form of a talk that was refused.
    private func page(_ request: Request, _ context: WebContext) async throws -> TalksPage {
        let step = try await PreparationStep(site, request, context)
        let query = try context.form["id"] == nil ? request.queryForm() : context.form
        return TalksPage(
            step: step, words: try await site.useCases.wordsOfTalks(at: step.record.place, as: step.person.actor),
            id: site.useCases.identifiers.make(), entry: entry(step, query),
            planPartner: query.identifier("plan-with", of: Member.self),
            asksForOthers: query["others"] != nil || query["from"] != nil)
    }

    /// A fresh form: for whoever was suggested, for a plan, or for a second talk about a knot.
    private func entry(_ step: PreparationStep, _ query: Form) -> TalkEntry {
        let (talks, me) = (step.record.talks, step.person.member)
        let plan = talks.planned.first { $0.id.text == query["plan"] && $0.between.contains(me) }
        let knot = talks.openKnots(of: me).first { $0.id.text == query["again"] }
        let between = plan?.between ?? knot?.between ?? []
        let partner = between.first { $0 != me } ?? query.identifier("with", of: Member.self)
        return TalkEntry(
            partner: partner, depth: plan?.depth ?? knot?.depth ?? step.talkDepth(for: partner),
            topics: plan?.topics ?? [], plan: plan?.id, again: knot?.id)
    }
}
