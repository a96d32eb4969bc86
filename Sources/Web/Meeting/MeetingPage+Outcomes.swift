import Operations
import PartyLife

/// 会议成效: what the meeting brought about, a line each or none.
extension MeetingPage {
    func outcomes(_ html: inout HTML) {
        guard viewer.isInsider else { return }
        html.fold(
            language.text("outcomes.title"), note: language.text("outcomes.count", ["n": meeting.outcomes.count]),
            id: "outcomes", isOpen: form(.note) != nil, isLive: true
        ) { html in
            html.confidential(language.text("confidential.branch"), in: language) { html in
                outcomeList(&html)
                if mayNote { outcomeForm(&html) }
            }
        }
    }

    private var mayNote: Bool {
        guard isPresent(viewer.member) || viewer.isRecorder, let id = Identifier<BranchMeeting.Outcome>(newID) else {
            return false
        }
        return refusal(of: .note(.init(id: id, .reflection, .plain("·"), about: viewer.member))) == nil
    }

    /// For the minutes, and for the room.
    func outcomeList(_ html: inout HTML) {
        guard !meeting.outcomes.isEmpty else { return }
        html.ul(.class("said said-plain")) { html in
            for outcome in meeting.outcomes {
                html.li { html in
                    html.p(.class("said-who")) { html in
                        html.strong(text: language.word("outcome", outcome.kind))
                        if let about = outcome.about { html.span(text: people(of: outcome, about)) }
                    }
                    html.p(.class("lines"), text: words[outcome.text] ?? "—")
                    guard !isOnPaper, refusal(of: .dropNote(outcome.id)) == nil, meeting.state == .inSession,
                        viewer.isRecorder || outcome.notedBy == viewer.member
                    else { return }
                    html.postForm(to: "\(path)/note-drop", token: shell.formToken, .class("entry-go")) { html in
                        html.input(.type(.hidden), .name("key"), .value(outcome.id.text))
                        html.button(.class("button button-quiet"), text: language.text("outcomes.drop"))
                    }
                }
            }
        }
    }

    private func people(of outcome: BranchMeeting.Outcome, _ about: Member.ID) -> String {
        outcome.helper.map { language.text("meeting.from-to", ["from": name($0), "to": name(about)]) } ?? name(about)
    }

    private func outcomeForm(_ html: inout HTML) {
        let typed = form(.note)
        let kinds: [BranchMeeting.OutcomeKind] =
            viewer.isRecorder ? BranchMeeting.OutcomeKind.allCases : [.reflection]
        let people =
            [Choice("", language.text("outcomes.nobody"))]
            + inOrder(expected).map { Choice($0.text, name($0)) }
        html.postForm(
            to: "\(path)/note", token: shell.formToken, .class("form"), .data("queue", ""), .data("guard", "")
        ) { html in
            html.input(.type(.hidden), .name("id"), .value(typed?["id"] ?? newID), .data("fresh", ""))
            html.segments(
                Field(
                    "kind", label: language.text("outcomes.kind"),
                    value: typed?["kind"] ?? kinds.first?.rawValue ?? ""),
                kinds.map { Choice($0.rawValue, language.word("outcome", $0)) }, in: language)
            html.input(
                Field(
                    "text", label: language.text("outcomes.text"), value: typed?["text"] ?? "",
                    help: language.text("outcomes.text-help")), in: language, .maxLength(BranchMeeting.outcomeLimit))
            if viewer.isRecorder {
                html.select(
                    Field(
                        "about", label: language.text("outcomes.about"), value: typed?["about"] ?? "", required: false),
                    people, in: language)
                html.select(
                    Field(
                        "helper", label: language.text("outcomes.helper"), value: typed?["helper"] ?? "",
                        required: false), people, in: language)
            } else {
                html.input(.type(.hidden), .name("about"), .value(viewer.member.text))
            }
            html.div(.class("actions")) { button(language.text("outcomes.save"), primary: false, &$0) }
        }
    }
}
