import Hummingbird
import Operations

/// 待办: what waits for the person who is signed in.
struct HomeRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/") { request, context in
            let person = try context.signedIn()
            let home = try await site.loop.home(as: person.actor)
            return HomePage(home: home, shell: site.shell(request, context)).html(
                notice: site.doneNotice(request, in: context))
        }
    }
}
