import Operations
import PartyLife

/// 补课: nobody is left out; each of those who were away is covered in a way of their own.
extension MeetingPage {
    /// Who was away, and is neither covered nor exempt.
    var missing: [Member.ID] { roll.filter { meeting.participation(of: $0) == .toBeCovered } }

    func covering(_ html: inout HTML) {
        guard !missing.isEmpty || !meeting.covered.isEmpty else { return }
        html.section(.class("block"), .id("cover")) { html in
            html.h2(text: language.text("meeting.covering"))
            if missing.isEmpty {
                html.p { $0.light(.onTime, word: language.text("meeting.all-covered"), in: language) }
            } else {
                html.p { html in
                    html.light(
                        .dueSoon(days: 0),
                        word: language.text("meeting.still-missing", ["n": missing.count, "names": names(missing)]),
                        in: language)
                }
            }
            if !meeting.covered.isEmpty { coveredTable(&html) }
            guard viewer.may(.coverMember) else { return }
            for person in missing { coverForm(person, isFirst: person == missing.first, &html) }
        }
    }

    private func coveredTable(_ html: inout HTML) {
        let people = inOrder(Array(meeting.covered.keys)).compactMap { id in
            meeting.covered[id].map { (id: id, covered: $0) }
        }
        html.table(
            people, caption: language.text("meeting.covering"),
            columns: [
                Column(language.text("meeting.person"), .title) { html, row in html.whole(name(row.id)) },
                Column(language.text("meeting.cover-mode")) { html, row in
                    html.text(language.word("cover-mode", row.covered.mode))
                },
                Column(language.text("meeting.cover-day")) { html, row in
                    html.text(language.day(row.covered.on, today: record.today))
                },
                Column(language.text("meeting.confirmed-by")) { html, row in
                    html.whole(name(row.covered.confirmedBy))
                    withdrawal(ofCover: row.id, &html)
                },
            ])
    }

    private func coverForm(_ person: Member.ID, isFirst: Bool, _ html: inout HTML) {
        html.div(.class("cover unprinted")) { html in
            html.h3(text: name(person))
            guard person != viewer.member else {
                html.p(.class("hint"), text: language.text("meeting.cover-by-another"))
                return
            }
            let typed = form(.cover, person.text)
            let arranged = meeting.arrangements[person]
            postForm(.cover, key: person.text, &html) { html in
                html.select(
                    Field(
                        "mode", label: language.text("meeting.cover-mode"),
                        value: typed?["mode"] ?? arranged?.mode?.rawValue ?? "", help: arranged?.detail ?? ""),
                    facts.procedure.modes.map { Choice($0.rawValue, language.word("cover-mode", $0)) }, in: language)
                html.input(
                    Field(
                        "day", label: language.text("meeting.cover-day"),
                        value: typed?["day"] ?? record.today.description), type: .date, in: language)
                html.div(.class("actions")) { button(language.text("meeting.cover"), primary: isFirst, &$0) }
            }
        }
    }
}
