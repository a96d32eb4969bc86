import Hummingbird
import Operations
import PartyLife

/// 学习: sessions before the meeting, who took part and who caught up.
struct StudyRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let study = router.group("campaigns/:campaign/organisations/:organisation/study")
        study.get { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        study.post { request, context in
            let place = try context.place()
            return try await site.act(context, then: Paths.step(place, "study"), done: "study-held") { actor in
                let session = try StudyEntry.session(context.form, else: site.loop.identifiers.make())
                try await site.loop.study(.hold(session), at: place, as: actor)
            } again: { notice in
                try await page(request, context, typed: StudyEntry(context.form)).html(notice: notice)
            }
        }
        study.post("catch-up") { request, context in
            let place = try context.place()
            return try await site.act(context, then: Paths.step(place, "study"), done: "study-caught-up") { actor in
                guard let session = context.form.identifier("session", of: Study.Session.self) else {
                    throw Study.Refused.unknownSession
                }
                let members = context.form.identifiers("members", of: Member.self)
                try await site.loop.study(
                    .catchUp(session: session, members: members, on: context.form.requiredDay("on")), at: place,
                    as: actor)
            } again: { notice in
                try await page(request, context, catchUp: context.form).html(notice: notice)
            }
        }
    }

    private func page(
        _ request: Request, _ context: WebContext, typed: StudyEntry? = nil, catchUp: Form? = nil
    ) async throws -> StudyPage {
        let step = try await PreparationStep(site, request, context)
        let entry =
            typed
            ?? StudyEntry(
                id: site.loop.identifiers.make(), texts: step.procedure.study.texts, members: step.expected,
                today: step.record.today)
        return StudyPage(step: step, entry: entry, catchUp: catchUp)
    }
}
