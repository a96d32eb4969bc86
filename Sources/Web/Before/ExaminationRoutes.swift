import HTTPTypes
import Hummingbird
import Operations
import PartyLife
import Records

/// 对照检查: the member's own paper, kept as a draft until it is submitted.
struct ExaminationRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let own = router.group("campaigns/:campaign/organisations/:organisation/examination")
        own.get { request, context in
            let more = request.uri.queryParameters["add"].flatMap { Int($0) }
            return try await page(request, context, adding: more).html(notice: site.doneNotice(request, in: context))
        }
        own.post { request, context in
            if let more = context.form["add"].flatMap({ Int($0) }) {
                let path = Paths.step(try context.place(), "examination")
                return try await save(
                    request, context, then: "\(path)?add=\(more)#aspect-\(more)", done: "examination-saved")
            }
            return try await submit(request, context)
        }
        own.post("draft") { request, context in
            let path = Paths.step(try context.place(), "examination")
            let response = try await save(request, context, then: path, done: "examination-saved")
            // The script asks for no page: it only wants to know that the draft is kept.
            let isQuiet = context.form["keep"] == nil && response.status != .unprocessableContent
            return isQuiet ? Response(status: .noContent) : response
        }
    }

    private func save(
        _ request: Request, _ context: WebContext, then path: String, done: String
    ) async throws -> Response {
        let place = try context.place()
        let record = try await record(context)
        let entry = ExaminationEntry(context.form, aspects: record.procedure.aspects)
        return try await site.act(context, then: path, done: done) { actor in
            let text = entry.text(keeping: record.examination.text, identifiers: site.loop.identifiers)
            try await site.loop.examination(.save(text), of: record.author, at: place, as: actor)
        } again: { notice in
            try await page(request, context, typed: entry).html(notice: notice)
        }
    }

    /// Submits what is complete. What is not is kept as a draft, and every gap is marked at its field.
    private func submit(_ request: Request, _ context: WebContext) async throws -> Response {
        let place = try context.place()
        let record = try await record(context)
        let entry = ExaminationEntry(context.form, aspects: record.procedure.aspects)
        let done = "examination-submitted"
        return try await site.act(context, then: Paths.step(place, "examination"), done: done) { actor in
            let text = entry.text(keeping: record.examination.text, identifiers: site.loop.identifiers)
            guard entry.gaps.isEmpty else {
                try await site.loop.examination(.save(text), of: record.author, at: place, as: actor)
                throw IncompleteForm.partsMissing
            }
            try await site.loop.examination(.submit(text), of: record.author, at: place, as: actor)
        } again: { notice in
            try await page(request, context, typed: entry, marking: entry.gaps).html(notice: notice)
        }
    }

    private func record(_ context: WebContext) async throws -> ExaminationRecord {
        let person = try context.signedIn()
        let place = try context.place()
        guard person.home.id == place.organisation else { throw PageError(.forbidden) }
        return try await site.loop.examination(of: person.member, at: place, as: person.actor)
    }

    private func page(
        _ request: Request, _ context: WebContext, typed: ExaminationEntry? = nil, adding more: Int? = nil,
        marking gaps: [String: ExaminationEntry.Gap] = [:]
    ) async throws -> ExaminationPage {
        let record = try await record(context)
        return ExaminationPage(
            step: try await PreparationStep(site, request, context), record: record, now: site.loop.clock.now,
            entry: typed ?? ExaminationEntry(record, adding: more), gaps: gaps)
    }
}
