import Hummingbird
import Operations
import PartyLife

/// Campaigns: read, passed on with more, closed.
struct CampaignRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("campaigns") { request, context in
            let person = try context.signedIn()
            return CampaignListPage(
                campaigns: try await site.useCases.campaigns(), shell: site.shell(request, context),
                today: site.useCases.today, mayIssue: try await !site.issuers(person).isEmpty
            ).html()
        }
        router.get("campaigns/:campaign") { request, context in
            let id = try context.identifier("campaign", of: Campaign.self)
            return try await page(request, context, id).html(notice: site.doneNotice(request, in: context))
        }
        router.get("campaigns/:campaign/close") { request, context in
            try await closing(request, context).html(notice: nil)
        }
        router.post("campaigns/:campaign/close") { request, context in
            let id = try context.identifier("campaign", of: Campaign.self)
            return try await site.act(context, then: Paths.campaign(id), done: "campaignClosed") { actor in
                let reason = try CampaignQuestions.closingReason.answer(in: context.form) ?? ""
                try await site.useCases.campaign(.close(reason: reason), id, as: actor)
            } again: { notice in
                do {
                    return try await closing(request, context).html(notice: notice)
                } catch is AccessDenied {
                    // Someone else was faster, and nothing is left to be looked at.
                    return try await page(request, context, id).html(notice: notice)
                }
            }
        }
        router.post("campaigns/:campaign/reopen") { request, context in
            let id = try context.identifier("campaign", of: Campaign.self)
            return try await site.act(context, then: Paths.campaign(id), done: "campaignReopened") { actor in
                let reason = try CampaignQuestions.reason.answer(in: context.form) ?? ""
                try await site.useCases.campaign(.reopen(reason: reason), id, as: actor)
            } again: { notice in
                try await page(request, context, id).html(notice: notice)
            }
        }
        router.post("campaigns/:campaign/organisations/:organisation/tighten") { request, context in
            let (place, form) = (try context.place(), context.form)
            let path = Paths.campaign(place.campaign) + "#level-\(place.organisation)"
            let isBranch = try await site.useCases.holdsMeeting(place.organisation) == true
            let back = isBranch ? Paths.organisation(place.campaign, place.organisation) : path
            return try await site.act(context, then: back, done: isBranch ? "ownAspectsAdded" : "noticeTightened") {
                actor in
                let inherited = try await site.useCases.procedure(at: place, as: actor)
                let change = TightenForm.tightening(form, of: inherited)
                try await site.useCases.notice(.tighten(change), at: place, as: actor)
            } again: { notice in
                guard isBranch else {
                    return try await page(request, context, place.campaign).html(notice: notice)
                }
                return try await BranchRoutes(site: site).page(request, context).html(notice: notice)
            }
        }
    }

    private func closing(_ request: Request, _ context: WebContext) async throws -> ClosingPage {
        let id = try context.identifier("campaign", of: Campaign.self)
        let record = try await site.useCases.closing(id, as: try context.signedIn().actor)
        return ClosingPage(record: record, shell: site.shell(request, context))
    }

    func page(_ request: Request, _ context: WebContext, _ id: Campaign.ID) async throws -> CampaignPage {
        let person = try context.signedIn()
        let record = try await site.useCases.campaignRecord(id, as: person.actor)
        var scopes: [Organisation.ID: Permissions.Scope] = [:]
        for organisation in Set(record.levels.map(\.id) + [record.row.issuer]) {
            scopes[organisation] = try await site.useCases.scope(of: organisation)
        }
        let reaches = person.home.line.contains(record.row.issuer)
        return CampaignPage(
            record: record, shell: site.shell(request, context), actor: person.actor,
            ownBranch: reaches ? person.home : nil, scopes: scopes, typed: context.form)
    }
}
