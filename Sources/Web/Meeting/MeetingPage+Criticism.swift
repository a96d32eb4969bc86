import Operations
import PartyLife

/// 批评: who to whom, in which words, and the answer.
extension MeetingPage {
    func criticism(primary: Bool, _ html: inout HTML) {
        html.section(.class("block"), .id("criticise"), .data("part", "")) { html in
            html.h2(text: language.text("meeting.part.criticise"))
            guard viewer.isInsider else {
                html.p(
                    .class("hint"), text: language.text("meeting.criticisms-sealed", ["n": meeting.criticisms.count]))
                return
            }
            html.confidential(language.text("confidential.branch"), in: language) { html in
                criticismForm(primary: primary, &html)
                html.div(.id("criticised"), .data("part", "")) { criticisms(answering: true, &$0) }
            }
        }
    }

    func criticisms(answering: Bool, _ html: inout HTML) {
        guard !meeting.criticisms.isEmpty else { return }
        html.ol(.class("said")) { html in
            for criticism in meeting.criticisms {
                html.li { html in
                    html.p(.class("said-who")) { html in
                        html.strong(
                            text: language.text(
                                "meeting.from-to", ["from": name(criticism.from), "to": name(criticism.to)]))
                        if criticism.blindSpot {
                            html.span(.class("badge"), text: language.text("meeting.blind-spot"))
                        }
                    }
                    html.p(.class("lines"), text: words[criticism.text] ?? "")
                    response(criticism, &html)
                    corrections(of: criticism, &html)
                    if answering, viewer.mayRecord(criticism.to) { responseForm(criticism, &html) }
                }
            }
        }
    }

    private func response(_ criticism: BranchMeeting.Criticism, _ html: inout HTML) {
        guard let response = criticism.response else { return }
        let answer = language.text(
            "meeting.answer", ["person": name(criticism.to), "response": language.word("response", response)])
        html.p(.class("said-answer lines")) { html in
            html.strong(text: answer)
            if let text = words[criticism.responseText] { html.text(" " + text) }
        }
    }

    private func responseForm(_ criticism: BranchMeeting.Criticism, _ html: inout HTML) {
        let typed = form(.respond, criticism.id.text)
        let open: [Attribute] = typed == nil ? [] : [.open]
        html.element("details", [.class("note")] + open) { html in
            html.summary(
                text: language.text(
                    criticism.response == nil ? "meeting.answer-add" : "meeting.answer-change"))
            postForm(.respond, key: criticism.id.text, &html) { html in
                html.segments(
                    Field(
                        "response", label: language.text("meeting.answer-of", ["person": name(criticism.to)]),
                        value: typed?["response"] ?? criticism.response?.rawValue ?? ""),
                    BranchMeeting.Response.allCases.map { Choice($0.rawValue, language.word("response", $0)) },
                    in: language)
                let label = language.text("meeting.answer-text")
                html.textarea(
                    .name("text"), .rows(3), .aria("label", label), .placeholder(label),
                    text: typed?["text"] ?? words[criticism.responseText] ?? "")
                html.div(.class("actions")) { button(language.text("meeting.answer-save"), primary: false, &$0) }
            }
        }
    }

    private func criticismForm(primary: Bool, _ html: inout HTML) {
        let typed = form(.criticise)
        let present = inOrder(meeting.present)
        // Whoever is criticised does not write it down.
        let to = present.filter { (meeting.hasSpoken($0) || $0 == meeting.floor?.speaker) && $0 != viewer.member }
        let target = typed?["to"] ?? subject.flatMap { to.contains($0) ? $0.text : nil }
        let from = present.filter { viewer.mayRecord($0) && (to.count > 1 || $0.text != target) }
        guard !from.isEmpty, !to.isEmpty else {
            html.p(.class("hint"), text: language.text("meeting.criticise-after-speaking"))
            return
        }
        html.postForm(
            to: "\(path)/criticise", token: shell.formToken, .class("form criticising"), .data("queue", ""),
            .data("guard", "")
        ) { html in
            html.input(.type(.hidden), .name("id"), .value(typed?["id"] ?? newID), .data("fresh", ""))
            if from == [viewer.member] {
                html.input(.type(.hidden), .name("from"), .value(viewer.member.text))
            } else {
                tapNames("from", language.text("meeting.from"), from, chosen: typed?["from"], &html)
            }
            self.target(to, chosen: target, &html)
            if from != [viewer.member], isPresent(viewer.member) {
                html.p(.class("hint"), text: language.text("meeting.own-criticism-by-others"))
            }
            html.textArea(
                Field(
                    "text", label: language.text("meeting.criticism-text"), value: typed?["text"] ?? "",
                    help: language.text("meeting.criticism-help"), required: false), rows: 3, in: language)
            check("blind-spot", "meeting.blind-spot-help", isOn: typed?["blind-spot"] != nil, &html)
            html.div(.class("actions")) { button(language.text("meeting.criticise"), primary: primary, &$0) }
        }
    }

    /// Whom the criticism is of: whoever the room turns to, unless somebody else is tapped.
    private func target(_ people: [Member.ID], chosen: String?, _ html: inout HTML) {
        guard let chosen, let id = Member.ID(chosen), typed == nil else {
            return tapNames("to", language.text("meeting.to"), people, chosen: chosen, &html)
        }
        html.p { html in
            html.text(language.text("room.criticism-of"))
            html.strong(.data("floor-name", ""), text: name(id))
        }
        html.details(.class("note")) { html in
            html.summary(text: language.text("room.another"))
            tapNames("to", language.text("meeting.to"), people, chosen: chosen, &html)
        }
    }

    /// Names to tap, one of them; `whole` stands for nobody in particular.
    func tapNames(
        _ field: String, _ label: String, _ people: [Member.ID], chosen: String?, whole: String? = nil,
        _ html: inout HTML
    ) {
        html.fieldset(.class("field")) { html in
            html.legend(.class("label"), text: label)
            html.errorBeside(field)
            html.div(.class("tap-grid")) { html in
                if let whole { tap(field, "", whole, isChosen: chosen?.isEmpty ?? true, &html) }
                for person in people {
                    tap(field, person.text, name(person), isChosen: person.text == chosen, &html)
                }
            }
        }
    }

    private func tap(_ field: String, _ value: String, _ label: String, isChosen: Bool, _ html: inout HTML) {
        html.label(.class("tap")) { html in
            let radio: [Attribute] = [.type(.radio), .name(field), .value(value), .required]
            html.open("input", radio + (isChosen ? [.checked] : []))
            html.span(text: label)
        }
    }

    func check(_ field: String, _ key: String, isOn: Bool, _ html: inout HTML) {
        html.label(.class("check")) { html in
            html.open("input", [.type(.checkbox), .name(field), .value("on")] + (isOn ? [.checked] : []))
            html.span(text: language.text(key))
        }
    }
}
