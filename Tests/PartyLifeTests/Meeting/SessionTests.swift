import Testing

@testable import PartyLife

@Suite("In the room")
struct SessionTests {
    @Test("nothing is said outside the session")
    func outside() {
        for trial in [Room.preparing(), Room.held()] {
            trial.refuses(Room.speech(Sample.li), by: Sample.secretary, with: .notInSession)
            trial.refuses(.recordAttendance([Sample.li: .present]), by: Sample.secretary, with: .notInSession)
        }
    }

    @Test("attendance is of members; whoever took part was not absent")
    func attendance() {
        var trial = Room.inSession()
        trial.refuses(
            .recordAttendance([Sample.stranger: .present]), by: Sample.organiser,
            with: .notMember(member: Sample.stranger))
        trial.refuses(
            .recordAttendance([Sample.stranger: .present, id("alien"): .present]), by: Sample.organiser,
            with: .notMembers(members: [id("alien"), Sample.stranger]))
        trial.ignores(.recordAttendance([Sample.li: .present]), by: Sample.organiser)
        trial.does(Room.speech(Sample.li), by: Sample.secretary)
        trial.refuses(
            .recordAttendance([Sample.li: Room.absent]), by: Sample.organiser, with: .alreadySpoke(member: Sample.li))
        trial.does(.criticise(Room.criticism("c1", Sample.chen, of: Sample.li)), by: Sample.organiser)
        trial.refuses(
            .recordAttendance([Sample.chen: Room.absent]), by: Sample.organiser,
            with: .alreadySpoke(member: Sample.chen))
        trial.does(.recordAttendance([Sample.sun: Room.absent]), by: Sample.organiser)
        #expect(trial.state.present.count == 6)
    }

    @Test("each speaks once, themself or through the record, and is there")
    func speaking() {
        var trial = Room.inSession(without: [Sample.sun])
        trial.refuses(Room.speech(Sample.li), by: Sample.actor(Sample.chen), with: .onlySpeakerOrRecorder)
        trial.refuses(Room.speech(Sample.sun), by: Sample.organiser, with: .notPresent(member: Sample.sun))
        trial.does(Room.speech(Sample.li), by: Sample.secretary)
        trial.does(Room.speech(Sample.chen), by: Sample.organiser)
        trial.refuses(Room.speech(Sample.chen), by: Sample.actor(Sample.chen), with: .alreadySpoke(member: Sample.chen))
    }

    @Test("leaders speak first, also those whose attendance nobody has recorded yet")
    func leadersFirst() {
        var trial = Room.inSession()
        trial.refuses(
            Room.speech(Sample.chen), by: Sample.actor(Sample.chen), with: .leadersFirst(members: [Sample.li]))
        var unrecorded = Room.open()
        unrecorded.does(.recordAttendance([Sample.chen: .present]), by: Sample.organiser)
        unrecorded.refuses(
            Room.speech(Sample.chen), by: Sample.organiser, with: .leadersFirst(members: [Sample.li]))
        unrecorded.does(.recordAttendance([Sample.li: Room.absent]), by: Sample.organiser)
        unrecorded.does(Room.speech(Sample.chen), by: Sample.organiser)
        trial.facts.branch.procedure.session.leadersFirst = false
        trial.does(Room.speech(Sample.chen), by: Sample.actor(Sample.chen))
    }

    @Test("criticism is from one who is there of another who has spoken, each under its own identifier")
    func criticising() {
        var trial = Room.inSession(without: [Sample.sun])
        func criticise(_ from: Member.ID, _ to: Member.ID) -> BranchMeeting.Command {
            .criticise(Room.criticism("c1", from, of: to))
        }
        trial.refuses(
            criticise(Sample.chen, Sample.li), by: Sample.organiser, with: .targetHasNotSpoken(member: Sample.li))
        trial.does(Room.speech(Sample.li), by: Sample.secretary)
        trial.refuses(criticise(Sample.sun, Sample.li), by: Sample.organiser, with: .notPresent(member: Sample.sun))
        trial.refuses(criticise(Sample.chen, Sample.sun), by: Sample.organiser, with: .notPresent(member: Sample.sun))
        trial.refuses(criticise(Sample.chen, Sample.li), by: Sample.actor(Sample.wu), with: .onlySpeakerOrRecorder)
        trial.does(criticise(Sample.chen, Sample.li), by: Sample.actor(Sample.chen))
        trial.refuses(criticise(Sample.chen, Sample.li), by: Sample.actor(Sample.chen), with: .criticismExists)
    }

    @Test("nobody criticises themself here, and the one criticised does not write it down, secretary or not")
    func noFavours() {
        let trial = Room.inSession()
        trial.refuses(
            .criticise(Room.criticism("c1", Sample.li, of: Sample.li)), by: Sample.secretary, with: .ofOneself)
        trial.refuses(
            .criticise(Room.criticism("c1", Sample.chen, of: Sample.li)), by: Sample.secretary,
            with: .criticisedMayNotRecord)
    }

    @Test("the answer to a criticism belongs to the one criticised")
    func responding() {
        var trial = Room.inSession()
        trial.does(Room.speech(Sample.li), by: Sample.secretary)
        trial.does(Room.speech(Sample.chen), by: Sample.organiser)
        let answered = with(Room.criticism("c1", Sample.sun, of: Sample.chen)) {
            ($0.response, $0.responseText) = (.accepts, words("接受"))
        }
        trial.does(.criticise(answered), by: Sample.actor(Sample.sun))
        #expect(trial.state.criticisms[0].response == nil)
        trial.refuses(.respond(id("c9"), .accepts, nil), by: Sample.actor(Sample.chen), with: .unknownCriticism)
        trial.refuses(.respond(id("c1"), .accepts, nil), by: Sample.actor(Sample.sun), with: .onlyCriticisedResponds)
        trial.does(.respond(id("c1"), .explains, words("说明")), by: Sample.actor(Sample.chen))
        #expect(trial.state.criticisms[0].response == .explains)
    }

    @Test("an observer comes from outside, with a name, once")
    func observing() {
        var trial = Room.inSession()
        trial.refuses(.observe(name: "李"), by: Sample.secretary, with: .onlyObserver)
        trial.refuses(.observe(name: " "), by: Sample.guidance, with: .nameMissing)
        trial.does(.observe(name: "何"), by: Sample.guidance)
        trial.refuses(.observe(name: "何"), by: Sample.guidance, with: .alreadyObserving)
    }

    @Test("the observer or the chair remarks on one who has spoken, never on themself, and may ask to hear it again")
    func remarking() {
        func remark(_ by: Member.ID, _ about: Member.ID?, restate: Bool = true) -> BranchMeeting.Command {
            .remark(
                .init(
                    id: id("r1"), by: by, about: about, defects: [.suggestion], text: words("以建议代批评"),
                    restate: restate))
        }
        var trial = Room.inSession()
        trial.does(Room.speech(Sample.li), by: Sample.secretary)
        trial.refuses(remark(id("he"), Sample.li), by: Sample.guidance, with: .onlyObserver)
        trial.does(.observe(name: "何"), by: Sample.guidance)
        trial.refuses(remark(Sample.li, Sample.chen), by: Sample.guidance, with: .onlyObserver)
        trial.refuses(remark(Sample.wang, Sample.li), by: Sample.organiser, with: .onlyObserver)
        trial.refuses(remark(id("he"), nil), by: Sample.guidance, with: .restatementNeedsSpeaker)
        trial.refuses(
            remark(id("he"), Sample.chen), by: Sample.guidance, with: .targetHasNotSpoken(member: Sample.chen))
        trial.refuses(remark(Sample.li, Sample.li), by: Sample.secretary, with: .ofOneself)
        trial.refuses(.restate(Sample.li, nil), by: Sample.secretary, with: .nothingToRestate(member: Sample.li))
        trial.does(remark(id("he"), Sample.li), by: Sample.guidance)
        #expect(trial.state.toRestate == [Sample.li])
        trial.refuses(.restate(Sample.li, nil), by: Sample.actor(Sample.chen), with: .onlySpeakerOrRecorder)
        trial.does(.restate(Sample.li, words("重讲")), by: Sample.secretary)
        #expect(trial.state.toRestate.isEmpty)
        trial.does(remark(id("he"), nil, restate: false), by: Sample.guidance)
    }
}
