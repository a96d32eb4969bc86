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
            try await act(request, context, "talk-recorded", typed: TalkForm(context.form)) { actor in
                .record(try TalkForm.talk(context.form, by: actor.member, else: site.useCases.identifiers.make()))
            }
        }
        talks.post("untie") { request, context in
            try await act(request, context, "talk-untied") { _ in .untie(try talk(context), on: site.useCases.today) }
        }
        talks.post("confirm") { request, context in
            try await act(request, context, "talk-confirmed") { _ in .confirm(try talk(context), note: nil) }
        }
        talks.post("deny") { request, context in
            try await act(request, context, "talk-denied", correcting: context.form) { _ in
                guard let kind = context.form.choice("kind", of: Talks.Denial.Kind.self) else {
                    throw IncompleteForm.noChoice
                }
                return .deny(try talk(context), kind, context.form.words("word"))
            }
        }
        talks.post("correct") { request, context in
            let talks = try await site.useCases.branch(at: context.place(), as: context.signedIn().actor).talks
            let done = context.form["change"] == "talk" ? "talk-corrected" : "talk-withdrawn"
            return try await act(request, context, done, correcting: context.form) { _ in
                .correct(try TalksPage.change(context.form, in: talks), reason: context.form.words("reason"))
            }
        }
        talks.post("plan") { request, context in
            try await act(request, context, "talk-planned", plan: TalkPlanForm(context.form)) { actor in
                let id: Identifier<Talks.Planned> = site.useCases.identifiers.make()
                return .plan([try TalkPlanForm.planned(context.form, by: actor.member, as: id)])
            }
        }
        talks.post("plan-all") { request, context in
            let step = try await PreparationStep(site, request, context)
            let by = max(step.record.today, step.procedure.timetable.talksBy)
            return try await act(request, context, "talks-planned") { _ in
                .plan(
                    step.talkAdvice.talks.prefix(Talks.planLimit).map { talk in
                        .init(
                            id: site.useCases.identifiers.make(), from: talk.between[0], to: talk.between[1],
                            topics: [.thoughts, .work, .opinions, .shortcomings], depth: talk.depth, by: by)
                    })
            }
        }
        talks.post("drop-plan") { request, context in
            try await act(request, context, "talk-plan-dropped") { _ in
                guard let plan = context.form.identifier("plan", of: Talks.Planned.self) else {
                    throw Talks.Refused.unknownPlan
                }
                return .dropPlan(plan)
            }
        }
    }

    private func talk(_ context: WebContext) throws -> Identifier<Talks.Talk> {
        guard let talk = context.form.identifier("talk", of: Talks.Talk.self) else { throw Talks.Refused.unknownTalk }
        return talk
    }

    private func act(
        _ request: Request, _ context: WebContext, _ done: String, typed: TalkForm? = nil,
        plan: TalkPlanForm? = nil, correcting: Form? = nil, _ command: (ActingPerson) throws -> Talks.Command
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: Paths.step(place, "talks"), done: done) { actor in
            try await site.useCases.talks(try command(actor), at: place, as: actor)
        } again: { notice in
            var page = try await page(request, context, typed: typed, plan: plan)
            page.correcting = correcting
            return page.html(notice: notice)
        }
    }

    private func page(
        _ request: Request, _ context: WebContext, typed: TalkForm? = nil, plan: TalkPlanForm? = nil
    ) async throws -> TalksPage {
        let step = try await PreparationStep(site, request, context)
        let query = request.uri.queryParameters
        func member(_ name: Substring) -> Member.ID? { query[name].flatMap { Member.ID(String($0)) } }
        let planWith = member("plan-with")
        let by = max(step.record.today, step.procedure.timetable.talksBy)
        return TalksPage(
            step: step, words: try await site.useCases.wordsOfTalks(at: step.record.place, as: step.person.actor),
            entry: typed ?? entry(step, with: member("with"), query: query),
            planEntry: plan
                ?? TalkPlanForm(partner: planWith?.text ?? "", depth: step.talkDepth(for: planWith), by: by),
            isForOthers: typed.map(\.isForOthers) ?? (query["others"] != nil))
    }

    /// A fresh form: for whoever was suggested, for a plan, or for a second talk about a knot.
    private func entry(_ step: PreparationStep, with partner: Member.ID?, query: Parameters) -> TalkForm {
        let (talks, me) = (step.record.talks, step.person.member)
        let plan = talks.planned.first { $0.id.text == query["plan"].map(String.init) && $0.between.contains(me) }
        let knot = talks.openKnots(of: me).first { $0.id.text == query["again"].map(String.init) }
        let between = plan?.between ?? knot?.between ?? []
        let partner = between.first { $0 != me } ?? partner
        var entry = TalkForm(
            id: site.useCases.identifiers.make(), partner: partner?.text ?? "",
            depth: plan?.depth ?? knot?.depth ?? step.talkDepth(for: partner), today: step.record.today)
        entry.topics = Set((plan?.topics ?? []).map(\.rawValue))
        (entry.plan, entry.again) = (plan?.id.text ?? "", knot?.id.text ?? "")
        return entry
    }
}
