import Testing

@testable import PartyLife

@Suite("Who has the floor")
struct FloorTests {
    @Test("leaders stand first in the queue, and the rest in the branch's order, until an order is agreed")
    func queue() {
        var trial = Room.inSession(without: [Sample.sun])
        let branch = trial.facts.branch
        let leaders = branch.leaders
        let others = Sample.roll.filter { !leaders.contains($0) && $0 != Sample.sun }
        #expect(trial.state.queue(knowing: branch) == leaders + others)
        trial.does(.order(leaders + [others[2], others[0]]), by: Sample.organiser)
        let rest = others.filter { ![others[0], others[2]].contains($0) }
        #expect(trial.state.queue(knowing: branch) == leaders + [others[2], others[0]] + rest)
        trial.ignores(.order(leaders + [others[2], others[0]]), by: Sample.organiser)
        // Said twice, somebody stands where they were named first.
        trial.ignores(.order(leaders + [others[2], others[2], others[0]]), by: Sample.organiser)
    }

    @Test("no order puts anybody before a leader where leaders speak first")
    func order() {
        var trial = Room.inSession()
        let leaders = trial.facts.branch.leaders
        trial.refuses(
            .order([Sample.chen] + leaders), by: Sample.organiser, with: .leadersFirst(members: leaders))
        trial.refuses(.order([Sample.chen]), by: Sample.organiser, with: .leadersFirst(members: leaders))
        trial.refuses(
            .order([Sample.stranger]), by: Sample.organiser, with: .notMember(member: Sample.stranger))
        for leader in leaders { trial.does(Room.speech(leader), by: Sample.secretary) }
        trial.does(.order([Sample.chen]), by: Sample.organiser)
        trial.facts.branch.procedure.session.leadersFirst = false
        trial.does(.order([Sample.wu, Sample.chen]), by: Sample.organiser)
    }

    @Test("the floor is given to who is there and has not spoken, leaders first, and stays until it is given on")
    func floor() {
        var trial = Room.inSession(without: [Sample.sun])
        let leaders = trial.facts.branch.leaders
        trial.refuses(.giveFloor(Sample.sun), by: Sample.organiser, with: .notPresent(member: Sample.sun))
        trial.refuses(.giveFloor(Sample.chen), by: Sample.organiser, with: .leadersFirst(members: leaders))
        trial.does(.giveFloor(Sample.li), by: Sample.organiser)
        trial.ignores(.giveFloor(Sample.li), by: Sample.organiser)
        #expect(trial.state.floor == .init(speaker: Sample.li, since: trial.now))
        trial.does(Room.speech(Sample.li), by: Sample.secretary)
        #expect(trial.state.floor?.speaker == Sample.li, "others criticise whoever has just spoken")
        trial.refuses(.giveFloor(Sample.li), by: Sample.organiser, with: .alreadySpoke(member: Sample.li))
        for leader in leaders where leader != Sample.li { trial.does(Room.speech(leader), by: Sample.secretary) }
        trial.does(.giveFloor(Sample.chen), by: Sample.organiser)
    }

    @Test("the floor is of the room: nobody has it before the meeting or after")
    func outside() {
        Room.preparing().refuses(.giveFloor(Sample.li), by: Sample.organiser, with: .notInSession)
        Room.held().refuses(.order([Sample.li]), by: Sample.organiser, with: .notInSession)
        #expect(Room.held().state.floor == nil)
    }

    @Test("criticism may be without words, where they are kept on paper")
    func onPaper() {
        var trial = Room.inSession()
        trial.does(Room.speech(Sample.li), by: Sample.secretary)
        trial.does(
            .criticise(.init(id: id("c1"), from: Sample.chen, to: Sample.li, text: nil)), by: Sample.organiser)
        #expect(trial.state.criticisms.first?.text == nil)
        #expect(trial.state.notCriticised.contains(Sample.li) == false)
    }
}
