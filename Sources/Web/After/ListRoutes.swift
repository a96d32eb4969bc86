import Hummingbird
import Operations
import PartyLife
import Records

/// 问题清单: pooling, adding, merging, posting, reconciling.
struct ListRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation/list"
        router.get("\(path)") { request, context in
            try await page(request, context, notice: site.doneNotice(request, in: context))
        }
        router.post("\(path)/pool") { request, context in
            try await act(request, context, .pool) { try await site.loop.poolProblems(at: $0, as: $1) }
        }
        router.post("\(path)/add") { request, context in
            let form = context.form
            return try await act(request, context, .add) { place, actor in
                let finding = try form.finding(on: site.loop.today)
                let result = form["fixed"] == nil ? nil : form.words("result")
                guard form["fixed"] == nil || result != nil else { throw ListFormError.resultMissing }
                _ = try await site.loop.addProblem(finding, fixed: result, at: place, as: actor)
            }
        }
        router.post("\(path)/merge") { request, context in
            let form = context.form
            return try await act(request, context, .merge) { place, actor in
                guard let problem = form.identifier("problem", of: Problem.self),
                    let into = form.identifier("into", of: Problem.self)
                else { throw ListFormError.mergeMissing }
                guard problem != into else { throw ListFormError.mergeSame }
                let listed = try await site.loop.branch(at: place, as: actor).list.problems
                guard listed.contains(problem) else { throw PageError(.notFound) }
                try await site.loop.problem(.merge(into: into), problem, as: actor)
            }
        }
        router.post("\(path)/post") { request, context in
            let form = context.form
            return try await act(request, context, .post) { place, actor in
                guard let scope = form.choice("scope", of: Problem.Scope.self) else { throw ListFormError.scopeMissing }
                try await site.loop.postList(scope: scope, texts: form.postedTexts(), at: place, as: actor)
            }
        }
        router.post("\(path)/reconcile") { request, context in
            try await act(request, context, .reconcile) { try await site.loop.reconcile(at: $0, as: $1) }
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, _ part: ListPage.Part,
        _ action: (Place, Actor) async throws -> Void
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: Paths.step(place, "list"), done: "list-\(part.rawValue)") { actor in
            guard try await site.loop.allows(part.action, on: place.organisation, as: actor) else {
                throw AccessDenied.notAllowed(action: part.action.rawValue)
            }
            try await action(place, actor)
        } again: { notice in
            try await page(request, context, notice: notice, typed: .init(part: part, form: context.form))
        }
    }

    private func page(
        _ request: Request, _ context: WebContext, notice: Notice?, typed: ListPage.Typed? = nil
    ) async throws -> HTML {
        let (place, person) = (try context.place(), try context.signedIn())
        let list = try await site.loop.list(at: place, as: person.actor)
        guard list.branch.organisation.type.holdsMeeting else { throw PageError(.notFound) }
        var shell = site.shell(request, context)
        shell.path = Paths.step(place, "list")
        return ListPage(
            list: list, actor: person.actor, scope: try await site.loop.scope(of: place.organisation), shell: shell,
            typed: typed
        ).html(notice: notice)
    }
}
