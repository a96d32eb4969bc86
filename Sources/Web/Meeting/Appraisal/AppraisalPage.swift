import Operations
import PartyLife

/// 民主评议党员: on one page what is open to the reader now.
struct AppraisalPage {
    let record: AppraisalRecord
    let member: Member.ID
    let shell: Shell

    var language: Language { shell.preferences.language }
    var appraisal: Appraisal { record.appraisal }
    var path: String { Paths.step(record.place, "appraisal") }

    func html(notice: Banner?) -> HTML {
        let branch = Link(
            record.organisation.name, Paths.organisation(record.place.campaign, record.place.organisation))
        let meeting = Link(language.text("meeting.title"), Paths.step(record.place, "meeting"))
        // Votes and grades are not for paper that lies about.
        var shell = shell
        shell.printedInstead = [SheetKind.ballot.title(in: language)]
        return shell.page(
            language.text("appraisal.title"), lead: record.organisation.name, trail: [branch, meeting], notice: notice
        ) { html in
            html.stepDesk(record.isCommittee ? .reading : .doing) { html in
                standing(&html)
            } doing: { html in
                own(&html)
                lead(&html)
            } rest: { html in
                if record.isCommittee { excuses(&html) }
                html.sheetLinks([.ballot], at: record.place, in: language)
            }
        }
    }

    func name(_ id: Member.ID) -> String { record.names[id] ?? id.text }

    func says(_ refused: any Refusal) -> String {
        RefusalText(language: language, today: record.today, names: record.names).text(of: refused)
    }

    func button(_ text: String, primary: Bool = false, _ html: inout HTML) {
        html.button(.class(primary ? "button button-primary" : "button"), text: text)
    }

    private func standing(_ html: inout HTML) {
        html.p { $0.light(badge, word: language.word("appraisal-state", appraisal.state), in: language) }
        html.dl(.class("facts")) { html in
            html.fact(
                language.text("appraisal.graded"),
                language.text("appraisal.people", ["n": record.graded.count]))
            html.fact(
                language.text("appraisal.self-graded"),
                language.count(record.selfGraded, of: record.facts.branch.branch.members.count))
            if let count = appraisal.count {
                html.fact(
                    language.text("appraisal.ballots"),
                    language.text(
                        "appraisal.ballots-are",
                        ["issued": count.issued, "returned": count.returned, "valid": count.valid]))
                html.fact(
                    language.text("appraisal.counters"), language.names(count.counters.map(name)), style: .names)
            }
            if record.concluded > 0 {
                html.fact(language.text("appraisal.told"), language.count(record.told, of: record.concluded))
            }
        }
        html.p(.class("hint"), text: language.text("appraisal.principle"))
    }

    private var badge: StatusBadge {
        switch appraisal.state {
        case .notBegun: .notStarted
        case .open, .counted: .dueSoon(days: 0)
        case .concluded: .onTime
        }
    }

    /// What concerns the reader: their own assessment, and what they were told.
    private func own(_ html: inout HTML) {
        if let conclusion = appraisal.conclusions[member], conclusion.told != nil {
            html.section(.class("block"), .id("own")) { html in
                html.h2(text: language.text("appraisal.own"))
                html.p(.class("now-name"), text: language.word("grade", conclusion.grade))
                html.p(
                    .class("hint"),
                    text: language.text(
                        "appraisal.own-on", ["day": language.day(conclusion.on, today: record.today)]))
            }
        }
        guard record.available(.rate(.qualified)).isOpen else {
            guard case .refused(let refused) = record.available(.rate(.qualified)), appraisal.state == .notBegun else {
                return
            }
            return html.notYet(language.text("appraisal.rate"), why: says(refused))
        }
        html.section(.class("block"), .id("rate")) { html in
            html.h2(text: language.text("appraisal.rate"))
            html.postForm(to: "\(path)/rate", token: shell.formToken, .class("form")) { html in
                html.segments(
                    Field(
                        "grade", label: language.text("appraisal.own-grade"),
                        value: appraisal.selfGrades[member]?.rawValue ?? ""), grades, in: language)
                html.div(.class("actions")) {
                    button(language.text("appraisal.rate-save"), primary: !record.isCommittee, &$0)
                }
            }
        }
    }

    var grades: [Choice] { Appraisal.Grade.allCases.map { Choice($0.rawValue, language.word("grade", $0)) } }

    /// The next thing for whoever leads.
    private func lead(_ html: inout HTML) {
        guard record.isCommittee else { return }
        switch appraisal.state {
        case .notBegun: opening(&html)
        case .open: counting(&html)
        case .counted: concluding(&html)
        case .concluded: telling(&html)
        }
    }

    private func opening(_ html: inout HTML) {
        switch record.available(.open(on: record.today)) {
        case .notTheirs: return
        case .refused(let refused): html.notYet(language.text("appraisal.open"), why: says(refused))
        case .open:
            html.section(.class("block"), .id("open")) { html in
                html.h2(text: language.text("appraisal.open"))
                html.p(.class("hint"), text: language.text("appraisal.open-hint"))
                html.postForm(to: "\(path)/open", token: shell.formToken, .class("form")) { html in
                    html.input(
                        Field("day", label: language.text("meeting.day"), value: record.today.description),
                        type: .date, in: language, .max(record.today.description))
                    html.div(.class("actions")) { button(language.text("appraisal.open"), primary: true, &$0) }
                }
            }
        }
    }

    /// 不定等次: who is excused, with the reason.
    private func excuses(_ html: inout HTML) {
        guard appraisal.state != .notBegun else { return }
        html.fold(
            language.text("appraisal.excused"),
            note: language.text("appraisal.people", ["n": appraisal.excused.count]), id: "excused"
        ) { html in
            html.p(.class("hint"), text: language.text("appraisal.excused-hint"))
            html.dl(.class("facts")) { html in
                for (person, reason) in appraisal.excused.sorted(by: { $0.key < $1.key }) {
                    html.fact(name(person), record.words[reason] ?? "—")
                }
            }
            guard let one = record.graded.first(where: { $0 != member }),
                record.available(.excuse(one, .plain("·"))).isOpen
            else { return }
            html.postForm(to: "\(path)/excuse", token: shell.formToken, .class("form")) { html in
                html.select(
                    Field("member", label: language.text("meeting.person")),
                    record.graded.filter { $0 != member }.map { Choice($0.text, name($0)) }, in: language)
                html.input(
                    Field("reason", label: language.text("appraisal.reason")), in: language,
                    .maxLength(Appraisal.reasonLimit))
                html.div(.class("actions")) { button(language.text("appraisal.excuse"), &$0) }
            }
            for (person, _) in appraisal.excused.sorted(by: { $0.key < $1.key })
            where record.available(.liftExcuse(person)).isOpen {
                html.postForm(to: "\(path)/lift", token: shell.formToken, .class("actions")) { html in
                    html.input(.type(.hidden), .name("member"), .value(person.text))
                    button(language.text("appraisal.lift", ["person": name(person)]), &html)
                }
            }
        }
    }
}
