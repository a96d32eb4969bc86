import Hummingbird
import Operations
import PartyLife

/// The roster of an organisation.
struct RosterRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("organisations/:organisation/roster") { request, context in
            let actor = try context.signedIn().actor
            let organisation = try context.identifier("organisation", of: Organisation.self)
            let record = try await site.loop.roster(of: organisation, as: actor)
            let canImport = try await site.mayImport(into: organisation, as: actor)
            let page = RosterPage(
                record: record, actor: actor, shell: site.shell(request, context), canImport: canImport)
            return page.html(notice: site.doneNotice(request, in: context))
        }
    }
}

extension Site {
    /// A roster is compared with the whole tree, so whoever imports one must be entitled to all of it.
    func mayImport(into organisation: Organisation.ID, as actor: Actor) async throws -> Bool {
        let scope = try await loop.scope(of: organisation)
        return try await loop.allows(.importRoster, on: scope.above.first ?? organisation, as: actor)
    }
}
