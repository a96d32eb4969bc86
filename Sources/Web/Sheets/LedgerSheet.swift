import Operations
import PartyLife

/// 台账 and 承诺: the list on paper. What others said in the branch is never printed as they said it: paper travels.
extension BranchSheet {
    /// - Parameter isForBranch: for the branch's own files, with promises; otherwise for those above, who get what was
    ///   posted beyond the branch and of the rest the state alone.
    func ledger(_ list: ListRecord, isForBranch: Bool) -> HTML {
        let rows = list.branch.problems.filter { ![.merged, .withdrawn].contains($0.problem.state) }
        guard !rows.isEmpty else { return notYet(language.text("sheet.no-list")) }
        func isOpen(_ row: BranchRecord.ListedProblem) -> Bool { isForBranch || row.problem.isPostedBeyondBranch }
        var columns: [Column<BranchRecord.ListedProblem>] = [
            Column(language.text("problem-list.number"), .number) { html, row in html.text(row.problem.number) },
            Column(language.text("problem-list.problem")) { html, row in
                html.text(isOpen(row) ? text(of: row, list) : language.text("ledger.sealed"))
            },
            Column(language.text("problem-list.measure")) { html, row in
                html.text(isOpen(row) ? list.measure(of: row) ?? "—" : "—")
            },
        ]
        if isForBranch {
            columns.append(
                Column(language.text("sheet.commitment")) { html, row in html.text(list.commitment(of: row) ?? "—") })
        }
        columns += [
            Column(language.text("problem-list.responsible")) { html, row in
                html.whole(
                    isOpen(row)
                        ? responsible(row.problem)
                        : row.problem.plan == nil ? "—" : language.text("problem.withheld"))
            },
            Column(language.text("problem-list.deadline")) { html, row in
                html.whole(row.problem.plan.map { language.fullDay($0.deadline) } ?? "—")
            },
            Column(language.text("problem-list.state")) { html, row in state(of: row.problem, &html) },
            Column(language.text("sheet.written-off")) { html, row in
                html.whole(row.problem.round?.writtenOff.map(language.fullDay) ?? "—")
            },
        ]
        return sheet(wide: true).html { html in
            html.sheetPage(title, lines + [language.text("sheet.as-of", ["day": today])]) { html in
                html.table(rows, caption: title, columns: columns)
                html.p(
                    .class("sheet-note"),
                    text: language.text(isForBranch ? "sheet.ledger-stays" : "sheet.ledger-above"))
            }
        }
    }

    /// 整改承诺, to be signed.
    func commitments(_ list: ListRecord) -> HTML {
        let rows = list.branch.problems.filter {
            list.commitment(of: $0) != nil && ![.merged, .withdrawn].contains($0.problem.state)
        }
        guard !rows.isEmpty else { return notYet(language.text("sheet.no-commitments")) }
        return sheet(wide: true).html { html in
            html.sheetPage(title, lines) { html in
                html.table(
                    rows, caption: title,
                    columns: [
                        Column(language.text("problem-list.number"), .number) { html, row in
                            html.text(row.problem.number)
                        },
                        Column(language.text("problem-list.problem")) { html, row in html.text(text(of: row, list)) },
                        Column(language.text("sheet.commitment")) { html, row in
                            html.text(list.commitment(of: row) ?? "")
                        },
                        Column(language.text("problem-list.deadline")) { html, row in
                            html.whole(day(row.problem.plan?.deadline))
                        },
                        Column(language.text("problem-list.responsible")) { html, row in
                            html.whole(responsible(row.problem))
                        },
                        Column(language.text("sheet.signature")) { html, _ in html.span(.class("sign-here")) },
                    ])
                html.signed(branchName, today)
            }
        }
    }

    /// As it was posted; before that in its own words where they are the author's to print.
    private func text(of row: BranchRecord.ListedProblem, _ list: ListRecord) -> String {
        if let posted = list.posted(of: row) { return posted }
        let own = row.problem.asksForOwnText ? nil : list.text(of: row)
        return own ?? language.text("sheet.not-worded")
    }

    private func state(of problem: Problem, _ html: inout HTML) {
        html.whole(language.word("problem-state", problem.state))
        guard problem.isOverdue(on: record.today), let plan = problem.plan else { return }
        html.text(" ")
        html.whole(language.remaining(until: plan.deadline, today: record.today))
    }
}

extension Problem {
    fileprivate var isPostedBeyondBranch: Bool { posting.map { $0.scope != .branch } ?? false }
}
