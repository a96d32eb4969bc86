import HTTPTypes
import Hummingbird
import Operations
import PartyLife

/// 对照检查: the member's own paper, kept as a draft until it is submitted.
struct ExaminationRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let own = router.group("campaigns/:campaign/organisations/:organisation/examination")
        own.get { request, context in
            let query = request.uri.queryParameters
            let more = query["add"].flatMap { Int($0) }
            let version = query["version"].flatMap { Int64($0) }
            return try await page(request, context, adding: more, showing: version)
                .html(notice: site.doneNotice(request, in: context))
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
            // The script asks for no page: it only wants to know that the draft is kept.
            guard context.form["keep"] != nil else { return try await keepQuietly(context) }
            let path = Paths.step(try context.place(), "examination")
            return try await save(request, context, then: path, done: "examination-saved")
        }
        own.post("rating") { request, context in
            try await act(request, context, done: "examination-rated") {
                .rate(try context.form.selfRating())
            }
        }
        own.post("show") { request, context in
            let isShown = context.form["show"] == "1"
            return try await act(request, context, done: isShown ? "examination-shown" : "examination-hidden") {
                .show(isShown)
            }
        }
        own.post("restore") { request, context in
            let place = try context.place()
            let path = Paths.step(place, "examination")
            return try await site.act(context, then: path, done: "examination-restored") { actor in
                guard let version = context.form.trimmed("version").flatMap({ Int64($0) }) else {
                    throw ExaminationConflict.unknownVersion
                }
                try await site.useCases.restoreExamination(to: version, at: place, as: actor)
            } again: { notice in
                try await page(request, context).html(notice: notice)
            }
        }
    }

    /// Keeps the draft and answers with the revision that it has now. What the paper holds otherwise by now is not
    /// overwritten: the script gets it, to be shown beside what was typed.
    ///
    /// A draft that is sent twice is kept once because the second changes nothing, whatever was sent in between.
    private func keepQuietly(_ context: WebContext) async throws -> Response {
        let place = try context.place()
        let person = try context.signedIn()
        let record = try await record(context)
        let entry = ExaminationForm(context.form, for: record)
        let text = entry.text(keeping: record.examination.text, identifiers: site.useCases.identifiers)
        do {
            try await UseCases.once(nil) {
                try await site.useCases.examination(
                    .save(text, settingAside: entry.isDecided), of: record.author, at: place,
                    basedOn: entry.revision, as: person.actor)
            }
            return DraftAnswer.kept(revision: try await self.record(context).revision)
        } catch ExaminationConflict.changedElsewhere {
            return try DraftAnswer.conflict(with: try await self.record(context))
        } catch {
            guard let notice = await site.notice(of: error, in: context) else { throw error }
            return DraftAnswer.refused(notice.text)
        }
    }

    private func save(
        _ request: Request, _ context: WebContext, then path: String, done: String
    ) async throws -> Response {
        try await write(request, context, then: path, done: done) { entry, record, place, actor in
            let text = entry.text(keeping: record.examination.text, identifiers: site.useCases.identifiers)
            try await site.useCases.examination(
                .save(text, settingAside: entry.isDecided), of: record.author, at: place, basedOn: entry.revision,
                as: actor)
            return [:]
        }
    }

    /// Submits what is complete. What is not is kept as a draft, and every gap is marked at its field.
    private func submit(_ request: Request, _ context: WebContext) async throws -> Response {
        let path = Paths.step(try context.place(), "examination")
        return try await write(request, context, then: path, done: "examination-submitted") {
            entry, record, place, actor in
            let text = entry.text(keeping: record.examination.text, identifiers: site.useCases.identifiers)
            let gaps = try await site.useCases.submitExamination(
                text, of: record.author, at: place, basedOn: entry.revision, settingAside: entry.isDecided,
                isWhole: entry.isWhole, as: actor)
            return entry.marks(text, lacking: gaps)
        }
    }

    /// - Parameter keep: keeps what was written; answers with what is to be marked.
    private func write(
        _ request: Request, _ context: WebContext, then path: String, done: String,
        keep: (ExaminationForm, ExaminationRecord, Place, ActingPerson) async throws -> [String: ExaminationForm.Gap]
    ) async throws -> Response {
        let place = try context.place()
        let record = try await record(context)
        let entry = ExaminationForm(context.form, for: record)
        var (gaps, isConflict) = ([String: ExaminationForm.Gap](), false)
        return try await site.act(context, then: path, done: done) { actor in
            do {
                gaps = try await keep(entry, record, place, actor)
            } catch ExaminationConflict.changedElsewhere {
                isConflict = true
                throw ExaminationConflict.changedElsewhere
            }
            guard gaps.isEmpty else { throw IncompleteForm.partsMissing }
        } again: { notice in
            try await page(request, context, typed: entry, marking: gaps, isConflict: isConflict)
                .html(notice: notice)
        }
    }

    private func act(
        _ request: Request, _ context: WebContext, done: String, _ command: () throws -> SelfExamination.Command
    ) async throws -> Response {
        let place = try context.place()
        return try await site.act(context, then: Paths.step(place, "examination"), done: done) { actor in
            guard let author = actor.member else { throw SelfExamination.Refused.onlyAuthor }
            try await site.useCases.examination(try command(), of: author, at: place, as: actor)
        } again: { notice in
            try await page(request, context).html(notice: notice)
        }
    }

    private func record(_ context: WebContext) async throws -> ExaminationRecord {
        let person = try context.signedIn()
        let place = try context.place()
        guard person.home.id == place.organisation else { throw PageError(.forbidden) }
        return try await site.useCases.examination(of: person.member, at: place, as: person.actor)
    }

    /// - Parameter isConflict: the form goes on from the text as it is now, which is shown beside what was typed, so
    ///   that sending it again is a decision.
    private func page(
        _ request: Request, _ context: WebContext, typed: ExaminationForm? = nil, adding more: Int? = nil,
        showing version: Int64? = nil, marking gaps: [String: ExaminationForm.Gap] = [:], isConflict: Bool = false
    ) async throws -> ExaminationPage {
        let record = try await record(context)
        var entry = typed ?? ExaminationForm(record, adding: more)
        // What was saved with its gaps is what the form goes on from.
        if isConflict || !gaps.isEmpty { entry.revision = record.revision }
        entry.isDecided = isConflict
        return ExaminationPage(
            step: try await PreparationStep(site, request, context), record: record, now: site.useCases.clock.now,
            entry: entry, gaps: gaps, version: version.flatMap { id in record.beside.versions.first { $0.id == id } },
            isConflict: isConflict)
    }
}

extension Form {
    /// The rating as far as both sides of a dimension are given; of a dimension that is half rated the other is asked for.
    fileprivate func selfRating() throws -> SelfRating {
        var answers = Answers(self)
        var pairs: [SelfRating.Dimension: SelfRating.Pair] = [:]
        func value(_ when: String, _ dimension: SelfRating.Dimension) -> Int? {
            trimmed("\(when)-\(dimension.rawValue)").flatMap { Int($0) }
        }
        for dimension in SelfRating.Dimension.allCases {
            let (before, after) = (value("before", dimension), value("after", dimension))
            guard before != nil || after != nil else { continue }
            _ = answers.require("before-\(dimension.rawValue)", before, else: IncompleteForm.noChoice)
            _ = answers.require("after-\(dimension.rawValue)", after, else: IncompleteForm.noChoice)
            if let before, let after { pairs[dimension] = SelfRating.Pair(before: before, after: after) }
        }
        guard answers.lacks.isEmpty else { throw answers.lacking }
        guard let rating = SelfRating(pairs) else {
            let first = SelfRating.Dimension.allCases[0].rawValue
            answers.lack("before-\(first)", IncompleteForm.noChoice)
            throw answers.lacking
        }
        return rating
    }
}
