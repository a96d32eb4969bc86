import Operations
import PartyLife

/// Merging one problem into another, and adding what was found later.
extension ListPage {
    func merging(_ html: inout HTML) {
        let mergeable = record.problems.filter { [.found, .claimed].contains($0.problem.state) }
        let open = record.problems.filter(\.problem.isOpen)
        guard !mergeable.isEmpty, open.count > 1 else { return }
        section("problem-list.merging", .merge, &html) { html in
            html.p(.class("hint"), text: language.text("problem-list.merging-hint"))
            html.ask(ListQuestions.mergeFrom, of: mergeable.map(choice), in: language)
            html.ask(ListQuestions.mergeInto, of: open.map(choice), in: language)
            html.div(.class("actions")) { $0.button(.class("button"), text: language.text("problem-list.merge")) }
        }
    }

    func adding(_ html: inout HTML) {
        section("problem-list.adding", .add, &html) { html in
            typealias Ask = ListQuestions
            html.ask(Ask.text, in: language)
            html.ask(Ask.source, in: language)
            html.ask(
                Ask.aspect, of: record.facts.procedure.aspects.map { Choice($0.id, $0.title) }, in: language)
            html.ask(
                Ask.subject, of: record.facts.branch.members.map { Choice($0.id.text, $0.name) }, in: language)
            html.ask(Ask.fixed, in: language)
            html.ask(Ask.result, in: language)
            html.div(.class("actions")) { $0.button(.class("button"), text: language.text("problem-list.add")) }
        }
    }

    /// A form that stays folded until it is wanted.
    private func section(_ key: String, _ part: Part, _ html: inout HTML, content: (inout HTML) -> Void) {
        html.details(.class("done-list unprinted"), .id(part.rawValue)) { html in
            html.summary(text: language.text(key))
            html.confidential(language.text("confidential.branch"), in: language) { html in
                html.postForm(to: "\(path)/\(part.rawValue)", token: shell.formToken, .class("form"), content: content)
            }
        }
    }

    private func choice(_ row: BranchRecord.ListedProblem) -> Choice {
        let text = text(of: row)
        let short = text.count > 30 ? text.prefix(30) + "…" : text[...]
        return Choice(row.id.text, "\(row.problem.number) · \(short)")
    }
}
