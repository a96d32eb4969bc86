import Operations
import PartyLife

/// 发言: the order in which people spoke, and who may speak next.
extension MeetingPage {
    func speaking(_ next: Next?, _ html: inout HTML) {
        html.section(.class("block"), .id("speak")) { html in
            html.h2(text: language.text("meeting.part.speak"))
            guard !meeting.present.isEmpty else {
                html.p(.class("hint"), text: language.text("meeting.speak-after-attendance"))
                return
            }
            if viewer.isInsider {
                html.confidential(language.text("confidential.branch"), in: language) { html in
                    speeches(&html)
                    waitingList(next, &html)
                }
            } else {
                speeches(&html)
                waitingList(next, &html)
            }
            for speaker in meeting.toRestate { restating(speaker, &html) }
        }
    }

    /// In the order in which they were held.
    func speeches(_ html: inout HTML) {
        guard !meeting.speeches.isEmpty else { return }
        html.ol(.class("said")) { html in
            for (index, speech) in meeting.speeches.enumerated() {
                html.li { html in
                    guard meeting.state == .inSession, viewer.isInsider else { return said(index, speech, &html) }
                    // Who has spoken is one line; the last to speak may still be put right.
                    html.element("details", index == meeting.speeches.count - 1 ? [.open] : []) { html in
                        html.summary { speaker(index, speech, &$0) }
                        spoken(index, speech, &html)
                    }
                }
            }
        }
    }

    private func said(_ index: Int, _ speech: BranchMeeting.Speech, _ html: inout HTML) {
        html.p(.class("said-who")) { speaker(index, speech, &$0) }
        spoken(index, speech, &html)
    }

    private func speaker(_ index: Int, _ speech: BranchMeeting.Speech, _ html: inout HTML) {
        html.strong(text: name(speech.speaker))
        guard meeting.speeches[..<index].contains(where: { $0.speaker == speech.speaker }) else { return }
        html.span(.class("badge"), text: language.text("meeting.restated"))
    }

    private func spoken(_ index: Int, _ speech: BranchMeeting.Speech, _ html: inout HTML) {
        if let text = words[speech.text] { html.p(.class("lines"), text: text) }
        guard viewer.isInsider else { return }
        if meeting.speeches.firstIndex(where: { $0.speaker == speech.speaker }) == index {
            speechCorrections(of: speech.speaker, &html)
        }
        corrections(ofSpeech: index, speech, &html)
    }

    private func waitingList(_ next: Next?, _ html: inout HTML) {
        guard !waiting.isEmpty else { return }
        let refusals = waiting.map { refusal(of: .speak(.init(speaker: $0))) }
        html.h3(.class("said-next"), text: language.text("meeting.waiting"))
        let (mine, others) = zip(waiting, refusals).reduce(into: ([Member.ID](), [Member.ID]())) { lists, one in
            viewer.mayRecord(one.0) && one.1 == nil ? lists.0.append(one.0) : lists.1.append(one.0)
        }
        if !mine.isEmpty {
            html.ul(.class("said said-waiting")) { html in
                for speaker in mine {
                    html.li { speakForm(speaker, primary: next == .speak(speaker), &$0) }
                }
            }
        }
        if !others.isEmpty { html.p(.class("names"), text: language.names(others.map(name))) }
        if viewer.isInsider, let order = refusals.compactMap(\.self).first(where: \.isOrder) {
            html.p(.class("hint"), text: says(order))
        }
    }

    private func speakForm(_ speaker: Member.ID, primary: Bool, _ html: inout HTML) {
        let typed = form(.speak, speaker.text)
        html.postForm(to: "\(path)/speak", token: shell.formToken, .class("speaker")) { html in
            html.input(.type(.hidden), .name("key"), .value(speaker.text))
            html.span(.class("said-who"), text: name(speaker))
            button(language.text("meeting.spoken"), primary: primary, &html)
            note("text", value: typed?["text"] ?? "", label: language.text("meeting.note"), &html)
        }
    }

    /// A field that is there for whoever wants it.
    func note(_ field: String, value: String, label: String, _ html: inout HTML) {
        let open: [Attribute] = value.isEmpty ? [] : [.open]
        html.element("details", [.class("note")] + open) { html in
            html.summary(text: label)
            html.textarea(.name(field), .rows(3), .aria("label", label), text: value)
        }
    }

    private func restating(_ speaker: Member.ID, _ html: inout HTML) {
        html.div(.class("restate")) { html in
            html.p { html in
                html.light(
                    .dueSoon(days: 0), word: language.text("meeting.to-restate", ["person": name(speaker)]),
                    in: language)
            }
            guard viewer.mayRecord(speaker) else { return }
            html.postForm(to: "\(path)/restate", token: shell.formToken, .class("speaker")) { html in
                html.input(.type(.hidden), .name("key"), .value(speaker.text))
                button(language.text("meeting.restate-done"), primary: false, &html)
                note(
                    "text", value: form(.restate, speaker.text)?["text"] ?? "", label: language.text("meeting.note"),
                    &html)
            }
        }
    }
}

extension BranchMeeting.Refused {
    /// Whether it is about the order of speaking.
    fileprivate var isOrder: Bool {
        if case .leadersFirst = self { true } else { false }
    }
}
