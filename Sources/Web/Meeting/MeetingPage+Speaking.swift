import Operations
import PartyLife

/// 发言: the order in which people spoke, and who may speak next.
extension MeetingPage {
    func speaking(_ html: inout HTML) {
        html.section(.class("block"), .id("speak"), .data("part", "")) { html in
            html.h2(text: language.text("meeting.part.speak"))
            guard !meeting.present.isEmpty else {
                html.p(.class("hint"), text: language.text("meeting.speak-after-attendance"))
                return
            }
            waitingList(&html)
            for speaker in meeting.toRestate { restating(speaker, &html) }
        }
    }

    /// What was said so far.
    func spokenSoFar(_ html: inout HTML) {
        guard !meeting.speeches.isEmpty else { return }
        html.fold(language.text("room.said"), note: String(meeting.speeches.count), id: "said", isLive: true) { html in
            guard viewer.isInsider else { return speeches(&html) }
            html.confidential(language.text("confidential.branch"), in: language) { speeches(&$0) }
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

    private func waitingList(_ html: inout HTML) {
        guard !waiting.isEmpty else {
            return html.p(.class("hint"), text: language.text("room.all-spoken"))
        }
        let order = viewer.may(.leadMeeting)
        if order {
            html.element("ul", [.class("said said-waiting"), .data("order", "")]) { html in
                for (place, speaker) in waiting.enumerated() {
                    html.element("li", [.data("person", speaker.text)]) { waits(speaker, at: place, &$0) }
                }
            }
        } else {
            html.p(.class("names"), text: language.names(waiting.map(name)))
            if waiting.contains(viewer.member), meeting.floor?.speaker != viewer.member { direct(viewer.member, &html) }
        }
        let refusals = waiting.map { refusal(of: .speak(.init(speaker: $0))) }
        if viewer.isInsider, let order = refusals.compactMap(\.self).first(where: \.isOrder) {
            html.p(.class("hint"), text: says(order))
        }
        if order { html.p(.class("hint"), text: language.text("room.order-hint")) }
    }

    /// One place up or down, by keys as well as by finger.
    private func orderForms(_ place: Int, _ html: inout HTML) {
        html.span(.class("order")) { html in
            for (step, sign) in [(-1, "↑"), (1, "↓")] where waiting.indices.contains(place + step) {
                var moved = waiting
                moved.swapAt(place, place + step)
                guard refusal(of: .order(moved)) == nil else { continue }
                html.postForm(to: "\(path)/order", token: shell.formToken) { html in
                    for person in moved { html.input(.type(.hidden), .name("speaker"), .value(person.text)) }
                    let label = language.text(
                        step < 0 ? "room.earlier" : "room.later", ["person": name(waiting[place])])
                    html.button(.class("order-step"), .aria("label", label), .title(label), text: sign)
                }
            }
        }
    }

    /// One who is still to speak, for whoever leads: to be asked, moved, or written down as having spoken.
    private func waits(_ speaker: Member.ID, at place: Int, _ html: inout HTML) {
        html.span(.class("said-who"), text: name(speaker))
        guard meeting.floor?.speaker != speaker else {
            return html.span(.class("badge"), text: language.text("room.now"))
        }
        if refusal(of: .giveFloor(speaker)) == nil {
            floorForm(speaker, label: language.text("room.give"), primary: false, &html)
        }
        orderForms(place, &html)
        direct(speaker, &html)
    }

    /// What was said is written down without the floor's being given.
    private func direct(_ speaker: Member.ID, _ html: inout HTML) {
        guard viewer.mayRecord(speaker), refusal(of: .speak(.init(speaker: speaker))) == nil else { return }
        let typed = form(.speak, speaker.text)
        html.element("details", [.class("note")] + (typed == nil ? [] : [.open])) { html in
            html.summary(text: language.text("room.direct"))
            html.postForm(
                to: "\(path)/speak", token: shell.formToken, .class("speaker"), .data("queue", ""), .data("guard", "")
            ) { html in
                html.input(.type(.hidden), .name("key"), .value(speaker.text))
                html.textarea(
                    .name("text"), .rows(3), .aria("label", language.text("meeting.note")),
                    .placeholder(language.text("meeting.note")), text: typed?["text"] ?? "")
                button(language.text("meeting.spoken"), primary: false, &html)
            }
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
