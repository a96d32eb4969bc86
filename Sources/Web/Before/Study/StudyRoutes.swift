import Hummingbird
import Operations
import PartyLife

/// 学习: sessions before the meeting, who took part and who caught up, and what each studied alone.
struct StudyRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let study = router.group("campaigns/:campaign/organisations/:organisation/study")
        study.get { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        study.post { request, context in
            try await act(request, context, "study-held") { actor, place in
                let session = try context.form.studySession(else: site.useCases.identifiers.make())
                try await site.useCases.study(.hold(session), at: place, as: actor)
            }
        }
        study.post("open") { request, context in
            try await open(request, context)
        }
        study.post("alone") { request, context in
            try await act(request, context, "study-alone") { actor, place in
                let own = try context.form.selfStudy(by: actor.member)
                try await site.useCases.study(.studyAlone(own), at: place, as: actor)
            }
        }
        study.post("correct") { request, context in
            try await act(request, context, "study-withdrawn") { actor, place in
                let study = try await site.useCases.branch(at: place, as: actor).study
                guard let index = context.form["record"].flatMap({ Int($0) }), study.alone.indices.contains(index)
                else {
                    throw Correction.Refused.unknownRecord
                }
                let change = Study.Amendment.selfStudyWithdrawn(study: study.alone[index])
                try await site.useCases.study(
                    .correct(change, reason: CorrectionForm.reason(context.form)), at: place, as: actor)
            }
        }
        study.post("catch-up") { request, context in
            try await act(request, context, "study-caught-up") { actor, place in
                let (session, members, day) = try context.form.answers(
                    StudyQuestions.session, StudyQuestions.caughtUp, StudyQuestions.caughtUpOn)
                try await site.useCases.study(
                    .catchUp(session: session, members: members, on: day), at: place, as: actor)
            }
        }
    }

    /// A session that begins now: nobody is there before having signed in.
    private func open(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = context.form.identifier("id", of: Study.Session.self) ?? site.useCases.identifiers.make()
        let path = Paths.step(try context.place(), "study/sessions/\(id)")
        var context = context
        context.form.action = Paths.step(try context.place(), "study")
        return try await act(request, context, "study-opened", then: path) { actor, place in
            var session = try context.form.studySession(else: id)
            (session.id, session.attended, session.online) = (id, [], nil)
            try await site.useCases.openStudy(session, at: place, as: actor)
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, _ done: String, then path: String? = nil,
        _ action: (ActingPerson, Place) async throws -> Void
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: path ?? Paths.step(place, "study"), done: done) { actor in
            try await action(actor, place)
        } again: { notice in
            try await page(request, context).html(notice: notice)
        }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> StudyPage {
        let step = try await PreparationStep(site, request, context)
        return StudyPage(
            step: step, entry: entry(step, request),
            words: try await site.useCases.wordsOfStudy(at: step.record.place, as: step.person.actor))
    }

    /// A fresh form, with everyone there; for a visit at home filled in with those who wait for it, and what they lack.
    private func entry(_ step: PreparationStep, _ request: Request) -> StudyEntry {
        let texts = step.procedure.study.texts
        var entry = StudyEntry(
            id: site.useCases.identifiers.make(), texts: texts.count == 1 ? texts.map(\.id) : [],
            attended: step.expected.map(\.id))
        if request.uri.queryParameters["form"] == "homeDelivery" {
            let frail = step.frailToVisit
            (entry.form, entry.attended) = (.homeDelivery, frail.map(\.id))
            entry.texts = frail.flatMap { step.record.study.missing(for: $0.id, of: step.procedure).map(\.id) }
        }
        return entry
    }
}
