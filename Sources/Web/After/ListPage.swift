import Operations
import PartyLife

/// The problem list of a branch, from pooling to reconciling.
struct ListPage {
    let list: ListRecord
    let actor: ActingPerson
    let scope: Permissions.Scope
    let shell: Shell
    /// The texts to be posted as they were written before they were looked at, or refused.
    let written: Form?

    /// What can be sent from this page.
    enum Part: String {
        case pool, add, merge, post, reconcile

        /// What sending it asks for.
        var action: Action {
            switch self {
            case .pool: .poolProblems
            case .add: .addProblem
            case .merge: .mergeProblems
            case .post: .postProblems
            case .reconcile: .reconcile
            }
        }
    }

    var language: Language { shell.preferences.language }
    var record: BranchRecord { list.branch }
    var path: String { Paths.step(record.place, "list") }

    func may(_ action: Action) -> Bool { record.offers(action, to: actor, on: scope) }

    func html(notice: Banner?) -> HTML {
        let lead = "\(record.organisation.name) · \(record.campaign.title)"
        let branch = Link(
            record.organisation.name, Paths.organisation(record.place.campaign, record.place.organisation))
        let sheets = sheets
        var shell = shell
        shell.printedInstead = sheets.map { $0.title(in: language) }
        return shell.page(language.text("problem-list.title"), lead: lead, trail: [branch], notice: notice) { html in
            html.overNotice(of: record, to: actor, in: language)
            if record.list.pooled == nil { pooling(&html) }
            guard record.list.pooled != nil || !record.problems.isEmpty else { return }
            let waiting = record.toDos(for: actor, on: scope).count { $0.kind.isRow }
            html.stepDesk(hasNext(waiting) ? .doing : .whole) { html in
                dates(&html)
            } doing: { html in
                next(waiting, &html)
            }
            // Where texts are to be written for what is posted, the list itself is not the next thing.
            let posts = record.list.pooled != nil && may(.postProblems) && !list.toPost.isEmpty
            if posts {
                posting(&html)
                html.fold(
                    language.text("problem-list.title"),
                    note: language.text("fold.items", ["n": record.problems.count]), id: "list"
                ) { $0.div(.class("rows-close")) { table(&$0) } }
            } else {
                html.div(.class("block rows-close")) { table(&$0) }
            }
            html.sheetLinks(sheets, at: record.place, in: language)
            guard record.list.pooled != nil else { return }
            if may(.mergeProblems) { merging(&html) }
            if may(.addProblem) { adding(&html) }
        }
    }

    /// Whether there is something that this reader does to the list as a whole.
    ///
    /// - Parameter waiting: how many problems wait for this reader to be claimed, analysed, planned or committed to.
    private func hasNext(_ waiting: Int) -> Bool {
        record.list.pooled != nil
            && (waiting > 0 || may(.postProblems) && list.toPost.isEmpty && record.list.posted == nil
                || may(.reconcile) && record.list.posted != nil && record.list.reconciled == nil)
    }

    private func next(_ waiting: Int, _ html: inout HTML) {
        guard record.list.pooled != nil else { return }
        if waiting > 0 {
            html.section(.class("block")) { html in
                html.h2(text: language.text("problem-rows.title"))
                html.p(.class("hint"), text: language.text("problem-rows.waiting", ["n": waiting]))
                html.div(.class("actions")) { html in
                    html.a(
                        .class("button button-primary"), .href("\(path)/rows"), text: language.text("problem-rows.go"))
                }
            }
        }
        if may(.postProblems), list.toPost.isEmpty { posting(&html) }
        if may(.reconcile), record.list.posted != nil { reconciling(&html) }
    }

    /// The list itself is not for paper: what of it is put up or filed has a sheet.
    private var sheets: [SheetKind] {
        [.noticeBoard, .ledger, .ledgerReport, .commitments].filter { may($0.action) }
    }

    private func pooling(_ html: inout HTML) {
        guard record.meeting.isHeld else {
            html.emptyState(language.text("problem-list.none"), language.text("problem-list.none-hint"))
            return
        }
        html.section(.class("block")) { html in
            html.h2(text: language.text("problem-list.to-pool"))
            html.p(.class("hint"), text: language.text("problem-list.to-pool-hint"))
            html.ul(.class("source-counts")) { html in
                for source in ProblemSource.allCases {
                    guard let count = list.toPool[source] else { continue }
                    html.li { html in
                        html.span(text: language.word("problem-source", source))
                        html.span(text: language.text("problem-list.count", ["n": count]))
                    }
                }
            }
            let total = list.toPool.values.reduce(0, +)
            guard may(.poolProblems) else {
                html.p(.class("hint"), text: language.text("problem-list.pooled-by"))
                return
            }
            html.weighing(poolingWeighed(total), in: language)
            previewed(&html)
            html.postForm(to: "\(path)/pool", token: shell.formToken) { html in
                html.div(.class("actions")) { html in
                    html.button(
                        .class("button button-primary"), text: language.text("problem-list.pool", ["n": total]))
                }
            }
        }
    }

    private func poolingWeighed(_ total: Int) -> Weighing {
        let subjects = Set(list.preview.compactMap(\.subject))
        var open = list.leftOut.map { left in
            Weighing.Line(language.text("pooling.left-out", ["person": left.name, "n": left.count]))
        }
        if !list.notSubmitted.isEmpty {
            open.append(
                .init(
                    language.text("pooling.not-submitted", ["n": list.notSubmitted.count]),
                    of: list.notSubmitted.map(record.name)))
        }
        return Weighing(
            does: [.init(language.text("pooling.does", ["n": total])), .init(language.text("pooling.then"))],
            reaches: [
                .init(
                    language.text("pooling.reaches", ["n": subjects.count]),
                    of: record.facts.branch.members.filter { subjects.contains($0.id) }.map(\.name)),
                .init(
                    language.text("pooling.of-branch", ["n": list.preview.count { $0.subject == nil }])),
            ], open: open)
    }

    /// The words themselves, for those who pool them.
    private func previewed(_ html: inout HTML) {
        guard !list.preview.isEmpty else { return }
        html.details { html in
            html.summary(text: language.text("pooling.preview", ["n": list.preview.count]))
            html.confidential(language.text("confidential.branch"), in: language) { html in
                html.ol { html in
                    for item in list.preview {
                        html.li { html in
                            let whose = item.subject.map(record.name) ?? language.text("problem-list.branch")
                            html.span(
                                .class("badge"), text: language.word("problem-source", item.source) + " · " + whose)
                            html.text(" " + (item.text ?? "—"))
                        }
                    }
                }
            }
        }
    }

    private func dates(_ html: inout HTML) {
        let dates = [
            ("problem-list.pooled", record.list.pooled), ("problem-list.posted", record.list.posted),
            ("problem-list.reconciled", record.list.reconciled),
        ]
        let figures = Figures(asOf: record.today, of: record.problems.map(\.problem))
        let definitions = Paths.organisation(record.place.campaign, record.place.organisation) + "/figures"
        html.p(.class("parts")) { html in
            html.span { html in
                html.text(language.text("problem-list.kept", ["n": figures[.problemsKept]]))
                guard figures[.problemsMerged] > 0 else { return }
                html.text(language.text("format.list-separator"))
                html.text(language.beside(.problemsMerged, figures[.problemsMerged]))
            }
            html.span { html in
                html.text("\(language.word("metric", Metric.problemsWrittenOff)) ")
                html.text(language.value(of: .problemsWrittenOff, in: figures))
            }
            html.a(.class("unprinted"), .href(definitions), text: language.text("figures.definitions"))
        }
        html.p(.class("hint")) { html in
            for (key, day) in dates {
                guard let day else { continue }
                html.text(language.text(key, ["day": language.day(day, today: record.today)]) + " ")
            }
            if may(.readWords) { html.text(language.text("problem-list.seen-by")) }
        }
    }

    /// Numbers, each a link to its problem.
    func numbers(_ problems: [BranchRecord.ListedProblem], _ html: inout HTML) {
        for (index, listed) in problems.enumerated() {
            if index > 0 { html.text(language.text("format.list-separator")) }
            html.a(.href(Paths.problem(listed.id)), text: String(listed.problem.number))
        }
    }
}
