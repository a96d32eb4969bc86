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
        html.matrix(
            language.text("matrix.title"), corner: language.text("matrix.corner"), rows: people, named: name,
            columns: people, headed: name, isNarrow: true
        ) { html, from, to in
            let count = counts[[from, to]] ?? 0
            html.text(from == to ? "／" : count == 0 ? "" : String(count))
        }
    }
}
