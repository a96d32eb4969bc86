import Operations
import PartyLife

/// 印发前核对: what is sent, whom it reaches by level, the first days, and one button.
struct IssuingPage {
    let record: IssuingRecord
    let form: ProcedureForm
    /// The procedure as a file: exactly what is looked at is issued.
    let looked: String
    let editor: String
    let shell: Shell

    private var language: Language { shell.preferences.language }

    func html(notice: Banner?) -> HTML {
        let trail = [Link(language.text("campaign.list"), "/campaigns"), Link(language.text("campaign.new"), editor)]
        return shell.page(
            language.text("issuing.title"), lead: form.title, trail: trail, notice: notice
        ) { html in
            html.weighing(weighing, in: language)
            html.section(.class("block"), .id("issue")) { html in
                html.postForm(to: "/campaigns", token: shell.formToken, .class("form")) { html in
                    html.input(.type(.hidden), .name("issuer"), .value(record.issuer.id.text))
                    html.input(.type(.hidden), .name("title"), .value(form.title))
                    html.input(.type(.hidden), .name("looked"), .value(looked))
                    html.div(.class("actions")) { html in
                        html.button(.class("button button-primary"), text: language.text("campaign.issue"))
                        html.a(.class("button button-quiet"), .href(editor), text: language.text("issuing.back"))
                    }
                }
            }
        }
    }

    private func day(_ day: Day) -> String { language.day(day, today: record.today) }

    private var weighing: Weighing {
        let procedure = form.procedure
        let timetable = procedure.timetable
        let days: [String: any TextValue] = [
            "notice": day(timetable.noticeBy), "plan": day(timetable.planBy), "study": day(timetable.studyBy),
            "opens": day(procedure.window.opens), "closes": day(procedure.window.closes),
            "theme": procedure.theme, "issuer": record.issuer.name,
        ]
        let sums: [String: any TextValue] = [
            "n": record.organisations, "branches": record.size.branches, "members": record.size.members,
        ]
        var open: [Weighing.Line] = []
        let passed = [timetable.noticeBy, timetable.planBy].filter { $0 < record.today }
        if let first = passed.first {
            open.append(.init(language.text("issuing.passed", ["day": day(first)])))
        }
        if !record.withoutSecretary.isEmpty {
            open.append(
                .init(
                    language.text("issuing.without-secretary", ["n": record.withoutSecretary.count]),
                    of: record.withoutSecretary.map(\.name)))
        }
        return Weighing(
            does: ["issuing.does", "issuing.first-days", "issuing.meeting-days", "issuing.later"].map {
                .init(language.text($0, days))
            },
            reaches: [.init(language.text("issuing.reaches", sums))]
                + record.levels.map { level in
                    .init(
                        language.text("issuing.level", ["level": level.depth, "n": level.rows.count]),
                        of: level.rows.map(\.name))
                }, open: open)
    }
}
