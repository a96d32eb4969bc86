import HTTPTypes
import Hummingbird
import Operations
import PartyLife

/// The web site: the loop behind it, and what all pages share.
public struct Site: Sendable {
    let useCases: UseCases
    let catalogue: Catalogue
    let assets: Assets
    /// Whether visitors may take the part of a sample person without a password.
    let isDemo: Bool
    /// Whether the site is behind TLS.
    let secure: Bool
    let origins: [String]
    /// Addresses of proxies that say where a request comes from.
    let proxies: Set<String>

    /// - Parameter origins: the site's own addresses as browsers see them; the first is used in links that leave it.
    public init(
        useCases: UseCases, isDemo: Bool, secure: Bool, origins: [String] = [], proxies: Set<String> = []
    ) throws {
        (self.useCases, self.isDemo, self.secure) = (useCases, isDemo, secure)
        (self.origins, self.proxies) = (origins, proxies)
        (catalogue, assets) = (try Catalogue.bundled(), try Assets.bundled())
    }

    /// All routes, with what stands before them.
    public func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders(secure: secure))
        router.add(middleware: PreferencesMiddleware(catalogue: catalogue))
        let errorPages = ErrorPages(translate: RefusalText.translate, render: errorPage)
        router.add(middleware: errorPages)
        router.add(middleware: Sessions(site: self))
        router.add(middleware: LastCampaign(secure: secure))
        // Once more within the session, so that its error pages keep navigation and form token.
        router.add(middleware: errorPages)
        router.add(
            middleware: Uploads([
                ImportRoutes(site: self).upload, EditorRoutes(site: self).upload, TightenFileRoutes(site: self).upload,
            ]))
        router.add(middleware: FormMiddleware(origins: Set(origins), secure: secure))
        router.addAssets(assets)
        router.addPreferences(catalogue: catalogue, secure: secure)
        router.get("health") { _, _ in "ok" }
        SignInRoutes(site: self).add(to: router)
        HomeRoutes(site: self).add(to: router)
        StudyRoutes(site: self).add(to: router)
        StudySessionRoutes(site: self).add(to: router)
        TalksRoutes(site: self).add(to: router)
        OpinionsRoutes(site: self).add(to: router)
        ResidentsRoutes(site: self).add(to: router)
        ExaminationRoutes(site: self).add(to: router)
        ExaminationReviewRoutes(site: self).add(to: router)
        TreeRoutes(site: self).add(to: router)
        ProblemRoutes(site: self).add(to: router)
        LedgerRoutes(site: self).add(to: router)
        RosterRoutes(site: self).add(to: router)
        ImportRoutes(site: self).add(to: router)
        MeetingRoutes(site: self).add(to: router)
        LiveRoutes(site: self).add(to: router)
        AppraisalRoutes(site: self).add(to: router)
        ListRoutes(site: self).add(to: router)
        ProblemTableRoutes(site: self).add(to: router)
        BranchRoutes(site: self).add(to: router)
        SheetRoutes(site: self).add(to: router)
        PlanRoutes(site: self).add(to: router)
        ArrangementsRoutes(site: self).add(to: router)
        CampaignRoutes(site: self).add(to: router)
        EditorRoutes(site: self).add(to: router)
        ReviseRoutes(site: self).add(to: router)
        GuidanceRoutes(site: self).add(to: router)
        GuestsRoutes(site: self).add(to: router)
        RemindersRoutes(site: self).add(to: router)
        LeadersRoutes(site: self).add(to: router)
        UnitsRoutes(site: self).add(to: router)
        TightenFileRoutes(site: self).add(to: router)
        StyleguideRoutes(site: self).add(to: router)
        router.addReturns()
        return router
    }

    /// The frame of a page for whoever is signed in.
    ///
    /// - Parameter home: the page of a campaign that this one belongs to, where its own address names none.
    func shell(_ request: Request, _ context: WebContext, below home: String? = nil) -> Shell {
        var shell = Shell(
            preferences: context.preferences, assets: assets, formToken: context.formToken,
            path: request.pageShown)
        guard let person = context.person else { return shell }
        shell.aside = whoIsMissing(request.uri.path, in: context.language)
        shell.campaigns = campaigns(of: person, at: home ?? request.uri.path)
        (shell.person, shell.place, shell.signOutPath) = (person.name, person.home.name, "/sign-out")
        let last =
            CampaignPath(home ?? request.uri.path)?.campaign
            ?? request.cookies[LastCampaign.cookie].flatMap { Campaign.ID($0.value) }
        shell.navigation = navigation(of: person, in: context.language, at: request.uri.path, last: last)
        return shell
    }

    /// On a page that belongs to one of several open campaigns: the same page of each.
    private func campaigns(of person: SignedIn, at path: String) -> [Link] {
        guard let page = CampaignPath(path),
            page.organisation != nil || person.open.contains(where: { $0.id == page.campaign })
        else { return [] }
        let known = [person.home] + person.oversees
        let reaching = known.first { $0.id == page.organisation }.map(person.campaigns(reaching:)) ?? person.open
        guard reaching.contains(where: { $0.id != page.campaign }) else { return [] }
        return reaching.map { Link($0.title, page.path(in: $0.id), isCurrent: $0.id == page.campaign) }
    }

    /// From every step of a branch, one tap to those who are not yet provided for.
    private func whoIsMissing(_ path: String, in language: Language) -> Link? {
        let parts = path.split(separator: "/")
        guard parts.count >= 5, parts[0] == "campaigns", parts[2] == "organisations",
            Self.steps.contains(String(parts[4]))
        else { return nil }
        let page = "/" + parts.prefix(4).joined(separator: "/") + "/arrangements"
        return Link(language.text("arrangements.who-is-missing"), page + "#missing", isCurrent: page == path)
    }

    private static let steps = Set(
        Step.allCases.filter { $0.stage == .before }.compactMap { step in
            if case .page(let page) = step.rule.page { page } else { nil }
        } + ["examination", "readiness"])

    /// - Parameter last: the campaign that was looked at last.
    private func navigation(
        of person: SignedIn, in language: Language, at path: String, last: Campaign.ID?
    ) -> [Link] {
        func campaign(_ organisation: OrganisationRow) -> CampaignRow? {
            let open = person.campaigns(reaching: organisation)
            return open.first { $0.id == last } ?? open.first
        }
        var links: [(String, String)] = [(language.text("nav.home"), "/")]
        if let campaign = campaign(person.home) {
            links.append((language.text("nav.branch"), Paths.organisation(campaign.id, person.home.id)))
            // The ledger of the level that one looks after; one's own branch's lists its problems.
            if let level = person.oversees.first, person.mayKeepLedger(of: level.id) {
                links.append((language.text("nav.ledger"), Paths.ledger(level.id)))
                links.append((language.text("nav.branch-ledger"), Paths.ledger(person.home.id)))
            } else {
                links.append((language.text("nav.ledger"), Paths.ledger(person.home.id)))
            }
        }
        for organisation in person.oversees {
            guard let campaign = campaign(organisation) else { continue }
            links.append((organisation.name, Paths.organisation(campaign.id, organisation.id)))
        }
        if person.oversees.contains(where: { person.mayIssue(from: $0.id) }) {
            links.append((language.text("campaign.list"), "/campaigns"))
        }
        let roster = person.oversees.first { person.mayKeepRoster(of: $0.id) } ?? person.home
        links.append((language.text("nav.roster"), Paths.roster(roster.id)))
        return links.map { Link($0.0, $0.1, isCurrent: $0.1 == path) }
    }

    @Sendable private func errorPage(
        _ description: ErrorPages<WebContext>.Description, _ request: Request, _ context: WebContext
    ) -> HTML {
        let language = context.language
        return shell(request, context).page(description.title) { html in
            html.p(text: description.text)
            if let reference = description.reference {
                html.p(.class("hint"), text: language.text("error.reference", ["id": reference]))
            }
            html.p { $0.a(.href("/"), text: language.text("error.back-home")) }
        }
    }
}

/// The addresses of the pages, in one place.
enum Paths {
    static func campaign(_ id: Campaign.ID) -> String { "/campaigns/\(id)" }

    /// An organisation in a campaign: a branch's meeting, or what is below a superior.
    static func organisation(_ campaign: Campaign.ID, _ organisation: Organisation.ID) -> String {
        "/campaigns/\(campaign)/organisations/\(organisation)"
    }

    /// A step of an organisation in a campaign: "plan", "study", "meeting"…
    static func step(_ place: Place, _ step: String) -> String {
        organisation(place.campaign, place.organisation) + "/" + step
    }

    /// The page of a step of the loop; a part of the branch's own page for what has none.
    static func step(_ step: Step, at place: Place) -> String {
        switch step.rule.page {
        case .part: organisation(place.campaign, place.organisation)
        case .page(let page): Paths.step(place, page)
        case .ledger: ledger(place.organisation)
        }
    }

    static func ledger(_ organisation: Organisation.ID) -> String { "/organisations/\(organisation)/ledger" }
    static func roster(_ organisation: Organisation.ID) -> String { "/organisations/\(organisation)/roster" }
    static func problem(_ id: Problem.ID) -> String { "/problems/\(id)" }
}

extension Request {
    /// The address of the page on the reader's screen: for a form that was sent, the page that it stands on.
    fileprivate var pageShown: String {
        guard method != .get, method != .head, let referer = headers[.referer],
            let host = head.authority, let start = referer.firstRange(of: "://\(host)/")
        else { return uri.path }
        let path = "/" + referer[start.upperBound...].prefix { $0 != "?" && $0 != "#" }
        return SafePath.isInside(path) ? path : uri.path
    }
}
