import Operations
import PartyLife

/// 公示: what was posted, and nothing but what was posted. What was posted within another scope or for another time hangs
/// elsewhere, so it is on a sheet of its own.
extension BranchSheet {
    private struct Posted {
        let row: BranchRecord.ListedProblem
        let posting: Problem.Posting
        let text: String
    }

    func noticeBoard(_ list: ListRecord) -> HTML {
        let posted = list.branch.problems.compactMap { row -> Posted? in
            guard let posting = row.problem.posting, let text = list.posted(of: row), row.problem.state != .merged
            else { return nil }
            return Posted(row: row, posting: posting, text: text)
        }
        guard !posted.isEmpty else { return notYet(language.text("sheet.not-posted")) }
        let groups = Dictionary(grouping: posted) { "\($0.posting.from)/\($0.posting.until)/\($0.posting.scope)" }
        return sheet().html { html in
            for key in groups.keys.sorted() {
                guard let rows = groups[key], let first = rows.first?.posting else { continue }
                html.sheetPage(title, lines) { page(rows, first, list, &$0) }
            }
        }
    }

    private func page(_ rows: [Posted], _ posting: Problem.Posting, _ list: ListRecord, _ html: inout HTML) {
        let scope = language.word("posting-scope", posting.scope)
        html.p(.class("sheet-text"), text: language.text("sheet.posted-lead", ["scope": scope]))
        html.table(
            rows, caption: title,
            columns: [
                Column(language.text("problem-list.number"), .number) { html, one in
                    html.text(one.row.problem.number)
                },
                Column(language.text("problem-list.problem")) { html, one in html.text(one.text) },
                Column(language.text("problem-list.measure")) { html, one in
                    html.text(list.measure(of: one.row) ?? "—")
                },
                Column(language.text("problem-list.responsible")) { html, one in
                    html.whole(responsible(one.row.problem))
                },
                Column(language.text("problem-list.deadline")) { html, one in
                    html.whole(day(one.row.problem.plan?.deadline))
                },
            ])
        html.p(
            .class("sheet-text names"),
            text: language.text("sheet.posted-period", ["from": day(posting.from), "until": day(posting.until)]))
        html.p(
            .class("sheet-text names"),
            text: language.text("sheet.posted-comment", ["names": language.names(keepers)]))
        html.signed(branchName, day(posting.from))
    }

    func responsible(_ problem: Problem) -> String {
        let names = (problem.plan?.responsible ?? []).map(record.name)
        return names.isEmpty ? "—" : language.names(names)
    }
}

extension HTML {
    /// Short words that are not to be broken: a name, a date.
    mutating func whole(_ text: String) { span(.class("whole"), text: text) }
}
