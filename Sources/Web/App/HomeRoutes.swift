import Hummingbird
import Operations

/// 待办: what waits for the person who is signed in.
struct HomeRoutes {
    let site: Site

    /// As many acts as one form may ask for.
    private static let limit = 200

    func add(to router: Router<WebContext>) {
        router.get("/") { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        router.post("together") { request, context in
            let person = try context.signedIn()
            let acts = context.form.all("act").prefix(Self.limit).compactMap(SafeAct.init(code:))
            let before = try await site.useCases.home(as: person.actor)
            let known = acts.map { act in before.together.first { $0.place == act.place && $0.what == act.what } ?? act
            }
            let answers = await site.useCases.doTogether(known, as: person.actor)
            var refused: [(act: SafeAct, why: String)] = []
            for case (let act, let error?) in zip(known, answers) {
                let notice = await site.notice(of: error, in: context)
                guard notice != nil || error is AccessDenied else { throw error }
                refused.append((act, notice?.text ?? context.language.text("home.together-not-allowed")))
            }
            let done = zip(known, answers).filter { $0.1 == nil }.map(\.0)
            var page = try await page(request, context)
            page.together = HomePage.Together(done: done, refused: refused)
            return page.html(notice: nil).response(status: refused.isEmpty ? .ok : .unprocessableContent)
        }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> HomePage {
        let home = try await site.useCases.home(as: try context.signedIn().actor)
        return HomePage(home: home, shell: site.shell(request, context))
    }
}
