import Operations
import PartyLife

/// The page that lies open in the room.
extension MeetingPage {
    /// What most likely comes next: the one primary button of the page.
    enum Next: Equatable {
        case attendance, observe, remark, speak(Member.ID), criticise, close
    }

    var roll: [Member.ID] { facts.branch.roll(on: meeting.heldOn ?? record.today) }

    /// Expected, as far as nobody has excused them.
    var expected: [Member.ID] { roll.filter { meeting.exemptions[$0] == nil || isPresent($0) } }

    func isPresent(_ member: Member.ID) -> Bool { meeting.attendance[member]?.isPresent == true }

    var waiting: [Member.ID] {
        let waiting = inOrder(meeting.present.filter { !meeting.hasSpoken($0) })
        return waiting.filter(facts.isLeader) + waiting.filter { !facts.isLeader($0) }
    }

    var obstacles: [BranchMeeting.Refused] { meeting.obstaclesToClosing(knowing: facts) }

    private var next: Next? {
        if viewer.mayRegister { return .observe }
        if viewer.isObserver { return viewer.mayRemark ? .remark : nil }
        if viewer.isRecorder {
            if !expected.allSatisfy({ meeting.attendance[$0] != nil }) { return .attendance }
            if let speaker = waiting.first(where: { refusal(of: .speak(.init(speaker: $0))) == nil }) {
                return .speak(speaker)
            }
            return viewer.may(.closeMeeting) && obstacles.isEmpty ? .close : .criticise
        }
        return viewer.isInsider && meeting.hasSpoken(viewer.member) ? .criticise : nil
    }

    func session(_ html: inout HTML) {
        let next = next
        running(&html)
        html.stepDesk { html in
            standing(next, &html)
        } doing: { html in
            criticism(primary: next == .criticise, &html)
            remarks(primary: next == .remark, &html)
            if viewer.may(.closeMeeting) { closing(primary: next == .close, &html) }
        } rest: { html in
            html.fold(language.text("meeting.facts"), note: meeting.place, id: "facts") { facts(&$0) }
            html.sheetLinks([.signIn, .ballot, .blankMinutes], at: record.place, in: language)
        }
    }

    /// Who is there, and who has spoken.
    private func standing(_ next: Next?, _ html: inout HTML) {
        if viewer.mayRegister {
            html.section(.class("block flow"), .id("observe")) { html in
                html.h2(text: language.text("meeting.observe-title"))
                html.p(.class("hint"), text: language.text("meeting.observe-hint"))
                postForm(.observe, &html) { html in
                    button(language.text("meeting.observe"), primary: next == .observe, &html)
                }
            }
        }
        if viewer.isChair { chairHints(&html) }
        attendance(primary: next == .attendance, &html)
        speaking(next, &html)
    }

    func facts(_ html: inout HTML) {
        html.dl(.class("facts")) { html in
            fact("meeting.day", meeting.heldOn.map(language.fullDay) ?? "", &html)
            fact("meeting.place", meeting.place, &html)
            fact("meeting.chair", name(meeting.chair), &html)
            let observers = meeting.observers.map(\.name)
            fact(
                "meeting.observers",
                observers.isEmpty ? language.text("meeting.nobody") : language.names(observers), &html)
        }
    }

    func fact(_ key: String, _ value: String, _ html: inout HTML) {
        html.fact(language.text(key), value, style: .names)
    }

    /// The order of the meeting, each part one tap away.
    private func running(_ html: inout HTML) {
        let present = meeting.present.count
        let spoken = Set(meeting.speeches.map(\.speaker)).count
        html.nav(.class("running"), .aria("label", language.text("meeting.running"))) { html in
            runningLink("attendance", language.count(present, of: expected.count), &html)
            runningLink("speak", language.count(spoken, of: present), &html)
            runningLink("criticise", String(meeting.criticisms.count), &html)
            runningLink("remark", String(meeting.remarks.count), &html)
            if viewer.may(.closeMeeting) { runningLink("close", "", &html) }
        }
    }

    private func runningLink(_ section: String, _ count: String, _ html: inout HTML) {
        html.a(.href("#\(section)")) { html in
            html.span(text: language.text("meeting.part.\(section)"))
            if !count.isEmpty { html.span(.class("running-count"), text: count) }
        }
    }

    /// Plain facts for whoever leads the meeting; who criticises whom stays with the people.
    private func chairHints(_ html: inout HTML) {
        let hints = [
            ("meeting.hint-not-spoken", waiting), ("meeting.hint-not-criticised", meeting.notCriticised),
            ("meeting.hint-criticised-nobody", meeting.criticisedNobody),
        ].filter { !$0.1.isEmpty }
        guard !hints.isEmpty else { return }
        html.details(.class("done-list")) { html in
            html.summary(text: language.text("meeting.hints"))
            html.dl(.class("facts")) { html in
                for hint in hints { fact(hint.0, names(hint.1), &html) }
            }
        }
    }
}
