import Operations
import PartyLife

/// 计票 and 结论: what stands on the ballots, and what the committee makes of it.
extension AppraisalPage {
    func counting(_ html: inout HTML) {
        html.section(.class("block"), .id("count")) { html in
            html.h2(text: language.text("appraisal.count"))
            html.p(.class("hint"), text: language.text("appraisal.count-hint"))
            html.postForm(
                to: "\(path)/count", token: shell.formToken, .class("form"), .data("guard", "")
            ) { html in
                html.div(.class("figures-in")) { html in
                    for key in ["issued", "returned", "valid"] { number(key, language.text("appraisal.\(key)"), &html) }
                }
                votes(&html)
                team(&html)
                let present = record.facts.branch.branch.members.filter {
                    record.facts.meeting.attendance[$0.id] == .present
                }
                for key in ["counter-one", "counter-two"] {
                    html.select(
                        Field(key, label: language.text("appraisal.\(key)")),
                        present.map { Choice($0.id.text, $0.name) }, in: language)
                }
                html.div(.class("actions")) { button(language.text("appraisal.count-save"), primary: true, &$0) }
            }
        }
    }

    private func number(_ name: String, _ label: String, _ html: inout HTML) {
        html.input(Field(name, label: label, value: ""), type: .number, in: language, .min("0"), .inputMode("numeric"))
    }

    private func votes(_ html: inout HTML) {
        ballots(&html) { html, person, grade in
            let label = "\(name(person)) · \(language.word("grade", grade))"
            cell("votes[\(person).\(grade.rawValue)]", label, &html)
        }
    }

    /// Those who are given a grade by what may stand on a ballot.
    private func ballots(_ html: inout HTML, cell: (inout HTML, Member.ID, Appraisal.Grade) -> Void) {
        html.matrix(
            language.text("appraisal.votes"), corner: language.text("meeting.person"), style: "matrix ballots",
            rows: record.graded, named: name, columns: Appraisal.Grade.allCases,
            headed: { language.word("grade", $0) }, cell: cell)
    }

    private func team(_ html: inout HTML) {
        html.fieldset(.class("field")) { html in
            html.legend(.class("label")) { html in
                html.text(language.text("appraisal.team"))
                html.span(.class("label-note"), text: language.text("form.optional"))
            }
            html.div(.class("figures-in")) { html in
                for grade in Appraisal.TeamGrade.allCases {
                    html.label { html in
                        html.span(text: language.word("team-grade", grade))
                        cell("team[\(grade.rawValue)]", language.word("team-grade", grade), &html)
                    }
                }
            }
        }
    }

    private func cell(_ name: String, _ label: String, _ html: inout HTML) {
        html.input(
            .type(.number), .name(name), .min("0"), .inputMode("numeric"), .aria("label", label), .class("cell-number"))
    }

    /// The committee decides; the votes stand beside each name.
    func concluding(_ html: inout HTML) {
        guard let count = appraisal.count else { return }
        html.section(.class("block"), .id("conclude")) { html in
            html.h2(text: language.text("appraisal.conclude"))
            html.p(.class("hint"), text: language.text("appraisal.conclude-hint"))
            if let most = record.mostExcellent {
                html.p(.class("hint"), text: language.text("appraisal.most", ["n": most, "of": record.graded.count]))
            }
            guard record.available(.conclude([:], acceptingMore: false)).refusal != nil else {
                ballots(&html) { $0.text(String(count.votes[$1]?[$2] ?? 0)) }
                return html.p(.class("hint"), text: language.text("appraisal.by-secretary"))
            }
            html.postForm(
                to: "\(path)/conclude", token: shell.formToken, .class("form"), .data("guard", "")
            ) { html in
                for person in record.graded {
                    let votes = count.votes[person] ?? [:]
                    let said = Appraisal.Grade.allCases.map { "\(language.word("grade", $0)) \(votes[$0] ?? 0)" }
                    html.segments(
                        Field(
                            "grades[\(person)]", label: name(person), value: "", help: said.joined(separator: " · ")),
                        grades, in: language)
                }
                html.label(.class("check")) { html in
                    html.open("input", [.type(.checkbox), .name("accept"), .value("on")])
                    html.span(text: language.text("appraisal.accept"))
                }
                html.div(.class("actions")) { button(language.text("appraisal.conclude-save"), primary: true, &$0) }
            }
        }
        withdrawing(&html)
    }

    private func withdrawing(_ html: inout HTML) {
        guard record.available(.withdrawCount(.plain("·"))).isOpen else { return }
        html.fold(language.text("appraisal.withdraw"), id: "withdraw") { html in
            html.postForm(to: "\(path)/withdraw", token: shell.formToken, .class("form")) { html in
                html.input(
                    Field("reason", label: language.text("appraisal.reason")), in: language,
                    .maxLength(Appraisal.reasonLimit))
                html.div(.class("actions")) { button(language.text("appraisal.withdraw"), &$0) }
            }
        }
    }

    /// 反馈本人: each is told, and by whom is not asked.
    func telling(_ html: inout HTML) {
        html.section(.class("block"), .id("tell")) { html in
            html.h2(text: language.text("appraisal.tell"))
            html.p(.class("hint"), text: language.text("appraisal.tell-hint"))
            html.ul(.class("steps")) { html in
                for person in record.graded {
                    guard let conclusion = appraisal.conclusions[person] else { continue }
                    html.li(.class("step")) { html in
                        html.span(.class("step-name"), text: name(person))
                        html.span(text: language.word("grade", conclusion.grade))
                        if let day = conclusion.told {
                            html.light(
                                .onTime,
                                word: language.text(
                                    "appraisal.told-on", ["day": language.day(day, today: record.today)]), in: language)
                        } else if record.available(.tell(person, on: record.today)).isOpen {
                            html.postForm(to: "\(path)/tell", token: shell.formToken) { html in
                                html.input(.type(.hidden), .name("member"), .value(person.text))
                                button(language.text("appraisal.tell-one"), &html)
                            }
                        }
                    }
                }
            }
        }
        correcting(&html)
    }

    private func correcting(_ html: inout HTML) {
        let others = record.graded.filter { $0 != member }
        guard let one = others.first, record.available(.correct(one, .qualified, .plain("·"))).isOpen else { return }
        html.fold(language.text("appraisal.correct"), id: "correct") { html in
            html.postForm(to: "\(path)/correct", token: shell.formToken, .class("form")) { html in
                html.select(
                    Field("member", label: language.text("meeting.person")),
                    others.map { Choice($0.text, name($0)) }, in: language)
                html.segments(Field("grade", label: language.text("appraisal.grade")), grades, in: language)
                html.input(
                    Field("reason", label: language.text("appraisal.reason")), in: language,
                    .maxLength(Appraisal.reasonLimit))
                html.div(.class("actions")) { button(language.text("appraisal.correct"), &$0) }
            }
        }
    }
}
