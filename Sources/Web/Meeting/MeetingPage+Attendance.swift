import PartyLife

/// 签到: everyone is there until somebody says otherwise; one tap changes it, one button keeps it.
extension MeetingPage {
    func attendance(primary: Bool, _ html: inout HTML) {
        let isDone = expected.allSatisfy { meeting.attendance[$0] != nil }
        html.fold(
            language.text("meeting.part.attendance"),
            note: language.count(meeting.present.count, of: expected.count), id: "attendance",
            isOpen: !isDone || form(.attendance) != nil, isLive: meeting.state == .inSession
        ) { html in
            if isDone { attended(&html) }
            guard viewer.isRecorder else {
                if !isDone { html.p(.class("hint"), text: language.text("meeting.attendance-coming")) }
                return
            }
            guard isDone, form(.attendance) == nil else { return rollForm(primary: primary, &html) }
            html.details(.class("done-list")) { html in
                html.summary(text: language.text("meeting.attendance-change"))
                rollForm(primary: false, &html)
            }
        }
    }

    /// Who came, who did not and why, and who need not come.
    func attended(_ html: inout HTML) {
        html.dl(.class("facts")) { html in
            fact("meeting.should-attend", people(expected), &html)
            fact("meeting.present", people(meeting.present), &html)
            let absent = expected.filter { !isPresent($0) }
            html.div(.class("fact")) { html in
                html.dt(text: language.text("meeting.absent"))
                html.dd { html in
                    if absent.isEmpty { html.text(language.text("meeting.nobody")) }
                    for person in absent { html.p(text: "\(name(person)) · \(reason(person))") }
                }
            }
            let exempt = roll.filter { meeting.exemptions[$0] != nil && !isPresent($0) }
            guard !exempt.isEmpty else { return }
            html.div(.class("fact")) { html in
                html.dt(text: language.text("meeting.exempt"))
                html.dd { html in
                    for person in exempt {
                        html.p(text: "\(name(person)) · \(exemption(person))")
                        if meeting.isHeld { withdrawal(ofExemption: person, &html) }
                    }
                }
            }
        }
    }

    private func people(_ ids: [Member.ID]) -> String {
        ids.isEmpty
            ? language.text("meeting.nobody")
            : language.text("meeting.people", ["n": ids.count, "names": names(ids)])
    }

    private func reason(_ person: Member.ID) -> String {
        guard case .absent(let reason) = meeting.attendance[person] else {
            return language.text("meeting.not-recorded")
        }
        return language.word("absence-reason", reason)
    }

    private func exemption(_ person: Member.ID) -> String {
        meeting.exemptions[person].map { language.exemption($0, insideBranch: viewer.isInsider) } ?? ""
    }

    private func rollForm(primary: Bool, _ html: inout HTML) {
        html.postForm(
            to: "\(path)/attendance", token: shell.formToken, .class("flow"), .data("guard", "")
        ) { html in
            html.p(.class("hint"), text: language.text("meeting.attendance-hint"))
            html.div(.class("roll")) { html in
                for person in expected { row(person, &html) }
            }
            let exempt = roll.filter { !expected.contains($0) }
            if !exempt.isEmpty {
                html.h3(text: language.text("meeting.exempt"))
                html.p(.class("hint"), text: language.text("meeting.exempt-hint"))
                for person in exempt {
                    html.label(.class("check")) { html in
                        let came = form(.attendance)?["attendance[\(person)]"] == "present"
                        html.open(
                            "input",
                            [.type(.checkbox), .name("attendance[\(person)]"), .value("present")]
                                + (came ? [.checked] : []))
                        html.span(
                            text: language.text(
                                "meeting.exempt-came", ["person": name(person), "reason": exemption(person)]))
                    }
                }
            }
            html.div(.class("actions")) {
                button(language.text("meeting.attendance-save"), primary: primary, &$0)
            }
        }
    }

    /// What is ticked for a person, and the reason: typed, recorded, arranged, or simply there.
    private func ticked(_ person: Member.ID) -> (isAbsent: Bool, reason: String) {
        if let typed = form(.attendance) {
            return (typed["attendance[\(person)]"] == "absent", typed["reason[\(person)]"] ?? "")
        }
        switch meeting.attendance[person] {
        case .present: return (false, "")
        case .absent(let reason): return (true, reason.rawValue)
        case .absentSealed: return (true, "")
        case nil: return (meeting.arrangements[person]?.mode != nil, "")
        }
    }

    private func row(_ person: Member.ID, _ html: inout HTML) {
        let ticked = ticked(person)
        html.fieldset(.class("roll-person")) { html in
            html.legend(.class("roll-name")) { html in
                html.text(name(person))
                if let mode = meeting.arrangements[person]?.mode {
                    let text = language.text(
                        "meeting.arranged", ["mode": language.word("cover-mode", mode)])
                    html.span(.class("roll-note"), text: text)
                }
            }
            for name in ["attendance", "reason"] { html.errorBeside("\(name)[\(person)]") }
            html.div(.class("segments")) { html in
                choice(person, "present", isChosen: !ticked.isAbsent, &html)
                choice(person, "absent", isChosen: ticked.isAbsent, &html)
            }
            html.select(
                .class("roll-reason"), .name("reason[\(person)]"),
                .aria("label", language.text("meeting.reason-of", ["person": name(person)]))
            ) { html in
                html.option(.value(""), text: language.text("meeting.choose-reason"))
                for reason in BranchMeeting.AbsenceReason.allCases {
                    let selected: [Attribute] = reason.rawValue == ticked.reason ? [.selected] : []
                    html.element(
                        "option", [.value(reason.rawValue)] + selected, language.word("absence-reason", reason))
                }
            }
        }
    }

    private func choice(_ person: Member.ID, _ value: String, isChosen: Bool, _ html: inout HTML) {
        html.label(.class("segment")) { html in
            html.open(
                "input",
                [.type(.radio), .name("attendance[\(person)]"), .value(value)] + (isChosen ? [.checked] : []))
            html.span(text: language.text("meeting.is-\(value)"))
        }
    }
}
