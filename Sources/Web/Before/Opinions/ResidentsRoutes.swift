import HTTPTypes
import Hummingbird
import Operations
import PartyLife

/// 群众意见: what residents leave at a branch's public page. Whoever is signed in on the device is not looked at.
struct ResidentsRoutes {
    let site: Site
    private let pace: PublicPagePace

    init(site: Site) {
        (self.site, pace) = (site, PublicPagePace(clock: site.useCases.clock))
    }

    func add(to router: Router<WebContext>) {
        let page = router.group("say/:organisation/:token")
        page.get { request, context in
            let door = try await door(context)
            let shell = visitorsShell(request, context)
            if request.uri.queryParameters["done"] != nil { return ResidentsPage.thanks(door, shell) }
            return ResidentsPage(door: door, shell: shell, id: site.useCases.identifiers.nextAtNoTime()).html(
                notice: nil)
        }
        page.post { request, context in
            let door = try await door(context)
            let (form, shell) = (context.form, visitorsShell(request, context))
            do {
                guard pace.admits(door.token) else { throw ResidentsRefused.tooFast }
                let text = try OpinionQuestions.residentText.answer(in: form)
                guard let id = Identifier<Opinions.Opinion>(name(of: form)) else { throw PageError(.badRequest) }
                // What it is told by is the opinion's own name, not a session that may be open on the device.
                try await UseCases.once(nil) {
                    try await site.useCases.leaveOpinion(text, id: id, at: door)
                }
            } catch Opinions.Refused.exists {
                // Sent twice: it is kept once.
            } catch Opinions.Refused.doorClosed {
                throw PageError(.notFound)
            } catch {
                guard let notice = await site.notice(of: error, in: context) else { throw error }
                return ResidentsPage(door: door, shell: shell, id: name(of: form)).html(notice: notice)
                    .response(status: .unprocessableContent)
            }
            return .redirect(
                to: SafePath.appending([("done", "1")], to: Paths.residents(door.place.organisation, door.token)))
        }
    }

    /// What the page has called the opinion; a new name where there is none that could be one.
    private func name(of form: Form) -> String {
        form.identifier("id", of: Opinions.Opinion.self)?.text ?? site.useCases.identifiers.nextAtNoTime()
    }

    private func door(_ context: WebContext) async throws -> ResidentsDoor {
        guard let organisation = context.parameters.get("organisation").flatMap({ Organisation.ID($0) }),
            let token = context.parameters.get("token"), Opinions.PublicPage.isSound(token),
            let door = try await site.useCases.residentsDoor(of: organisation, token: token)
        else { throw PageError(.notFound) }
        return door
    }

    /// Without the name of whoever is signed in on the device.
    private func visitorsShell(_ request: Request, _ context: WebContext) -> Shell {
        Shell(
            preferences: context.preferences, assets: site.assets, formToken: context.formToken,
            path: request.uri.path)
    }
}

/// What the page itself refuses.
enum ResidentsRefused: Refusal {
    static let area = "residents"
    case tooFast
}

extension Opinions.PublicPage {
    /// A new address, by the system's generator.
    static func newToken() -> String {
        var generator = SystemRandomNumberGenerator()
        let letters = Array(alphabet)
        return String((0..<10).map { _ in letters[Int.random(in: letters.indices, using: &generator)] })
    }
}

extension Paths {
    static func residents(_ organisation: Organisation.ID, _ token: String) -> String {
        "/say/\(organisation)/\(token)"
    }
}
