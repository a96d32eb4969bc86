import Operations
import PartyLife

/// 当前发言人 and 发言次序: what everybody in the room sees.
extension MeetingPage {
    /// 议程, in the order of the meeting: what is done, what goes on, what is to come.
    var agenda: [(part: String, count: String, isDone: Bool)] {
        let spoken = Set(meeting.speeches.map(\.speaker)).intersection(meeting.present).count
        let isCalled = expected.allSatisfy { meeting.attendance[$0] != nil }
        let earlier = meeting.outcomes.contains { $0.kind == .earlierReported }
        var parts = [
            ("attendance", language.count(meeting.present.count, of: expected.count), isCalled),
            ("earlier", "", earlier),
            (
                "speak", language.count(spoken, of: meeting.present.count),
                isCalled && !meeting.present.isEmpty && spoken == meeting.present.count
            ),
            ("criticise", String(meeting.criticisms.count), !meeting.criticisms.isEmpty && waiting.isEmpty),
            ("remark", String(meeting.remarks.count), !meeting.remarks.isEmpty && waiting.isEmpty),
        ]
        if viewer.may(.closeMeeting) { parts.append(("close", "", meeting.isHeld)) }
        return parts
    }

    /// Who has the floor, large; who is next; and one button to go on.
    func now(_ html: inout HTML) {
        html.section(.class("now"), .id("now"), .data("part", "")) { html in
            html.nav(.class("running"), .aria("label", language.text("meeting.running"))) { html in
                for (part, count, isDone) in agenda {
                    html.a(.href("#\(part == "earlier" ? "outcomes" : part)"), .class(isDone ? "running-done" : "")) {
                        html in
                        html.span(text: language.text("meeting.part.\(part)"))
                        if !count.isEmpty { html.span(.class("running-count"), text: count) }
                    }
                }
            }
            html.div(.class("now-who")) { html in
                if let floor = meeting.floor {
                    html.p(.class("now-label"), text: language.text("room.now"))
                    html.p(.class("now-name"), .data("floor-name", ""), text: name(floor.speaker))
                    html.p(
                        .class("hint"),
                        text: language.text("room.since", ["time": language.clock(floor.since.milliseconds)]))
                } else if !meeting.present.isEmpty {
                    html.p(.class("now-label"), text: language.text("room.nobody"))
                    html.p(.class("now-name"), .data("floor-name", ""), text: "")
                }
            }
            goOn(&html)
        }
    }

    private var upNext: Member.ID? {
        waiting.first { $0 != meeting.floor?.speaker && refusal(of: .giveFloor($0)) == nil }
    }

    private func goOn(_ html: inout HTML) {
        guard let person = upNext else { return }
        guard viewer.may(.leadMeeting) else {
            return html.p(.class("hint"), text: language.text("room.next", ["person": name(person)]))
        }
        let isOver = meeting.floor.map { meeting.hasSpoken($0.speaker) } ?? true
        floorForm(person, label: language.text("room.ask", ["person": name(person)]), primary: isOver, &html)
    }

    /// 请某人发言.
    func floorForm(_ person: Member.ID, label: String, primary: Bool, _ html: inout HTML) {
        html.postForm(
            to: "\(path)/floor", token: shell.formToken, .class("now-next"), .data("queue", ""),
            .data("floor", name(person))
        ) { html in
            html.input(.type(.hidden), .name("key"), .value(person.text))
            button(label, primary: primary, &html)
        }
    }

    /// What whoever has the floor says: a note for the minutes, or none.
    func speakingNow(_ next: Next?, _ html: inout HTML) {
        guard viewer.isInsider else { return }
        html.section(.class("block"), .id("record"), .data("part", "")) { html in
            guard let speaker = meeting.floor?.speaker, viewer.mayRecord(speaker),
                refusal(of: .speak(.init(speaker: speaker))) == nil
            else {
                guard isPresent(viewer.member), !meeting.hasSpoken(viewer.member) else { return }
                return outline(&html)
            }
            html.h2 { html in
                html.text(language.text("room.speaks"))
                html.span(.data("floor-name", ""), text: name(speaker))
            }
            if speaker == viewer.member { outline(&html) }
            html.confidential(language.text("confidential.branch"), in: language) { html in
                let typed = form(.speak, speaker.text)
                html.postForm(
                    to: "\(path)/speak", token: shell.formToken, .class("form speaking"), .data("queue", ""),
                    .data("guard", "")
                ) { html in
                    html.input(.type(.hidden), .name("key"), .value(speaker.text), .data("floor-key", ""))
                    html.textArea(
                        Field(
                            "text", label: language.text("meeting.note"), value: typed?["text"] ?? "",
                            help: language.text("room.note-help"), required: false), rows: 4, in: language)
                    html.div(.class("actions")) { html in
                        button(language.text("room.spoken"), primary: next == .speak(speaker), &html)
                    }
                }
            }
        }
    }

    /// Whoever has not spoken has what they wrote at hand; what they say may differ.
    private func outline(_ html: inout HTML) {
        html.p(.class("hint")) {
            $0.a(.href(Paths.step(record.place, "examination")), text: language.text("room.outline"))
        }
    }
}
