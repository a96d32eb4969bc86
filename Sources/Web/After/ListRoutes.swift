import Hummingbird
import Operations
import PartyLife

/// 问题清单: pooling, adding, merging, posting, reconciling.
struct ListRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let path = "campaigns/:campaign/organisations/:organisation/list"
        router.get("\(path)") { request, context in
            try await page(request, context, notice: site.doneNotice(request, in: context))
        }
        router.post("\(path)/pool") { request, context in
            try await act(request, context, .pool) { try await site.useCases.poolProblems(at: $0, as: $1) }
        }
        router.post("\(path)/add") { request, context in
            let form = context.form
            return try await act(request, context, .add) { place, actor in
                let (finding, fixed) = try form.finding(on: site.useCases.today)
                _ = try await site.useCases.addProblem(finding, fixed: fixed, at: place, as: actor)
            }
        }
        router.post("\(path)/merge") { request, context in
            let form = context.form
            return try await act(request, context, .merge) { place, actor in
                let isSame = form["into"] != nil && form["into"] != "" && form["into"] == form["problem"]
                let (problem, into) = try form.answers(
                    ListQuestions.mergeFrom, ListQuestions.mergeInto,
                    lacking: isSame ? [.init(field: "into", refusal: ListFormError.mergeSame)] : [])
                let listed = try await site.useCases.branch(at: place, as: actor).list.problems
                guard listed.contains(problem) else { throw PageError(.notFound) }
                try await site.useCases.problem(.merge(into: into), problem, as: actor)
            }
        }
        router.post("\(path)/post") { request, context in
            let form = context.form
            return try await act(request, context, .post) { place, actor in
                let scope = try form.answers(ListQuestions.scope)
                try await site.useCases.postList(scope: scope, texts: try form.postedTexts(), at: place, as: actor)
            }
        }
        router.post("\(path)/post/look") { request, context in try await look(request, context) }
        router.post("\(path)/post/back") { request, context in
            try await page(request, context, notice: nil, written: context.form)
        }
        router.post("\(path)/reconcile") { request, context in
            try await act(request, context, .reconcile) { try await site.useCases.reconcile(at: $0, as: $1) }
        }
    }

    /// Nothing is posted yet: what would be is shown as those outside will see it, or refused as the posting would be.
    private func look(_ request: Request, _ context: WebContext) async throws -> Response {
        let (place, form) = (try context.place(), context.form)
        let actor = try context.signedIn().actor
        guard try await site.useCases.allows(.postProblems, on: place.organisation, as: actor) else {
            throw AccessDenied.notAllowed(action: Action.postProblems.rawValue)
        }
        do {
            let scope = try form.answers(ListQuestions.scope)
            let look = try await site.useCases.postingLook(
                scope: scope, texts: try form.postedTexts(), at: place, as: actor)
            let page = try await listPage(request, context)
            return page.postingLook(look, scope: scope, typed: form, notice: nil).response(status: .ok)
        } catch {
            guard let notice = await site.notice(of: error, in: context) else { throw error }
            let page = try await listPage(request, context, written: form)
            return page.html(notice: page.marked(notice, of: error, in: form))
                .response(status: .unprocessableContent)
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, _ part: ListPage.Part,
        _ action: (Place, ActingPerson) async throws -> Void
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: Paths.step(place, "list"), done: "list-\(part.rawValue)") { actor in
            guard try await site.useCases.allows(part.action, on: place.organisation, as: actor) else {
                throw AccessDenied.notAllowed(action: part.action.rawValue)
            }
            try await action(place, actor)
        } again: { error, notice in
            let page = try await listPage(request, context, written: part == .post ? context.form : nil)
            return page.html(notice: page.marked(notice, of: error, in: context.form))
        }
    }

    private func page(
        _ request: Request, _ context: WebContext, notice: Banner?, written: Form? = nil
    ) async throws -> HTML {
        try await listPage(request, context, written: written).html(notice: notice)
    }

    private func listPage(
        _ request: Request, _ context: WebContext, written: Form? = nil
    ) async throws -> ListPage {
        let (place, person) = (try context.place(), try context.signedIn())
        let list = try await site.useCases.list(at: place, as: person.actor)
        guard list.branch.organisation.type.holdsMeeting else { throw PageError(.notFound) }
        var shell = site.shell(request, context)
        shell.path = Paths.step(place, "list")
        return ListPage(
            list: list, actor: person.actor, scope: try await site.useCases.scope(of: place.organisation), shell: shell,
            written: written)
    }
}
