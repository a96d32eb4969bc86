import Testing

@testable import PartyLife

@Suite("A campaign and its notice")
struct CampaignTests {
    private let office = Sample.reviewer

    private func issue(
        _ title: String = "专题组织生活会", _ procedure: Procedure = Sample.procedure
    ) -> Campaign.Command { .issue(title: title, issuer: Sample.superiorID, procedure: procedure) }

    private func trial(issuerExists: Bool = true) -> Trial<Campaign> {
        Trial(.init(issuerExists: issuerExists), on: day("2026-01-01"))
    }

    @Test("it is issued once, with a title, by an organisation that exists, with a sound procedure")
    func issuing() {
        trial().refuses(issue(" "), by: office, with: .titleMissing)
        trial(issuerExists: false).refuses(issue(), by: office, with: .issuerUnknown)
        let unsound = with(Sample.procedure) { $0.aspects = [] }
        trial().refuses(issue("甲", unsound), by: office, with: .procedureDefective(path: "aspects", reason: "missing"))
        var trial = trial()
        trial.refuses(.revise(procedure: Sample.procedure), by: office, with: .notIssued)
        trial.refuses(.close(), by: office, with: .notIssued)
        trial.does(issue(), by: office)
        #expect(trial.state.isOpen)
        trial.refuses(issue(), by: office, with: .alreadyIssued)
    }

    @Test("a later version keeps every aspect, and nothing is revised once it is closed")
    func revising() {
        var trial = trial()
        trial.does(issue(), by: office)
        trial.refuses(.revise(procedure: Sample.procedure), by: office, with: .versionNotLater(current: 1))
        let dropped = with(Sample.procedure) { ($0.version, $0.aspects) = (2, [$0.aspects[0]]) }
        trial.refuses(.revise(procedure: dropped), by: office, with: .aspectDropped(id: "联系群众"))
        let unsound = with(Sample.procedure) { ($0.version, $0.theme) = (2, "") }
        trial.refuses(
            .revise(procedure: unsound), by: office, with: .procedureDefective(path: "theme", reason: "missing"))
        let later = with(Sample.procedure) { $0.version = 2 }
        trial.does(.revise(procedure: later), by: office)
        #expect(trial.state.procedure == later)
        trial.does(.close(), by: office)
        #expect(!trial.state.isOpen)
        trial.refuses(.close(), by: office, with: .closed)
        trial.refuses(.revise(procedure: with(later) { $0.version = 3 }), by: office, with: .closed)
    }
}

@Suite("Changing a campaign that was issued")
struct RevisionTests {
    private let office = Sample.reviewer
    private let later = with(Sample.procedure) { $0.version = 2 }

    private func issued(meetingsBegun: Bool = false, on today: String = "2026-01-15") -> Trial<Campaign> {
        var trial = Trial<Campaign>(.init(issuerExists: true), on: day("2026-01-01"))
        trial.does(.issue(title: "专题", issuer: Sample.superiorID, procedure: Sample.procedure), by: office)
        (trial.facts.meetingsBegun, trial.today) = (meetingsBegun, day(today))
        return trial
    }

    @Test("nothing that is studied goes, and no day moves into the past")
    func revision() {
        var trial = issued()
        let fewer = with(later) { $0.study.texts.removeFirst() }
        trial.refuses(.revise(procedure: fewer), by: office, with: .textDropped(title: "讲话"))
        let past = with(later) { ($0.timetable.noticeBy, $0.timetable.planBy) = (day("2026-01-09"), day("2026-01-14")) }
        trial.refuses(.revise(procedure: past), by: office, with: .dayPassed(field: "noticeBy"))
        trial.refuses(.revise(procedure: later, title: " "), by: office, with: .titleMissing)
        let better = with(later) {
            $0.theme = "新主题"
            $0.timetable.planBy = day("2026-01-15")
            $0.gates = []
        }
        trial.does(.revise(procedure: better, title: "新标题"), by: office)
        #expect(trial.state.procedure == better)
        #expect(trial.state.title == "新标题")
    }

    @Test("once a meeting was opened, theme, kind and window stand, and the campaign is not withdrawn")
    func meetings() {
        let trial = issued(meetingsBegun: true)
        for (field, change) in [
            ("theme", with(later) { $0.theme = "别的" }), ("kind", with(later) { $0.name = "别的" }),
            ("opens", with(later) { $0.window.opens = day("2026-03-02") }),
        ] {
            trial.refuses(.revise(procedure: change), by: office, with: .settledByMeetings(field: field))
        }
        trial.refuses(.withdraw(reason: "发错"), by: office, with: .meetingsBegun)
        var other = trial
        other.does(.revise(procedure: with(later) { $0.window.closes = day("2026-04-10") }), by: office)
    }

    @Test("a mistaken one is withdrawn with a reason, and then nothing more happens to it")
    func withdrawal() {
        var trial = issued()
        trial.refuses(.withdraw(reason: " "), by: office, with: .withdrawalNeedsReason)
        trial.does(.withdraw(reason: "主题写错"), by: office)
        #expect(!trial.state.isOpen)
        #expect(trial.state.withdrawn?.reason == "主题写错")
        trial.refuses(.close(), by: office, with: .withdrawn)
        trial.refuses(.revise(procedure: later), by: office, with: .withdrawn)
        trial.refuses(.withdraw(reason: "再撤"), by: office, with: .withdrawn)
    }

    @Test("a draft may have any gap; only what changes is kept, and what is discarded is gone")
    func drafts() {
        var trial = Trial<CampaignDraft>(.init(), on: day("2026-01-01"))
        let gaps = with(Sample.procedure) { ($0.theme, $0.aspects) = ("", []) }
        trial.refuses(.discard, by: office, with: .nothingThere)
        trial.refuses(.save(title: "", procedure: gaps), by: .deployment, with: .needsMember)
        trial.does(.save(title: "", procedure: gaps), by: office)
        trial.ignores(.save(title: " ", procedure: gaps), by: office)
        trial.does(.discard, by: office)
        #expect(trial.state == CampaignDraft())
    }
}

@Suite("A notice at one organisation")
struct NoticeTests {
    private let today = day("2026-01-05")

    private func facts(open: Bool = true, holdsMeeting: Bool = false) -> Notice.Facts {
        .init(
            campaignOpen: open, inherited: Sample.procedure, holdsMeeting: holdsMeeting, setBy: ["planBy": "集团党委"],
            organisers: [Sample.li])
    }

    @Test("it is received once, by a person, while the campaign is open")
    func receiving() {
        var trial = Trial<Notice>(facts(open: false), on: today)
        trial.refuses(.receive, by: Sample.secretary, with: .campaignNotOpen)
        trial.facts = .init(campaignOpen: true, inherited: nil, holdsMeeting: true)
        trial.refuses(.receive, by: Sample.secretary, with: .campaignNotOpen)
        trial.facts = facts(holdsMeeting: true)
        trial.refuses(.receive, by: .deployment, with: .needsMember)
        trial.does(.receive, by: Sample.secretary)
        trial.refuses(.receive, by: Sample.secretary, with: .alreadyReceived(on: today))
        #expect(trial.state.tally.value(.noticesReceived, asOf: today) == 1)
        trial.refuses(.guide(title: "问", text: "答"), by: Sample.secretary, with: .nothingBelow)
    }

    @Test("it is passed on once, tighter and never looser")
    func tightening() {
        var trial = Trial<Notice>(facts(), on: today)
        let earlier = Tightening(planBy: day("2026-01-15"))
        trial.refuses(.tighten(earlier), by: Sample.reviewer, with: .notReceived)
        trial.does(.receive, by: Sample.reviewer)
        trial.refuses(
            .tighten(.init(planBy: day("2026-01-21"))), by: Sample.reviewer,
            with: .loosened(field: "planBy", than: day("2026-01-20"), by: "集团党委"))
        trial.refuses(
            .tighten(.init(addedAspects: [.init(id: "service", title: "另一个")])), by: Sample.reviewer,
            with: .replaces(id: "service", by: ""))
        trial.refuses(
            .tighten(.init(addedTexts: [.init(id: "new", title: " ")])), by: Sample.reviewer,
            with: .unusable(path: "study.texts[2].title"))
        trial.does(.tighten(earlier), by: Sample.reviewer)
        trial.refuses(.tighten(earlier), by: Sample.reviewer, with: .alreadyTightened)
    }

    @Test("a branch adds from its own business until its plan is under review")
    func ownAspects() {
        var trial = Trial<Notice>(facts(holdsMeeting: true), on: today)
        let own = Tightening(addedAspects: [.init(id: "own", title: "供水服务")])
        trial.does(.receive, by: Sample.secretary)
        trial.facts.planSettled = true
        trial.refuses(.tighten(own), by: Sample.secretary, with: .planSettled)
        trial.facts.planSettled = false
        trial.does(.tighten(own), by: Sample.secretary)
        #expect(Sample.procedure.bound(by: own).aspects.map(\.id) == ["conviction", "service", "own"])
    }

    @Test("a training names its topic, a day that is not ahead, and people who organise the meetings below")
    func training() {
        var trial = Trial<Notice>(facts(), on: today)
        func train(_ topic: String, _ people: [Member.ID], _ on: Day) -> Notice.Command {
            .train(.init(topic: topic, people: people, on: on))
        }
        trial.refuses(train(" ", [Sample.li], today), by: Sample.reviewer, with: .topicMissing)
        trial.refuses(train("开好会", [], today), by: Sample.reviewer, with: .nobodyTrained)
        trial.refuses(
            train("开好会", [Sample.li, Sample.chen], today), by: Sample.reviewer,
            with: .notOrganisers(members: [Sample.chen]))
        trial.refuses(train("开好会", [Sample.li], today + 1), by: Sample.reviewer, with: .inFuture)
        trial.does(train(" 开好会 ", [Sample.li, Sample.li], today), by: Sample.reviewer)
        #expect(trial.state.trainings == [.init(topic: "开好会", people: [Sample.li], on: today)])
        trial.refuses(.guide(title: "问", text: " "), by: Sample.reviewer, with: .guidanceIncomplete)
        trial.does(.guide(title: "问", text: "答"), by: Sample.reviewer)
        #expect(trial.state.guidance?.map(\.title) == ["问"])
    }
}
