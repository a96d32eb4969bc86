import Operations
import PartyLife

/// The list itself, to be read.
extension ListPage {
    /// What is open, a problem a line; what is over is folded.
    func table(_ html: inout HTML) {
        let over = record.problems.filter { !$0.problem.isOpen }
        let open = record.problems.filter(\.problem.isOpen)
        if !open.isEmpty { rows(open, &html) }
        guard !over.isEmpty else { return }
        html.fold(
            language.text("problem-list.over"), note: language.text("fold.items", ["n": over.count]), id: "over",
            isOpen: open.isEmpty
        ) { rows(over, &$0) }
    }

    private func rows(_ problems: [BranchRecord.ListedProblem], _ html: inout HTML) {
        html.table(
            problems, caption: language.text("problem-list.title"),
            columns: [
                Column(language.text("problem-list.number"), .number) { html, row in html.text(row.problem.number) },
                Column(language.text("problem-list.problem"), .title) { html, row in
                    html.a(.class("clamped clamped-one"), .href(Paths.problem(row.id)), text: text(of: row))
                    if let measure = list.measure(of: row) {
                        html.p(.class("hint clamped clamped-one"), text: measure)
                    }
                },
                Column(language.text("problem-list.source")) { html, row in
                    guard isInside(row) else { return whole(nil, &html) }
                    html.div(.class("parts parts-close")) { html in
                        html.whole(language.word("problem-source", row.problem.source))
                        html.whole(subject(of: row.problem))
                    }
                },
                Column(language.text("problem-list.state")) { html, row in
                    html.light(
                        row.problem.light(on: record.today, amberDays: amberDays), word: state(of: row.problem),
                        in: language)
                },
                Column(language.text("problem-list.deadline")) { html, row in
                    whole(row.problem.plan.map { language.day($0.deadline, today: record.today) }, &html)
                },
                Column(language.text("problem-list.responsible")) { html, row in
                    let isSeen = list.sight(of: row) != .state
                    let names = (row.problem.plan?.responsible ?? []).map(record.name)
                    guard isSeen else { return whole(language.text("problem.withheld"), &html) }
                    names.isEmpty ? whole(nil, &html) : html.names(names, in: language)
                },
            ])
    }

    /// Where a problem comes from and whose it is stays in the branch.
    private func isInside(_ row: BranchRecord.ListedProblem) -> Bool { list.sight(of: row) == .all }

    private var amberDays: Int { record.facts.procedure.rectification.amberDays }

    /// Short words that are not to be broken; a dash where there is nothing yet.
    private func whole(_ text: String?, _ html: inout HTML) {
        guard let text else { return html.span(.class("nothing"), text: "—") }
        html.whole(text)
    }

    func text(of row: BranchRecord.ListedProblem) -> String {
        list.text(of: row) ?? language.text("problem-list.sealed", ["number": row.problem.number])
    }

    func subject(of problem: Problem) -> String {
        problem.subject.map { record.name($0) } ?? language.text("problem-list.branch")
    }

    private func state(of problem: Problem) -> String {
        guard problem.state == .merged, let kept = record.problems.first(where: { $0.id == problem.mergedInto }) else {
            return language.word("problem-state", problem.state)
        }
        return language.text("problem-list.merged-into", ["number": kept.problem.number])
    }
}
