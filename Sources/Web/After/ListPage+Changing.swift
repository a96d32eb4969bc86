import Operations
import PartyLife

/// Merging one problem into another, and adding what was found later.
extension ListPage {
    func merging(_ html: inout HTML) {
        let mergeable = record.problems.filter { [.found, .claimed].contains($0.problem.state) }
        let open = record.problems.filter(\.problem.isOpen)
        guard !mergeable.isEmpty, open.count > 1 else { return }
        section("problem-list.merging", .merge, &html) { html in
            let typed = form(.merge)
            html.p(.class("hint"), text: language.text("problem-list.merging-hint"))
            html.select(
                Field("problem", label: language.text("problem-list.merge-from"), value: typed?["problem"] ?? ""),
                mergeable.map(choice), in: language)
            html.select(
                Field("into", label: language.text("problem-list.merge-into"), value: typed?["into"] ?? ""),
                open.map(choice), in: language)
            html.div(.class("actions")) { $0.button(.class("button"), text: language.text("problem-list.merge")) }
        }
    }

    func adding(_ html: inout HTML) {
        section("problem-list.adding", .add, &html) { html in
            let typed = form(.add)
            html.textArea(
                Field(
                    "text", label: language.text("problem-list.problem"), value: typed?["text"] ?? "",
                    help: language.text("problem-list.problem-help")), rows: 4, in: language)
            html.select(
                Field("source", label: language.text("problem-list.source"), value: typed?["source"] ?? ""),
                ProblemSource.allCases.map { Choice($0.rawValue, language.word("problem-source", $0)) }, in: language)
            html.select(
                Field(
                    "aspect", label: language.text("problem-list.aspect"), value: typed?["aspect"] ?? "",
                    required: false), record.facts.procedure.aspects.map { Choice($0.id, $0.title) }, in: language)
            html.select(
                Field(
                    "subject", label: language.text("problem-list.subject"), value: typed?["subject"] ?? "",
                    help: language.text("problem-list.subject-help"), required: false),
                record.facts.branch.members.map { Choice($0.id.text, $0.name) }, in: language)
            html.label(.class("check")) { html in
                html.open(
                    "input",
                    [.type(.checkbox), .name("fixed"), .value("on")] + (typed?["fixed"] == nil ? [] : [.checked]))
                html.span(text: language.text("problem-list.fixed"))
            }
            html.textArea(
                Field(
                    "result", label: language.text("problem-list.result"), value: typed?["result"] ?? "",
                    help: language.text("problem-list.result-help"), required: false), rows: 3, in: language)
            html.div(.class("actions")) { $0.button(.class("button"), text: language.text("problem-list.add")) }
        }
    }

    /// A form that stays folded until it is wanted.
    private func section(_ key: String, _ part: Part, _ html: inout HTML, content: (inout HTML) -> Void) {
        let open: [Attribute] = form(part) == nil ? [] : [.open]
        html.element("details", [.class("done-list unprinted"), .id(part.rawValue)] + open) { html in
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
