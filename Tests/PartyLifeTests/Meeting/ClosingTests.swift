import Testing

@testable import PartyLife

@Suite("Closing the meeting, and covering those who were not there")
struct ClosingTests {
    @Test("it closes when the whole roll is recorded, all who are there have spoken, and someone was criticised")
    func closing() {
        Room.preparing().refuses(.close(nil), by: Sample.secretary, with: .notInSession)
        Room.open().refuses(.close(nil), by: Sample.secretary, with: .attendanceMissing(members: Sample.roll))
        var trial = Room.inSession(without: [Sample.wu])
        trial.does(Room.speech(Sample.li), by: Sample.secretary)
        trial.refuses(
            .close(nil), by: Sample.secretary,
            with: .notSpoken(members: [Sample.chen, Sample.sun, Sample.wang, Sample.zhao, Sample.zhou]))
        for member in [Sample.wang, Sample.zhao, Sample.chen, Sample.sun, Sample.zhou] {
            trial.does(Room.speech(member), by: Sample.organiser)
        }
        trial.refuses(.close(nil), by: Sample.secretary, with: .noCriticism)
        trial.does(.criticise(Room.criticism("c1", Sample.wang, of: Sample.li)), by: Sample.organiser)
        let events = trial.does(.close(nil), by: Sample.secretary)
        #expect(events == [.closed(words: nil, missing: [Sample.wu], on: Room.today)])
        #expect(trial.state.state == .heldMakeUp)
    }

    @Test("where the procedure asks it, everyone there has been criticised")
    func everyoneCriticised() {
        var trial = Room.spoken { $0.branch.procedure.session.everyoneCriticised = true }
        trial.refuses(
            .close(nil), by: Sample.secretary,
            with: .notCriticised(members: Sample.roll.sorted().filter { $0 != Sample.li }))
        for (index, member) in Sample.roll.dropFirst().enumerated() {
            trial.does(
                .criticise(Room.criticism("d\(index)", Sample.li, of: member)), by: Sample.secretary)
        }
        trial.does(.close(nil), by: Sample.secretary)
    }

    @Test("it does not close while someone is asked to speak again")
    func restatementOpen() {
        var trial = Room.spoken()
        let remark = BranchMeeting.Remark(
            id: id("r1"), by: Sample.li, about: Sample.chen, text: words("太笼统"), restate: true)
        trial.does(.remark(remark), by: Sample.secretary)
        trial.refuses(.close(nil), by: Sample.secretary, with: .restatementOpen(members: [Sample.chen]))
        trial.does(.restate(Sample.chen, nil), by: Sample.organiser)
        trial.does(.close(nil), by: Sample.secretary)
    }

    @Test("a meeting whose chair was not there does not close")
    func chairIsThere() {
        Room.inSession(without: Sample.roll).refuses(
            .close(nil), by: Sample.secretary, with: .notPresent(member: Sample.li))
    }

    @Test("exempt members need no attendance and are counted apart, unless they came")
    func exempt() {
        var trial = Room.open()
        trial.does(.exempt(Sample.wu, reason: .frailty), by: Sample.organiser)
        trial.does(.exempt(Sample.zhou, reason: .approved), by: Sample.organiser)
        let others = Sample.roll.filter { $0 != Sample.wu }
        trial.does(
            .recordAttendance(Dictionary(uniqueKeysWithValues: others.map { ($0, .present) })), by: Sample.organiser)
        for member in others { trial.does(Room.speech(member), by: Sample.organiser) }
        trial.does(.criticise(Room.criticism("c1", Sample.wang, of: Sample.li)), by: Sample.organiser)
        trial.does(.close(nil), by: Sample.secretary)
        #expect(trial.state.state == .held)
        #expect(trial.state.tally.value(.present, asOf: Room.today) == 6)
        #expect(trial.state.tally.value(.exempt, asOf: Room.today) == 1)
        #expect(trial.state.participation(of: Sample.zhou) == .present)
    }

    @Test("an absentee is covered once, in a mode of the procedure, confirmed by someone else")
    func covering() {
        func cover(_ member: Member.ID, _ mode: CoverMode = .makeUp, on: Day = Room.today) -> BranchMeeting.Command {
            .cover(member, mode: mode, on: on)
        }
        Room.spoken().refuses(cover(Sample.wu), by: Sample.organiser, with: .notHeld)
        var trial = Room.held(without: [Sample.wu, Sample.zhou])
        trial.refuses(cover(Sample.stranger), by: Sample.organiser, with: .notMember(member: Sample.stranger))
        trial.refuses(cover(Sample.wu, .temporaryBranch), by: Sample.organiser, with: .modeNotAllowed)
        trial.refuses(cover(Sample.wu, on: Room.today + 1), by: Sample.organiser, with: .inFuture)
        trial.refuses(
            cover(Sample.wu, on: day("2026-02-28")), by: Sample.organiser,
            with: .outsideWindow(from: day("2026-03-01")))
        trial.refuses(cover(Sample.li), by: Sample.organiser, with: .wasPresent(member: Sample.li))
        trial.refuses(cover(Sample.wu), by: Sample.actor(Sample.wu), with: .ownCover)
        trial.does(cover(Sample.wu), by: Sample.organiser)
        trial.refuses(cover(Sample.wu), by: Sample.organiser, with: .alreadyCovered(member: Sample.wu))
        trial.refuses(
            .exempt(Sample.wu, reason: .illness), by: Sample.organiser, with: .alreadyCovered(member: Sample.wu))
        #expect(trial.state.state == .heldMakeUp)
        let events = trial.does(cover(Sample.zhou, .nearestBranch, on: day("2026-03-05")), by: Sample.organiser)
        #expect(events.last == .completed(on: Room.today))
        #expect(trial.state.state == .held)
        #expect(trial.state.tally.value(.coveredOtherwise, asOf: Room.today) == 2)
        #expect(trial.state.tally.value(.present, asOf: Room.today) == 5)
    }

    @Test("the meeting is complete on the day the last of them was covered, whatever was typed last")
    func completedOn() {
        var trial = Room.held(without: [Sample.wu, Sample.zhou])
        trial.today = day("2026-03-20")
        trial.does(.cover(Sample.wu, mode: .makeUp, on: day("2026-03-18")), by: Sample.organiser)
        let events = trial.does(.cover(Sample.zhou, mode: .makeUp, on: day("2026-03-12")), by: Sample.organiser)
        #expect(events.last == .completed(on: day("2026-03-18")))
    }

    @Test("an exemption after the meeting completes it as well")
    func exemptAfter() {
        var trial = Room.held(without: [Sample.wu])
        let events = trial.does(.exempt(Sample.wu, reason: .incapacitated), by: Sample.organiser)
        #expect(events.last == .completed(on: Room.today))
        #expect(trial.state.state == .held)
    }
}
