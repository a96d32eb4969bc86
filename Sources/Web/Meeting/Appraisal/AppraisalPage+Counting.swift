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
        html.div(.class("matrix-wrap"), .tabindex(0), .role("region"), .aria("label", language.text("appraisal.votes")))
        {
            html in
            html.element("table", [.class("matrix ballots")]) { html in
                heading(Appraisal.Grade.allCases.map { language.word("grade", $0) }, &html)
                html.element("tbody", []) { html in
                    for person in record.graded {
                        html.element("tr", []) { html in
                            html.element("th", [.scope("row")], name(person))
                            for grade in Appraisal.Grade.allCases {
                                let label = "\(name(person)) · \(language.word("grade", grade))"
                                html.element("td", []) { html in
                                    cell("votes[\(person).\(grade.rawValue)]", label, &html)
                                }
                            }
                        }
                    }
                }
            }
        }
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

    private func heading(_ columns: [String], _ html: inout HTML) {
        html.element("thead", []) { html in
            html.element("tr", []) { html in
                html.element("th", [.scope("col")], language.text("meeting.person"))
                for column in columns { html.element("th", [.scope("col")], column) }
            }
        }
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
                voted(count, &html)
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

    private func voted(_ count: Appraisal.Count, _ html: inout HTML) {
        html.div(.class("matrix-wrap"), .tabindex(0), .role("region"), .aria("label", language.text("appraisal.votes")))
        {
            html in
            html.element("table", [.class("matrix ballots")]) { html in
                heading(Appraisal.Grade.allCases.map { language.word("grade", $0) }, &html)
                html.element("tbody", []) { html in
                    for person in record.graded {
                        html.element("tr", []) { html in
                            html.element("th", [.scope("row")], name(person))
                            for grade in Appraisal.Grade.allCases {
                                html.element("td", [], String(count.votes[person]?[grade] ?? 0))
                            }
                        }
                    }
                }
            }
        }
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
