import HTTPTypes
import Hummingbird
import Operations
import PartyLife

/// Remembers which campaign a person looked at last, so that the navigation leads back to it.
struct LastCampaign: RouterMiddleware {
    let secure: Bool

    static let cookie = "campaign"

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard let person = context.person, let shown = CampaignPath(request.uri.path)?.campaign,
            person.open.contains(where: { $0.id == shown }), request.cookies[Self.cookie]?.value != shown.text
        else { return response }
        response.setCookie(
            Cookie(name: Self.cookie, value: shown.text, path: "/", secure: secure, httpOnly: true, sameSite: .lax))
        return response
    }
}

/// The address of an organisation's page in a campaign.
struct CampaignPath: Equatable {
    let campaign: Campaign.ID
    let organisation: Organisation.ID?
    /// The step that the page belongs to: "plan", "study"…
    let step: String?

    init?(_ path: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count >= 2, parts[0] == "campaigns", let campaign = Campaign.ID(parts[1]) else { return nil }
        self.campaign = campaign
        guard parts.count >= 4, parts[2] == "organisations", let organisation = Organisation.ID(parts[3]) else {
            (self.organisation, step) = (nil, nil)
            return
        }
        (self.organisation, step) = (organisation, parts.count > 4 ? parts[4] : nil)
    }

    /// The same page of another campaign.
    func path(in other: Campaign.ID) -> String {
        guard let organisation else { return Paths.campaign(other) }
        let path = Paths.organisation(other, organisation)
        // What is beyond a step belongs to one campaign: a session, somebody's text.
        return step.map { path + "/" + $0 } ?? path
    }
}
