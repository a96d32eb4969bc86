import Testing

@testable import PartyLife

@Suite("A campaign that was closed")
struct ClosedCampaignTests {
    private let office = Sample.reviewer

    private func issued(_ remaining: Campaign.Remaining = .init()) -> Trial<Campaign> {
        var trial = Trial<Campaign>(.init(issuerExists: true, remaining: remaining), on: day("2026-01-01"))
        trial.does(.issue(title: "专题", issuer: Sample.superiorID, procedure: Sample.procedure), by: office)
        return trial
    }

    @Test("it closes without a word where nothing is open, and with a reason where anything is")
    func reasons() {
        var clean = issued()
        clean.does(.close(), by: office)
        #expect(clean.state.phase == .closed && clean.state.closedReason == nil)
        let open: [Campaign.Remaining] = [
            .init(notConvened: 4), .init(notPooled: 1), .init(plansWaiting: 1),
            .init(openProblems: 69, overdueProblems: 43),
        ]
        for remaining in open {
            var trial = issued(remaining)
            trial.refuses(
                .close(reason: " "), by: office,
                with: .closingNeedsReason(branches: remaining.notConvened, problems: remaining.openProblems))
            trial.does(.close(reason: " 只差一个支部 "), by: office)
            #expect(trial.state.closedReason == "只差一个支部")
        }
    }

    @Test("closed by mistake, it is opened again with a reason that stays; then it goes on as before")
    func reopening() {
        var trial = issued()
        trial.refuses(.reopen(reason: "误点"), by: office, with: .notClosed)
        trial.does(.close(), by: office)
        trial.refuses(.reopen(reason: "　"), by: office, with: .reopeningNeedsReason)
        trial.today = day("2026-01-03")
        #expect(trial.does(.reopen(reason: " 误点 "), by: office) == [.reopened(reason: "误点", on: trial.today)])
        #expect(trial.state.isOpen && trial.state.phase == .open)
        #expect(trial.state.reopened == .init(reason: "误点", on: trial.today, closed: day("2026-01-01")))
        trial.does(.revise(procedure: with(Sample.procedure) { $0.version = 2 }), by: office)
        trial.does(.close(), by: office)
        #expect(trial.state.phase == .closed)
        var taken = issued()
        taken.does(.withdraw(reason: "主题写错"), by: office)
        taken.refuses(.reopen(reason: "误点"), by: office, with: .withdrawn)
    }

    @Test("what prepares and holds a meeting ends with it; rectification goes on; withdrawn, nothing does")
    func phases() {
        for stage in Step.Stage.allCases {
            #expect(CampaignPhase.open.takes(stage))
            #expect(CampaignPhase.closed.takes(stage) == (stage == .after))
            #expect(!CampaignPhase.withdrawn.takes(stage))
        }
    }

    private let facts = with(Sample.facts) { $0.phase = .closed }
    private let today = day("2026-03-10")
    private let text = words("走访少")

    @Test("every command before the meeting is refused, and says what would make it right")
    func before() {
        let plan = Trial<Plan>(facts, on: today)
        let empty = Plan.Text(
            goals: "", leader: nil, content: "", form: "", people: "", place: "", meetingDay: nil, startsAt: nil,
            means: "")
        let plans: [Plan.Command] = [
            .draft(empty), .submit(empty), .giveBack(reasons: [], remark: "改"),
            .approve(criteria: [], qualities: [], remark: ""), .checkEffect(passed: true, remark: ""),
            .changeDate(to: today, reason: "防汛"),
        ]
        for command in plans { plan.refuses(command, by: Sample.secretary, with: .campaignNotOpen) }
        let study = Trial<Study>(facts, on: today)
        let session = Study.Session(id: id("s"), texts: [], form: .together, on: today, place: "", attended: [])
        let studies: [Study.Command] = [
            .hold(session), .open(session, secret: "s"), .checkIn(id("s"), .onSite), .admit(id("s"), []),
            .endCheckIn(id("s")), .catchUp(session: id("s"), members: [], on: today),
            .commitSeed(id("d"), session: id("s"), fingerprint: "", seed: text), .draw(id("d"), seed: "", place: 0),
            .answer(id("d"), .answered),
        ]
        for command in studies { study.refuses(command, by: Sample.secretary, with: .campaignNotOpen) }
        let opinions = Trial<Opinions>(facts, on: today)
        let opinion = Opinions.Opinion(id: id("o"), channel: .letter, on: today, target: .branch, text: text)
        let all: [Opinions.Command] = [
            .receive(opinion), .merge(id("o"), into: id("p")), .address(id("o"), to: .branch), .deliver(on: today),
            .answer(id("o"), text, on: today), .openDoor(token: "t"), .closeDoor,
        ]
        for command in all { opinions.refuses(command, by: Sample.secretary, with: .campaignNotOpen) }
        let talks = Trial<Talks>(facts, on: today)
        let talk = Talks.Talk(id: id("t"), from: Sample.li, to: Sample.wang, on: today)
        let spoken: [Talks.Command] = [
            .record(talk), .untie(id("t"), on: today), .confirm(id("t"), note: nil), .plan([]), .dropPlan(id("t")),
        ]
        for command in spoken { talks.refuses(command, by: Sample.secretary, with: .campaignNotOpen) }
        let paper = Trial<SelfExamination>(
            .init(author: Sample.chen, branch: facts, meetingHeld: false, earlier: []), on: today)
        let written = SelfExamination.Text(gains: nil, answers: [])
        let papers: [SelfExamination.Command] = [
            .save(written), .submit(written), .giveBack(reasons: [], remark: text), .accept, .show(true),
        ]
        for command in papers { paper.refuses(command, by: Sample.actor(Sample.chen), with: .campaignNotOpen) }
        let notice = Trial<Notice>(
            Notice.Facts(campaignOpen: false, inherited: Sample.procedure, holdsMeeting: false), on: today)
        let notices: [Notice.Command] = [
            .receive, .tighten(Tightening()), .train(.init(topic: "培训", people: [Sample.li], on: today)),
            .guide(title: "问", text: "答"),
        ]
        for command in notices { notice.refuses(command, by: Sample.secretary, with: .campaignNotOpen) }
    }

    @Test("every command of the meeting is refused", arguments: [false, true])
    func meeting(_ isInSession: Bool) {
        var trial = isInSession ? Room.spoken() : Room.preparing()
        trial.facts.branch.phase = .closed
        let commands: [BranchMeeting.Command] = [
            .arrange(Sample.wu, .init(mode: .pair)), .confirmArrangement(Sample.wu, contact: "吴", on: today),
            .planVisits([]), .dropVisit(Sample.li), .exempt(Sample.wu, reason: .frailty), .liftExemption(Sample.wu),
            .overrideReadiness(reason: "防汛"), .declareReady, .open(on: today, place: "会议室"), .recordAttendance([:]),
            .observe(name: "何"), Room.speech(Sample.li), .criticise(Room.criticism("c9", Sample.li, of: Sample.wang)),
            .respond(id("c1"), .accepts, nil), .restate(Sample.li, nil), .close(nil),
            .remark(.init(id: id("r"), by: Sample.li, about: nil, text: text)),
            .cover(Sample.wu, mode: .makeUp, on: today), .confirmCame(Sample.wu, on: today),
        ]
        for command in commands { trial.refuses(command, by: Sample.secretary, with: .campaignNotOpen) }
    }

    @Test("problems go all the way to the look-back, and the list is pooled, posted and reconciled")
    func after() {
        let open = Work.problem(.writtenOff)
        for state in Work.states {
            var trial = Work.problem(state)
            trial.facts.branch.phase = .closed
            if state == .done { trial.does(.verify(Work.verification), by: Sample.discipline) }
            if state == .posted { trial.does(.reportDone(result: words("完成")), by: Work.chen) }
            if state == .accepted { trial.does(.writeOff, by: Sample.secretary) }
            trial.facts.branch.phase = .withdrawn
            trial.refuses(.sendBack(words("未到位")), by: Sample.discipline, with: .campaignWithdrawn)
        }
        #expect(open.state.state == .writtenOff)
        var list = Trial<ProblemList>(.init(phase: .closed, meetingHeld: true, ready: [1]), on: today)
        list.does(.pool([id("p1")]), by: Sample.organiser)
        list.does(.post, by: Sample.organiser)
        list.does(.reconcile, by: Sample.organiser)
        list.facts.phase = .withdrawn
        list.refuses(.add(id("p2")), by: Sample.organiser, with: .campaignWithdrawn)
    }
}
