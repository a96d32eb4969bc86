import Operations
import PartyLife

/// 公示前核对: exactly what those outside will see, what is held back and why, and one button.
extension ListPage {
    func postingLook(_ look: PostingLook, scope: Problem.Scope, typed: Form, notice: Banner?) -> HTML {
        let branch = Link(
            record.organisation.name, Paths.organisation(record.place.campaign, record.place.organisation))
        return shell.page(
            language.text("posting.look"), lead: record.organisation.name,
            trail: [branch, Link(language.text("problem-list.title"), path)], notice: notice
        ) { html in
            html.weighing(weighing(look, scope), in: language)
            html.table(
                look.items, caption: language.text("posting.seen"),
                columns: [
                    Column(language.text("problem-list.number"), .number) { html, item in html.text(item.number) },
                    Column(language.text("problem-list.problem"), .title) { html, item in html.text(item.text) },
                    Column(language.text("problem-list.measure")) { html, item in html.text(item.measure ?? "—") },
                    Column(language.text("problem-list.responsible")) { html, item in
                        html.text(language.names(item.responsible))
                    },
                ])
            html.postForm(to: "\(path)/post", token: shell.formToken) { html in
                html.carried(typed)
                html.div(.class("actions after-table")) { html in
                    html.button(.class("button button-primary"), text: language.text("problem-list.post"))
                    html.button(
                        .class("button button-quiet"), .formAction("\(path)/post/back"),
                        text: language.text("posting.back"))
                }
            }
        }
    }

    private func weighing(_ look: PostingLook, _ scope: Problem.Scope) -> Weighing {
        let values: [String: any TextValue] = [
            "n": look.items.count, "scope": language.word("posting-scope", scope),
            "day": language.day(look.until, today: record.today),
        ]
        func held(_ key: String, _ numbers: [Int]) -> Weighing.Line? {
            guard !numbers.isEmpty else { return nil }
            let links = record.problems.filter { numbers.contains($0.problem.number) }.map { row in
                Link(language.text("problem.number", ["n": row.problem.number]), Paths.problem(row.id))
            }
            return .init(language.text("posting.\(key)", ["n": numbers.count]), links)
        }
        return Weighing(
            does: [
                .init(language.text("posting.does", values)), .init(language.text("posting.until", values)),
                .init(language.text("posting.words")),
            ], reaches: [.init(language.text("posting.reaches", values))],
            open: [held("not-committed", look.result.notCommitted), held("without-text", look.result.withoutText)]
                .compactMap(\.self))
    }
}

extension HTML {
    /// What was typed before the look, to be sent once more by the button below it.
    mutating func carried(_ typed: Form) {
        for (key, value) in typed.indexed("posted") {
            input(.type(.hidden), .name("posted[\(key)]"), .value(value))
        }
        if let scope = typed["scope"] { input(.type(.hidden), .name("scope"), .value(scope)) }
    }
}
