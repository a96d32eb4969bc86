import Hummingbird
import Operations
import PartyLife

/// 审阅对照检查: who stands where, and the page of the one who reads.
struct ExaminationReviewRoutes {
    let site: Site

    func add(to router: Router<WebContext>) {
        let list = router.group("campaigns/:campaign/organisations/:organisation/examinations")
        list.get { request, context in
            let step = try await PreparationStep(site, request, context)
            let shownBy = try await site.useCases.shownExaminations(at: step.record.place, as: step.person.actor)
            return ExaminationListPage(step: step, shownBy: shownBy).html(notice: site.doneNotice(request, in: context))
        }
        list.get(":member") { request, context in
            try await page(request, context).html(notice: site.doneNotice(request, in: context))
        }
        list.get(":member/entry") { request, context in try await entry(request, context).html(notice: nil) }
        list.post(":member/entry") { request, context in try await enter(request, context) }
        list.post(":member/entry/confirm") { request, context in
            let place = try context.place()
            let author = try context.identifier("member", of: Member.self)
            let isOwn = try context.signedIn().member == author
            let path = Paths.step(place, isOwn ? "examination" : "examinations")
            return try await site.act(context, then: path, done: "entry-confirmed") { actor in
                guard let how = context.form.choice("how", of: SelfExamination.EntryConfirmation.self) else {
                    throw IncompleteForm.noChoice
                }
                try await site.useCases.examination(.confirmEntry(how), of: author, at: place, as: actor)
            } again: { notice in
                let step = try await PreparationStep(site, request, context)
                let shown = try await site.useCases.shownExaminations(at: place, as: step.person.actor)
                return ExaminationListPage(step: step, shownBy: shown).html(notice: notice)
            }
        }
        list.post(":member/accept") { request, context in
            try await act(request, context, done: "examination-accepted") { .accept }
        }
        list.post(":member/return") { request, context in
            try await act(request, context, done: "examination-returned") {
                let (reasons, remark) = try context.form.answers(ReviewQuestions.reasons, ReviewQuestions.remark)
                return .giveBack(reasons: reasons, remark: remark, places: try context.form.placedRemarks())
            }
        }
    }

    private func enter(_ request: Request, _ context: WebContext) async throws -> Response {
        let place = try context.place()
        let author = try context.identifier("member", of: Member.self)
        let record = try await site.useCases.entry(of: author, at: place, as: try context.signedIn().actor)
        let typed = ExaminationForm(context.form, for: record)
        if let more = context.form["add"].flatMap({ Int($0) }) {
            var longer = typed
            if longer.answers.indices.contains(more) { longer.answers[more].problems.append(.init()) }
            return try await entry(request, context, typed: longer).html(notice: nil).response(status: .ok)
        }
        let text = typed.text(keeping: record.examination.text, identifiers: site.useCases.identifiers)
        let marks = typed.marks(text, lacking: text.gaps(in: record.facts))
        return try await site.act(context, then: Paths.step(place, "examinations"), done: "entry-made") { actor in
            let (source, witness) = try context.form.answers(ReviewQuestions.source, ReviewQuestions.witness)
            guard marks.isEmpty else { throw IncompleteForm.partsMissing }
            try await site.useCases.examination(
                .enter(text, from: source, witness: witness), of: author, at: place, as: actor)
        } again: { notice in
            try await entry(request, context, typed: typed, marking: marks).html(notice: notice)
        }
    }

    private func entry(
        _ request: Request, _ context: WebContext, typed: ExaminationForm? = nil,
        marking gaps: [String: ExaminationForm.Gap] = [:]
    ) async throws -> ProxyEntryPage {
        let step = try await PreparationStep(site, request, context)
        let author = try context.identifier("member", of: Member.self)
        let record = try await site.useCases.entry(of: author, at: step.record.place, as: step.person.actor)
        let paper = ExaminationPage(
            step: step, record: record, now: site.useCases.clock.now,
            entry: typed ?? ExaminationForm(record, adding: nil), gaps: gaps)
        return ProxyEntryPage(step: step, record: record, paper: paper)
    }

    /// What was read leaves the reader's hands, so the way goes back to the list.
    private func act(
        _ request: Request, _ context: WebContext, done: String, _ command: () throws -> SelfExamination.Command
    ) async throws -> Response {
        let place = try context.place()
        let author = try context.identifier("member", of: Member.self)
        return try await site.act(context, then: Paths.step(place, "examinations"), done: done) { actor in
            try await site.useCases.examination(try command(), of: author, at: place, as: actor)
        } again: { notice in
            try await page(request, context).html(notice: notice)
        }
    }

    private func page(_ request: Request, _ context: WebContext) async throws -> ExaminationReviewPage {
        let step = try await PreparationStep(site, request, context)
        let author = try context.identifier("member", of: Member.self)
        let record = try await site.useCases.examination(of: author, at: step.record.place, as: step.person.actor)
        return ExaminationReviewPage(step: step, record: record, now: site.useCases.clock.now)
    }
}

extension Form {
    /// The remarks that were written at a place: "at[aspect]" or "at[aspect/problem]".
    fileprivate func placedRemarks() throws -> [SelfExamination.PlacedRemark] {
        try indexed(ReviewQuestions.place.name).compactMap { place, _ in
            let words: Words? = try answers(ReviewQuestions.place.of(place))
            guard let words else { return nil }
            let parts = place.split(separator: "/", maxSplits: 1).map(String.init)
            return SelfExamination.PlacedRemark(
                aspect: parts.first ?? "",
                problem: parts.count == 2 ? Identifier<SelfExamination.ExaminedProblem>(parts[1]) : nil, words: words)
        }
    }
}
