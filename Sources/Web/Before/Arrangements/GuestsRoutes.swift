import Hummingbird
import Operations
import PartyLife

/// Members of other units at this one.
struct GuestsRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation/guests"
        router.get("\(path)") { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.post("\(path)/confirm") { request, context in
            try await act(request, context, done: "guestConfirmed") {
                .confirmArrangement($0, contact: "", on: site.useCases.today)
            }
        }
        router.post("\(path)/came") { request, context in
            try await act(request, context, done: "guestCame") { .confirmCame($0, on: site.useCases.today) }
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String,
        _ command: (Member.ID) -> BranchMeeting.Command
    ) async throws -> Response {
        let place = try context.place()
        guard let member = context.form.identifier("member", of: Member.self),
            let home = context.form.identifier("home", of: Organisation.self)
        else { throw PageError(.badRequest) }
        let asked = command(member)
        return try await site.act(context, then: Paths.step(place, "guests"), done: done) { actor in
            try await site.useCases.host(asked, from: Place(place.campaign, home), at: place.organisation, as: actor)
        } again: { notice in
            try await page(request, context).html(notice: notice)
        }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> GuestsPage {
        let place = try context.place()
        let record = try await site.useCases.guests(at: place, as: try context.signedIn().actor)
        return GuestsPage(record: record, place: place, shell: site.shell(request, context))
    }
}
