import Operations
import PartyLife

extension ExaminationPage {
    /// The paper to write on.
    func form(_ html: inout HTML) {
        html.errorSummary(marked, in: language)
        html.confidential(seen, in: language) { html in
            if entry.paper == .problemList {
                html.p(.class("hint"), text: language.text("examination-more.list-only"))
            }
            html.draftForm(
                to: step.path("examination"), draftPath: step.path("examination/draft"), token: step.shell.formToken,
                keeping: DraftKeeping(owner: record.author.text, revision: entry.revision ?? record.revision),
                in: language
            ) { html in
                if entry.isDecided { html.input(.type(.hidden), .name("decided"), .value("1")) }
                paper(&html)
                html.div(.class("actions")) { html in
                    html.button(.class("button button-primary"), text: language.text("button.submit"))
                    html.button(
                        .class("button"), .name("keep"), .value("1"), .formAction(step.path("examination/draft")),
                        text: language.text("button.save-draft"))
                }
                html.unclassifiedLine(in: language)
            }
        }
    }

    /// The fields of the paper.
    func paper(_ html: inout HTML) {
        html.textArea(
            field(
                "gains", "gains", entry.gains, help: language.text("examination.gains-help"), required: isFull),
            rows: 4, in: language)
        prompts(&html)
        earlierItems(&html)
        for index in entry.answers.indices { aspect(index, &html) }
    }

    private var isFull: Bool { entry.paper == .full }

    private func aspect(_ index: Int, _ html: inout HTML) {
        let answer = entry.answers[index]
        html.section(.class("aspect"), .id("aspect-\(index)")) { html in
            html.h2(text: title(index))
            if let hint = answer.aspect.hint { html.p(.class("help lines"), text: hint) }
            if let standard = answer.aspect.standard {
                html.p(.class("help lines"), text: language.text("notice-part.standard", ["text": standard]))
            }
            remarks(on: answer.aspect.id, &html)
            if answer.problems.allSatisfy(\.isBlank), !answer.none.trimmed.isEmpty {
                none(index, &html)
                html.details { html in
                    html.summary(text: language.text("examination.write-problem"))
                    problems(index, &html)
                }
            } else {
                problems(index, &html)
                let isMarked = gaps["none-\(index)"] != nil || gaps["text-\(index)-0"] == .paper(.answer)
                html.element("details", isMarked ? [.open] : []) { html in
                    html.summary(text: language.text("examination.nothing-found"))
                    none(index, &html)
                }
            }
        }
    }

    private func none(_ index: Int, _ html: inout HTML) {
        html.textArea(
            field(
                "none-\(index)", "none", entry.answers[index].none, help: language.text("examination.none-help"),
                required: false), rows: 2, in: language)
    }

    private func problems(_ index: Int, _ html: inout HTML) {
        let problems = entry.answers[index].problems
        for row in problems.indices {
            let number: Int? = problems.count > 1 ? row + 1 : nil
            problem(problems[row], "\(index)-\(row)", number, &html)
        }
        html.div(.class("actions")) { html in
            html.button(
                .class("button button-quiet"), .name("add"), .value(String(index)),
                text: language.text("examination.add"))
        }
    }

    private func problem(_ problem: ExaminationForm.Problem, _ place: String, _ number: Int?, _ html: inout HTML) {
        html.fieldset(.class("problem")) { html in
            html.legend(
                .class(number == nil ? "unseen" : "problem-number"),
                text: language.text("examination.problem-number", ["n": number ?? 1]))
            html.input(.type(.hidden), .name("id-\(place)"), .value(problem.id))
            remarks(onProblem: problem.id, &html)
            html.textArea(
                field(
                    "text-\(place)", "problem", problem.text, help: language.text("examination-more.precise")),
                rows: 3, in: language)
            html.select(field("source-\(place)", "source", problem.source), sources, in: language)
            html.textArea(
                field("cause-\(place)", "cause", problem.cause, required: isFull), rows: 2, in: language)
            html.textArea(field("direction-\(place)", "direction", problem.direction), rows: 2, in: language)
            let isDeeper = !problem.measure.isEmpty || !problem.causeKind.isEmpty
            html.element("details", isDeeper ? [.open] : []) { html in
                html.summary(text: language.text("examination-more.deeper"))
                html.select(
                    Field(
                        "kind-\(place)", label: language.text("examination-more.cause-kind"),
                        value: problem.causeKind, required: false),
                    SelfExamination.CauseKind.allCases.map { Choice($0.rawValue, language.word("cause-kind", $0)) },
                    in: language)
                html.textArea(
                    Field(
                        "measure-\(place)", label: language.text("examination-more.measure"), value: problem.measure,
                        help: language.text("examination-more.measure-help"), required: false), rows: 2, in: language)
            }
        }
    }

    private func title(_ index: Int) -> String {
        language.text("examination.aspect", ["n": index + 1, "title": entry.answers[index].aspect.title])
    }

    func field(_ name: String, _ label: String, _ value: String, help: String = "", required: Bool = true) -> Field {
        let error = gaps[name].map { language.text("examination-gap.\($0.code)") } ?? ""
        return Field(
            name, label: language.text("examination.\(label)"), value: value, help: help, error: error,
            required: required)
    }

    /// The marked fields in the order of the paper, each under its aspect's title.
    var marked: [Field] {
        func wrong(_ name: String, _ label: String) -> Field {
            Field(name, label: label, error: gaps[name].map { language.text("examination-gap.\($0.code)") } ?? "")
        }
        var fields = [wrong("gains", language.text("examination.gains"))]
        for item in entry.earlier {
            for name in ["outcome-\(item.id)", "why-\(item.id)"] {
                fields.append(wrong(name, language.text("examination-more.earlier")))
            }
        }
        for (index, answer) in entry.answers.enumerated() {
            let names = answer.problems.indices.flatMap { row in
                ["text", "source", "cause", "direction"].map { "\($0)-\(index)-\(row)" }
            }
            fields += (names + ["none-\(index)"]).map { wrong($0, title(index)) }
        }
        return fields
    }
}
