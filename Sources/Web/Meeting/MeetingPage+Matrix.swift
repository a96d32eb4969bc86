import PartyLife

/// 批评覆盖: who criticised whom, by number, for the chair alone; who criticises whom stays with the people.
extension MeetingPage {
    func matrix(_ html: inout HTML) {
        let people = inOrder(meeting.present)
        guard people.count > 1 else { return }
        html.fold(
            language.text("matrix.title"),
            note: language.count(people.count - meeting.notCriticised.count, of: people.count), id: "matrix",
            isLive: true
        ) { html in
            html.p(.class("hint"), text: language.text("matrix.hint"))
            html.dl(.class("facts")) { html in
                let hints = [
                    ("meeting.hint-not-spoken", waiting), ("meeting.hint-not-criticised", meeting.notCriticised),
                    ("meeting.hint-criticised-nobody", meeting.criticisedNobody),
                ]
                for (key, people) in hints where !people.isEmpty { fact(key, names(people), &html) }
            }
            table(people, &html)
        }
    }

    private func table(_ people: [Member.ID], _ html: inout HTML) {
        var counts: [[Member.ID]: Int] = [:]
        for criticism in meeting.criticisms { counts[[criticism.from, criticism.to], default: 0] += 1 }
        html.div(.class("matrix-wrap"), .tabindex(0), .role("region"), .aria("label", language.text("matrix.title"))) {
            html in
            html.element("table", [.class("matrix")]) { html in
                html.element("thead", []) { html in
                    html.element("tr", []) { html in
                        html.element("th", [.scope("col")], language.text("matrix.corner"))
                        for person in people {
                            html.element("th", [.scope("col")]) { $0.span(text: name(person)) }
                        }
                    }
                }
                html.element("tbody", []) { html in
                    for from in people {
                        html.element("tr", []) { html in
                            html.element("th", [.scope("row")], name(from))
                            for to in people {
                                let count = counts[[from, to]] ?? 0
                                html.element("td", [], from == to ? "／" : count == 0 ? "" : String(count))
                            }
                        }
                    }
                }
            }
        }
    }
}
