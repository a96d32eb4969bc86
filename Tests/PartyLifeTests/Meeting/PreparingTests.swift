import Testing

@testable import PartyLife

@Suite("Preparing and opening the meeting")
struct PreparingTests {
    @Test("everything is done in an open campaign, by a person")
    func preconditions() {
        Room.preparing { $0.branch.campaignOpen = false }.refuses(
            .declareReady, by: Sample.secretary, with: .campaignNotOpen)
        Room.preparing().refuses(.declareReady, by: .deployment, with: .needsMember)
    }

    @Test("arrangements are for members, in the modes of the procedure, before the meeting")
    func arranging() {
        var trial = Room.preparing()
        trial.refuses(
            .arrange(Sample.stranger, .init(mode: nil)), by: Sample.organiser, with: .notMember(member: Sample.stranger)
        )
        trial.refuses(
            .arrange(Sample.wu, .init(mode: .temporaryBranch)), by: Sample.organiser, with: .modeNotAllowed)
        trial.does(.arrange(Sample.wu, .init(mode: .homeVisit, detail: "送学上门")), by: Sample.organiser)
        trial.ignores(.arrange(Sample.wu, .init(mode: .homeVisit, detail: "送学上门")), by: Sample.organiser)
        Room.held().refuses(.arrange(Sample.wu, .init(mode: .pair)), by: Sample.organiser, with: .alreadyHeld)
    }

    @Test("an exemption has its reason and can be lifted until the meeting")
    func exempting() {
        var trial = Room.preparing()
        trial.refuses(.liftExemption(Sample.wu), by: Sample.organiser, with: .notExempt(member: Sample.wu))
        trial.refuses(
            .exempt(Sample.stranger, reason: .illness), by: Sample.organiser, with: .notMember(member: Sample.stranger))
        trial.does(.exempt(Sample.wu, reason: .frailty), by: Sample.organiser)
        trial.ignores(.exempt(Sample.wu, reason: .frailty), by: Sample.organiser)
        #expect(trial.state.participation(of: Sample.wu) == .exempt)
        #expect(trial.state.tally.value(.exempt, asOf: Room.today) == 1)
        trial.does(.liftExemption(Sample.wu), by: Sample.organiser)
        #expect(trial.state.tally.isEmpty)
        Room.inSession().refuses(
            .exempt(Sample.wu, reason: .illness), by: Sample.organiser, with: .wasPresent(member: Sample.wu))
        var held = Room.held(without: [Sample.wu])
        held.does(.exempt(Sample.wu, reason: .illness), by: Sample.organiser)
        held.refuses(.liftExemption(Sample.wu), by: Sample.organiser, with: .alreadyHeld)
    }

    @Test("it is ready when every gate is met, and once")
    func ready() {
        Room.preparing { $0.readiness = Sample.notReady }.refuses(
            .declareReady, by: Sample.secretary, with: .gatesUnmet(gates: ["planApproved"]))
        var trial = Room.preparing()
        trial.does(.declareReady, by: Sample.secretary)
        trial.refuses(.declareReady, by: Sample.secretary, with: .alreadyReady)
        trial.refuses(.overrideReadiness(reason: "急"), by: Sample.reviewer, with: .alreadyReady)
    }

    @Test("only the superior lets it go ahead with unmet gates, with a reason, and for these gates alone")
    func overriding() {
        var trial = Room.preparing { $0.readiness = Sample.notReady }
        trial.refuses(.overrideReadiness(reason: "来不及"), by: Sample.secretary, with: .onlySuperior)
        trial.refuses(.overrideReadiness(reason: " "), by: Sample.reviewer, with: .reasonMissing)
        Room.preparing().refuses(.overrideReadiness(reason: "急"), by: Sample.reviewer, with: .nothingToOverride)
        trial.does(.overrideReadiness(reason: "抗洪"), by: Sample.reviewer)
        let other = Readiness.Condition(gate: .talksCovered, due: 2, done: 1, missing: [Sample.chen])
        trial.facts.readiness.conditions.append(other)
        trial.refuses(.declareReady, by: Sample.secretary, with: .gatesUnmet(gates: ["talksCovered"]))
        trial.facts.readiness = Sample.notReady
        trial.does(.declareReady, by: Sample.secretary)
        #expect(trial.state.readinessOverride?.unmet == [.planApproved])
    }

    @Test("it is opened by a member, once ready, in a place, on a day of the window that has come")
    func opening() {
        Room.preparing().refuses(.open(on: Room.today, place: "会议室"), by: Sample.secretary, with: .notReady)
        var trial = Room.preparing()
        trial.does(.declareReady, by: Sample.secretary)
        trial.refuses(
            .open(on: Room.today, place: "会议室"), by: Sample.guidance, with: .notMember(member: id("he")))
        trial.refuses(.open(on: Room.today, place: " "), by: Sample.secretary, with: .placeMissing)
        trial.refuses(.open(on: Room.today + 1, place: "会议室"), by: Sample.secretary, with: .inFuture)
        trial.refuses(
            .open(on: day("2026-02-28"), place: "会议室"), by: Sample.secretary,
            with: .outsideWindow(from: day("2026-03-01")))
        trial.does(.open(on: Room.today, place: " 会议室 "), by: Sample.secretary)
        #expect(trial.state.place == "会议室")
        trial.refuses(.open(on: Room.today, place: "会议室"), by: Sample.secretary, with: .alreadyHeld)
        Room.held().refuses(.open(on: Room.today, place: "会议室"), by: Sample.secretary, with: .alreadyHeld)
    }
}
