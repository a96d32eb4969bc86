import Hummingbird
import Operations
import PartyLife
import Records

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
            let arrangements = Self.arrangements(in: context.form)
            return try await act(request, context, done: "arranged") { actor in
                for (member, arrangement) in arrangements {
                    try await site.loop.meeting(.arrange(member, arrangement), at: place, as: actor)
                }
            }
        }
        router.post("\(path)/exempt") { request, context in
            let (place, form) = (try context.place(), context.form)
            guard let member = form.identifier("member", of: Member.self),
                let reason = form.choice("reason", of: BranchMeeting.ExemptionReason.self)
            else {
                let notice = Notice(.error, context.language.text("arrangements.exempt-incomplete"))
                return try await page(request, context).html(notice: notice).response(status: .unprocessableContent)
            }
            return try await act(request, context, done: "exempted") { actor in
                try await site.loop.meeting(.exempt(member, reason: reason), at: place, as: actor)
            }
        }
        router.post("\(path)/lift") { request, context in
            let place = try context.place()
            guard let member = context.form.identifier("member", of: Member.self) else { throw PageError(.badRequest) }
            return try await act(request, context, done: "exemptionLifted") { actor in
                try await site.loop.meeting(.liftExemption(member), at: place, as: actor)
            }
        }
    }

    /// What was chosen for each member; who has no choice is left as they are.
    private static func arrangements(in form: Form) -> [(Member.ID, BranchMeeting.Arrangement)] {
        let details = Dictionary(form.indexed("detail").map { ($0.key, $0.value) }) { first, _ in first }
        return form.indexed("mode").compactMap { key, value in
            guard let member = Member.ID(key) else { return nil }
            let mode = CoverMode(rawValue: value)
            guard mode != nil || value == ArrangementsPage.comes else { return nil }
            return (member, BranchMeeting.Arrangement(mode: mode, detail: (details[key] ?? "").trimmed))
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String, _ action: (Actor) async throws -> Void
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: Paths.step(place, "arrangements"), done: done, action) { notice in
            try await page(request, context).html(notice: notice)
        }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> ArrangementsPage {
        let (actor, place) = (try context.signedIn().actor, try context.place())
        let record = try await site.loop.branch(at: place, as: actor)
        guard record.organisation.type.holdsMeeting else { throw PageError(.notFound) }
        return ArrangementsPage(
            record: record, shell: site.shell(request, context), actor: actor,
            scope: try await site.loop.scope(of: place.organisation), typed: context.form)
    }
}
