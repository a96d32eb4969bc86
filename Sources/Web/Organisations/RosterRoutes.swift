import Hummingbird
import Operations
import PartyLife

/// The roster of an organisation.
struct RosterRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("organisations/:organisation/roster") { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.post("organisations/:organisation/short-name") { request, context in
            let organisation = try context.identifier("organisation", of: Organisation.self)
            return try await site.act(context, then: Paths.roster(organisation), done: "shortNamed") { actor in
                let name = try RosterPage.shortName.answer(in: context.form) ?? ""
                try await site.useCases.nameShort(organisation, name, as: actor)
            } again: { notice in
                try await page(request, context).html(notice: notice)
            }
        }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> RosterPage {
        let actor = try context.signedIn().actor
        let organisation = try context.identifier("organisation", of: Organisation.self)
        return RosterPage(
            record: try await site.useCases.roster(of: organisation, as: actor), actor: actor,
            shell: site.shell(request, context), canImport: try await site.mayImport(into: organisation, as: actor))
    }
}

extension Site {
    /// A roster is compared with the whole tree, so whoever imports one must be entitled to all of it.
    func mayImport(into organisation: Organisation.ID, as actor: ActingPerson) async throws -> Bool {
        let scope = try await useCases.scope(of: organisation)
        return try await useCases.allows(.importRoster, on: scope.above.first ?? organisation, as: actor)
    }
}
