import Hummingbird

/// Every component once, for whoever draws a page; in a demonstration alone.
struct StyleguideRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        guard site.isDemo else { return }
        router.get("styleguide") { request, context in
            _ = try context.signedIn()
            return StyleguidePage(shell: site.shell(request, context)).html()
        }
    }
}
