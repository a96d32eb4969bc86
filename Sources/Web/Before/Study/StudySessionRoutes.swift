import HTTPTypes
import Hummingbird
import Operations
import PartyLife

/// One study session: signing in, draws, reflections.
struct StudySessionRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let session = router.group("campaigns/:campaign/organisations/:organisation/study/sessions/:session")
        session.get { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        session.get("qr") { request, context in try await code(request, context) }
        session.get("check-in/:code") { request, context in
            try await checkInPage(request, context).html(notice: nil)
        }
        session.post("check-in/:code") { request, context in try await checkIn(request, context) }
        session.post("admit") { request, context in
            try await act(request, context, "study-admitted") { actor, place, id in
                let members = try StudyQuestions.admitted.answer(in: context.form)
                try await site.useCases.study(.admit(id, members), at: place, as: actor)
            }
        }
        session.post("end") { request, context in
            try await act(request, context, "check-in-ended") { actor, place, id in
                try await site.useCases.study(.endCheckIn(id), at: place, as: actor)
            }
        }
        session.post("prepare") { request, context in
            try await act(request, context, "draw-prepared") { actor, place, id in
                try await site.useCases.prepareDraw(in: id, at: place, as: actor)
            }
        }
        session.post("draw") { request, context in
            try await act(request, context, "drawn") { actor, place, id in
                try await site.useCases.draw(in: id, at: place, as: actor)
            }
        }
        session.post("answer") { request, context in
            try await act(request, context, "draw-answered") { actor, place, _ in
                let draw = try StudyQuestions.draw.answer(in: context.form)
                guard let outcome = context.form.choice("outcome", of: Study.Draw.Outcome.self) else {
                    throw IncompleteForm.noChoice
                }
                try await site.useCases.study(.answer(draw, outcome), at: place, as: actor)
            }
        }
        session.post("reflect") { request, context in
            try await act(request, context, "reflected") { actor, place, id in
                let reflection = try StudySessionPage.reflection(context.form, on: id, by: actor.member)
                try await site.useCases.study(.reflect(reflection), at: place, as: actor)
            }
        }
        session.post("correct") { request, context in
            let withdraws = context.form["change"] != "session"
            let path = try context.form["change"] == "withdraw" ? Paths.step(context.place(), "study") : nil
            return try await act(
                request, context, withdraws ? "study-withdrawn" : "study-corrected", then: path
            ) { actor, place, id in
                let record = try await site.useCases.branch(at: place, as: actor)
                let change = try StudySessionPage.change(
                    context.form, of: id, in: record.study, record.facts.branch, by: actor.member)
                try await site.useCases.study(
                    .correct(change, reason: CorrectionForm.reason(context.form)), at: place, as: actor)
            }
        }
        router.get("campaigns/:campaign/organisations/:organisation/study/draws/:draw") { request, context in
            try await draw(request, context)
        }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> StudySessionPage {
        let step = try await PreparationStep(site, request, context)
        let id = try context.identifier("session", of: Study.Session.self)
        guard let session = step.record.study.sessions.first(where: { $0.id == id }) else { throw PageError(.notFound) }
        let words = try await site.useCases.wordsOfStudy(at: step.record.place, as: step.person.actor)
        return StudySessionPage(step: step, session: session, words: words)
    }

    private func act(
        _ request: Request, _ context: WebContext, _ done: String, then path: String? = nil,
        _ action: (ActingPerson, Place, Identifier<Study.Session>) async throws -> Void
    ) async throws -> Response {
        let place = try context.place()
        let id = try context.identifier("session", of: Study.Session.self)
        let path = path ?? Paths.step(place, "study/sessions/\(id)")
        return try await site.act(context, then: path, done: done) { actor in
            try await action(actor, place, id)
        } again: { notice in
            try await page(request, context).html(notice: notice)
        }
    }

    /// The code for the wall; the page loads itself anew before the code has gone stale.
    private func code(_ request: Request, _ context: WebContext) async throws -> Response {
        let page = try await page(request, context)
        let code = try await site.useCases.checkInCode(
            of: page.session.id, at: page.step.record.place, as: page.step.person.actor)
        guard let code else { return .redirect(to: page.path()) }
        let address = site.origin + page.path("/check-in/\(code.text)")
        var response = CodePage(step: page.step, session: page, code: code.text, address: address).html().response(
            status: .ok)
        if let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "60" }
        return response
    }

    private func checkInPage(_ request: Request, _ context: WebContext) async throws -> CheckInPage {
        let page = try await page(request, context)
        guard page.step.isMember else { throw PageError(.forbidden) }
        return CheckInPage(step: page.step, session: page, code: try context.code())
    }

    private func checkIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let place = try context.place()
        let id = try context.identifier("session", of: Study.Session.self)
        let path = Paths.step(place, "study/sessions/\(id)")
        return try await site.act(context, then: path, done: "checked-in") { actor in
            let presence = context.form.choice("presence", of: Study.Presence.self) ?? .onSite
            try await site.useCases.checkIn(to: id, code: try context.code(), presence, at: place, as: actor)
        } again: { notice in
            try await checkInPage(request, context).html(notice: notice)
        }
    }

    private func draw(_ request: Request, _ context: WebContext) async throws -> HTML {
        let step = try await PreparationStep(site, request, context)
        guard step.isMember else { throw PageError(.forbidden) }
        let id = try context.identifier("draw", of: Study.Draw.self)
        guard let draw = step.record.study.draws.first(where: { $0.id == id }), let result = draw.result,
            let check = DrawCheck(draw)
        else { throw PageError(.notFound) }
        return DrawPage(step: step, draw: draw, result: result, check: check).html()
    }
}

extension WebContext {
    /// The code of an address: what stands there goes back into a page and an address, so it has the shape of one.
    fileprivate func code() throws -> String { try identifier("code", of: Study.CheckIn.self).text }
}
