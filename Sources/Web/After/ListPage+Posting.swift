import Operations
import PartyLife

/// 公示 and 年底对账: the list as a whole.
extension ListPage {
    func posting(_ html: inout HTML) {
        let isPosted = record.list.posted != nil
        guard !isPosted || !list.toPost.isEmpty else { return }
        html.section(.class("block unprinted"), .id("post")) { html in
            html.h2(text: language.text(isPosted ? "problem-list.posting-further" : "problem-list.posting"))
            let waiting = list.notCommitted
            guard waiting.isEmpty || !list.toPost.isEmpty else {
                blocked(
                    "problem-list.not-committed", waiting, language.text("problem-list.post"), &html)
                return
            }
            let days = record.facts.procedure.rectification.postingDays
            html.p(
                .class("hint"),
                text:
                    language.text(
                        isPosted ? "problem-list.posting-further-hint" : "problem-list.posting-hint", ["n": days]))
            html.postForm(
                to: "\(path)/post/look", token: shell.formToken, .class("form"), .data("guard", "")
            ) { html in
                html.ask(
                    ListQuestions.scope, written.flatMap { try? ListQuestions.scope.answer(in: $0) }, in: language)
                html.confidential(language.text("problem-list.seen-by-until-posted"), in: language) { html in
                    for row in list.toPost { postedText(row, &html) }
                }
                if !waiting.isEmpty {
                    html.p { html in
                        html.text(language.text("problem-list.held-back", ["n": waiting.count]) + " ")
                        numbers(waiting, &html)
                    }
                }
                html.div(.class("actions")) {
                    $0.button(
                        .class("button button-primary"),
                        text: language.text("posting.look"))
                }
            }
        }
    }

    /// A text that repeats what was said is marked at its field, on the form in which the texts are written.
    func marked(_ notice: Banner, of error: any Error, in form: Form) -> Banner {
        guard case Problem.Refused.postedVerbatim(let number) = error,
            let problem = record.problems.first(where: { $0.problem.number == number })
        else { return notice }
        var form = form
        form.action = "\(path)/post/look"
        return Banner(
            notice.kind, notice.text,
            refused: RefusedForm(form, marks: [RefusedForm.Mark("posted[\(problem.id)]", notice.text)]))
    }

    /// What was written or said in the branch is never ready to be posted: these texts begin empty.
    private func postedText(_ row: BranchRecord.ListedProblem, _ html: inout HTML) {
        let isOwnWord = row.problem.asksForOwnText
        let values: [String: any TextValue] = ["number": row.problem.number, "subject": subject(of: row.problem)]
        let question = ListQuestions.posted.of(row.id)
        let text = written?[question.name] ?? (isOwnWord ? "" : list.text(of: row) ?? "")
        html.ask(
            question, Words.plain(text), label: language.text("problem-list.text-of", values),
            help: isOwnWord ? language.text("problem-list.text-anew") : "", in: language)
    }

    func reconciling(_ html: inout HTML) {
        guard record.list.reconciled == nil else { return }
        html.section(.class("block unprinted"), .id("reconcile")) { html in
            html.h2(text: language.text("problem-list.reconciling"))
            let by = record.facts.procedure.timetable.reconcileBy
            html.p(
                .class("hint"),
                text: language.text(
                    "problem-list.reconciling-hint", ["day": language.day(by, today: record.today)]))
            let open = list.open
            guard open.isEmpty else {
                blocked("problem-list.still-open", open, language.text("problem-list.reconcile"), &html)
                return
            }
            html.postForm(to: "\(path)/reconcile", token: shell.formToken) { html in
                html.div(.class("actions")) {
                    $0.button(.class("button button-primary"), text: language.text("problem-list.reconcile"))
                }
            }
        }
    }

    /// A button that cannot be pressed yet, with the problems that are in the way.
    private func blocked(
        _ key: String, _ problems: [BranchRecord.ListedProblem], _ verb: String, _ html: inout HTML
    ) {
        html.p { html in
            html.text(language.text(key, ["n": problems.count]) + " ")
            numbers(problems, &html)
        }
        html.div(.class("actions")) { html in
            html.span(.class("button"), .aria("disabled", "true"), text: verb)
        }
    }
}
