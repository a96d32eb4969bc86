import Testing

@testable import PartyLife

@Suite("Putting the record of a meeting right")
struct CorrectingMeetingTests {
    private let reason = words("记错了")
    private let chen = Sample.actor(Sample.chen)
    private let wang = Sample.actor(Sample.wang)

    private func figure(_ trial: Trial<BranchMeeting>, _ metric: Metric) -> Int {
        trial.state.tally.value(metric, asOf: Room.today)
    }

    @Test("after the meeting attendance is put right with a reason, and whoever was away is to be covered")
    func attendance() {
        let change = BranchMeeting.Amendment.attendance(as: [Sample.sun: .present])
        Room.spoken(without: [Sample.sun]).refuses(
            .correct(change, reason: reason), by: Sample.organiser, with: .notHeld)
        var trial = Room.held(without: [Sample.sun])
        #expect(trial.state.state == .heldMakeUp)
        trial.refuses(.correct(change, reason: nil), by: Sample.organiser, with: .correction(.reasonMissing))
        trial.refuses(.correct(change, reason: reason), by: chen, with: .correction(.notYours))
        trial.does(.correct(change, reason: reason), by: Sample.organiser)
        #expect(trial.state.state == .held && figure(trial, .present) == 7)
        trial.ignores(.correct(change, reason: reason), by: Sample.organiser)
        trial.does(.correct(.attendance(as: [Sample.sun: Room.absent]), reason: reason), by: Sample.organiser)
        #expect(trial.state.state == .heldMakeUp && figure(trial, .present) == 6)
        #expect(trial.state.corrections.count == 2)
        trial.refuses(
            .correct(.attendance(as: [Sample.chen: Room.absent]), reason: reason), by: Sample.organiser,
            with: .alreadySpoke(member: Sample.chen))
        trial.refuses(
            .correct(.attendance(as: [Sample.stranger: .present]), reason: reason), by: Sample.organiser,
            with: .notMember(member: Sample.stranger))
    }

    @Test("a speech is put right by the speaker or the recorder; with a reason once the meeting is over")
    func speeches() {
        var trial = Room.spoken()
        let place = trial.state.speeches.firstIndex { $0.speaker == Sample.chen }!
        let change = BranchMeeting.Amendment.speech(at: place, speaker: Sample.chen, as: words("更准确的话"))
        trial.refuses(
            .correct(change, reason: reason), by: Sample.actor(Sample.sun), with: .correction(.notYours))
        trial.refuses(
            .correct(.speech(at: place, speaker: Sample.sun, as: words("x")), reason: reason), by: Sample.organiser,
            with: .correction(.unknownRecord))
        trial.does(.correct(change, reason: nil), by: chen)
        #expect(trial.state.speeches[place].text == words("更准确的话"))
        trial.does(.close(nil), by: Sample.secretary)
        trial.refuses(.correct(change, reason: nil), by: chen, with: .correction(.reasonMissing))
        trial.does(
            .correct(.speechWithdrawn(at: place, speaker: Sample.chen), reason: reason), by: Sample.organiser)
        #expect(figure(trial, .speeches) == 6)
        let li = trial.state.speeches.firstIndex { $0.speaker == Sample.li }!
        trial.refuses(
            .correct(.speechWithdrawn(at: li, speaker: Sample.li), reason: reason), by: Sample.organiser,
            with: .correction(.restedUpon))
    }

    @Test("the one criticised leaves the criticism as it is, though they keep the record")
    func criticism() {
        var trial = Room.spoken()
        let change = BranchMeeting.Amendment.criticism(criticism: id("c1"), as: words("调研不深"))
        trial.refuses(.correct(change, reason: reason), by: Sample.secretary, with: .correction(.againstYou))
        trial.refuses(
            .correct(.criticismWithdrawn(criticism: id("c1")), reason: reason), by: Sample.secretary,
            with: .correction(.againstYou))
        trial.does(.correct(change, reason: nil), by: wang)
        trial.does(.respond(id("c1"), .accepts, words("接受")), by: Sample.secretary)
        trial.refuses(.correct(change, reason: nil), by: wang, with: .correction(.reasonMissing))
        var withdrawn = trial
        withdrawn.does(.correct(.criticismWithdrawn(criticism: id("c1")), reason: reason), by: wang)
        #expect(withdrawn.state.criticisms.isEmpty && withdrawn.state.corrections.count == 2)
        #expect(withdrawn.state.obstaclesToClosing(knowing: Sample.facts).contains(.noCriticism))
        trial.does(.close(nil), by: Sample.secretary)
        trial.refuses(
            .correct(.criticismWithdrawn(criticism: id("c1")), reason: reason), by: wang, with: .notInSession)
        trial.does(.correct(change, reason: reason), by: wang)
        trial.does(
            .correct(.response(criticism: id("c1"), as: .explains, text: nil), reason: reason), by: Sample.secretary)
        #expect(trial.state.criticisms[0].response == .explains)
        trial.refuses(
            .correct(.response(criticism: id("c1"), as: .accepts, text: nil), reason: reason), by: Sample.organiser,
            with: .correction(.againstYou))
    }

    @Test("a remark is its author's alone; taken back, nobody is to speak again because of it")
    func remarks() {
        var trial = Room.spoken()
        trial.does(.observe(name: "何"), by: Sample.guidance)
        trial.does(
            .remark(.init(id: id("r1"), by: id("he"), about: Sample.li, text: words("再讲具体些"), restate: true)),
            by: Sample.guidance)
        #expect(trial.state.toRestate == [Sample.li])
        trial.refuses(
            .correct(.remarkWithdrawn(remark: id("r1")), reason: reason), by: Sample.organiser,
            with: .correction(.notYours))
        trial.does(.correct(.remark(remark: id("r1"), as: words("再讲一件事")), reason: nil), by: Sample.guidance)
        trial.does(.correct(.remarkWithdrawn(remark: id("r1")), reason: nil), by: Sample.guidance)
        #expect(trial.state.remarks.isEmpty && trial.state.toRestate.isEmpty)
    }

    @Test("a wrong cover and a wrong exemption are taken back, and the member is to be covered again")
    func covers() {
        var trial = Room.held(without: [Sample.sun, Sample.wu])
        trial.does(.cover(Sample.sun, mode: .homeVisit, on: Room.today), by: Sample.organiser)
        trial.does(.exempt(Sample.wu, reason: .illness), by: Sample.secretary)
        #expect(trial.state.state == .held)
        trial.refuses(
            .correct(.coverWithdrawn(member: Sample.sun), reason: reason), by: Sample.actor(Sample.sun),
            with: .correction(.againstYou))
        trial.does(.correct(.coverWithdrawn(member: Sample.sun), reason: reason), by: Sample.organiser)
        #expect(trial.state.state == .heldMakeUp && figure(trial, .coveredOtherwise) == 0)
        trial.does(.correct(.exemptionWithdrawn(member: Sample.wu), reason: reason), by: Sample.secretary)
        #expect(figure(trial, .exempt) == 0)
        trial.does(.cover(Sample.sun, mode: .homeVisit, on: Room.today), by: Sample.organiser)
        trial.does(.cover(Sample.wu, mode: .makeUp, on: Room.today), by: Sample.organiser)
        #expect(trial.state.state == .held)
    }
}
