import Operations
import PartyLife

/// 免于参加 looked at before it is done: what it means for the member, and until when it can be taken back.
extension ArrangementsPage {
    func exempting(_ member: Member, _ reason: BranchMeeting.ExemptionReason, notice: Banner?) -> HTML {
        let branch = Link(
            record.organisation.name, Paths.organisation(record.place.campaign, record.place.organisation))
        return shell.page(
            language.text("arrangements.exempt-look"), lead: member.name,
            trail: [branch, Link(language.text("arrangements.title"), path)], notice: notice
        ) { html in
            html.weighing(weighing(member, reason), in: language)
            html.section(.class("block"), .id("exempt")) { html in
                html.postForm(to: path + "/exempt", token: shell.formToken) { html in
                    html.input(.type(.hidden), .name("member"), .value(member.id.text))
                    html.input(.type(.hidden), .name("reason"), .value(reason.rawValue))
                    html.div(.class("actions")) { html in
                        html.button(.class("button button-primary"), text: language.text("arrangements.exempt-do"))
                        html.a(
                            .class("button button-quiet"), .href(path + "#exempt"), text: language.text("weighing.back")
                        )
                    }
                }
            }
        }
    }

    private func weighing(_ member: Member, _ reason: BranchMeeting.ExemptionReason) -> Weighing {
        var open: [Weighing.Line] = []
        func say(_ key: String, _ values: [String: any TextValue] = [:]) {
            open.append(.init(language.text("exempting.\(key)", values)))
        }
        if let mode = meeting.arrangements[member.id]?.mode {
            say("arranged", ["mode": language.word("cover-mode", mode)])
        }
        if [.submitted, .accepted].contains(record.examinations[member.id]) { say("examined") }
        let people = ["person": member.name, "reason": language.word("exemption-reason", reason)]
        return Weighing(
            does: ["does", "means", meeting.isHeld ? "stays" : "until"].map {
                .init(language.text("exempting.\($0)", people))
            },
            reaches: [.init(language.text("exempting.reaches", people))], open: open)
    }
}
