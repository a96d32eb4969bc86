import Hummingbird
import Operations
import PartyLife

/// Who is covered how, and who is exempt.
struct ArrangementsRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation/arrangements"
        router.get("\(path)") { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.post("\(path)") { request, context in
            let place = try context.place()
            return try await act(request, context, done: "arranged") { actor in
                try await site.useCases.arrange(context.form.arrangements(), at: place, as: actor)
            }
        }
        router.post("\(path)/confirmation") { request, context in
            let (place, form) = (try context.place(), context.form)
            guard let member = form.identifier("member", of: Member.self) else { throw PageError(.badRequest) }
            return try await act(request, context, done: "arrangementConfirmed") { actor in
                let contact = try ArrangementQuestions.contact.of(member).answer(in: form)
                try await site.useCases.meeting(
                    .confirmArrangement(member, contact: contact, on: site.useCases.today), at: place, as: actor)
            }
        }
        router.post("\(path)/visits") { request, context in
            let (place, form) = (try context.place(), context.form)
            return try await act(request, context, done: "visitsPlanned") { actor in
                let record = try await site.useCases.arrangements(at: place, as: actor)
                let visits = try form.leaderVisits(record)
                try await site.useCases.meeting(.planVisits(visits), at: place, as: actor)
            }
        }
        router.post("\(path)/visits/drop") { request, context in
            let place = try context.place()
            guard let leader = context.form.identifier("leader", of: Member.self) else { throw PageError(.badRequest) }
            return try await act(request, context, done: "visitDropped") { actor in
                try await site.useCases.meeting(.dropVisit(leader), at: place, as: actor)
            }
        }
        router.post("\(path)/exempt/look") { request, context in
            let page = try await page(request, context)
            guard page.may(.exemptMember) else { throw PageError(.forbidden) }
            let member: Member
            let reason: BranchMeeting.ExemptionReason
            do {
                let (id, why) = try context.form.answers(ArrangementQuestions.member, ArrangementQuestions.reason)
                guard let known = page.record.facts.branch.member(id) else { throw IncompleteForm.noPerson }
                (member, reason) = (known, why)
            } catch {
                guard let notice = await site.notice(of: error, in: context) else { throw error }
                return page.html(notice: notice).response(status: .unprocessableContent)
            }
            return page.exempting(member, reason, notice: nil).response(status: .ok)
        }
        router.post("\(path)/exempt") { request, context in
            let place = try context.place()
            // Refused, it is asked anew from the beginning.
            var context = context
            context.form.action = Paths.step(place, "arrangements") + "/exempt/look"
            let form = context.form
            return try await act(request, context, done: "exempted") { actor in
                let (member, reason) = try form.answers(ArrangementQuestions.member, ArrangementQuestions.reason)
                try await site.useCases.meeting(.exempt(member, reason: reason), at: place, as: actor)
            }
        }
        router.post("\(path)/lift") { request, context in
            let place = try context.place()
            guard let member = context.form.identifier("member", of: Member.self) else { throw PageError(.badRequest) }
            return try await act(request, context, done: "exemptionLifted") { actor in
                try await site.useCases.meeting(.liftExemption(member), at: place, as: actor)
            }
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String, _ action: (ActingPerson) async throws -> Void
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: Paths.step(place, "arrangements"), done: done, action) { notice in
            try await page(request, context).html(notice: notice)
        }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> ArrangementsPage {
        let (actor, place) = (try context.signedIn().actor, try context.place())
        let record = try await site.useCases.arrangements(at: place, as: actor)
        guard record.branch.organisation.type.holdsMeeting else { throw PageError(.notFound) }
        return ArrangementsPage(
            arrangements: record, shell: site.shell(request, context), actor: actor,
            scope: try await site.useCases.scope(of: place.organisation))
    }
}
