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
            if let floor = meeting.floor?.speaker, !meeting.hasSpoken(floor) { return .speak(floor) }
            if let speaker = waiting.first(where: { refusal(of: .speak(.init(speaker: $0))) == nil }) {
                return .speak(speaker)
            }
            return viewer.may(.closeMeeting) && obstacles.isEmpty ? .close : .criticise
        }
        return viewer.isInsider && meeting.hasSpoken(viewer.member) ? .criticise : nil
    }

    /// Whom the room turns to: who has the floor, else who spoke last.
    var subject: Member.ID? { meeting.floor?.speaker ?? meeting.speeches.last?.speaker }

    func session(_ html: inout HTML) {
        let next = next
        let live: [Attribute] = [
            .class("room"), .data("room", "\(path)/live"), .data("page", path),
            .data("version", String(version)), .data("owner", viewer.member.text),
            .data("waiting", language.text("room.waiting", ["n": "{n}"])),
            .data("refused", language.text("room.refused")), .data("sent", language.text("room.sent")),
            .data("newer", language.text("room.newer")),
        ]
        html.element("div", live) { html in
            html.div(.class("room-state"), .data("room-state", ""), .role("status"))
            now(&html)
            html.stepDesk(viewer.isRecorder ? .reading : .doing) { html in
                standing(next, &html)
            } doing: { html in
                speakingNow(next, &html)
                criticism(primary: next == .criticise, &html)
                remarks(primary: next == .remark, &html)
                if viewer.may(.closeMeeting) { closing(primary: next == .close, &html) }
            } rest: { html in
                spokenSoFar(&html)
                outcomes(&html)
                if viewer.isChair { matrix(&html) }
                html.fold(language.text("meeting.facts"), note: meeting.place, id: "facts") { facts(&$0) }
                appraisalLink(&html)
                if viewer.isRecorder {
                    html.p(.class("hint block")) { html in
                        html.a(.href("\(path)/screen"), text: language.text("screen.open"))
                        html.text(" " + language.text("screen.hint"))
                    }
                }
                html.sheetLinks([.signIn, .ballot, .blankMinutes], at: record.place, in: language)
            }
        }
    }

    func appraisalLink(_ html: inout HTML) {
        guard viewer.isInsider else { return }
        html.p(.class("hint block")) { html in
            html.a(.href(Paths.step(record.place, "appraisal")), text: language.text("appraisal.title"))
            html.text(" " + language.text("appraisal.hint"))
        }
    }

    /// Who is there, and who is to speak.
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
        attendance(primary: next == .attendance, &html)
        speaking(&html)
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
}
