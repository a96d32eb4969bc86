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
        trial.refuses(.close, by: office, with: .notIssued)
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
        trial.refuses(.revise(procedure: dropped), by: office, with: .aspectDropped(id: "service"))
        let unsound = with(Sample.procedure) { ($0.version, $0.theme) = (2, "") }
        trial.refuses(
            .revise(procedure: unsound), by: office, with: .procedureDefective(path: "theme", reason: "missing"))
        let later = with(Sample.procedure) { $0.version = 2 }
        trial.does(.revise(procedure: later), by: office)
        #expect(trial.state.procedure == later)
        trial.does(.close, by: office)
        #expect(!trial.state.isOpen)
        trial.refuses(.close, by: office, with: .closed)
        trial.refuses(.revise(procedure: with(later) { $0.version = 3 }), by: office, with: .closed)
    }
}

@Suite("A notice at one organisation")
struct NoticeTests {
    private let today = day("2026-01-05")

    private func facts(open: Bool = true, holdsMeeting: Bool = false) -> Notice.Facts {
        .init(campaignOpen: open, inherited: Sample.procedure, holdsMeeting: holdsMeeting)
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
        trial.refuses(.tighten(.init()), by: Sample.secretary, with: .nothingBelow)
    }

    @Test("it is passed on once, tighter and never looser")
    func tightening() {
        var trial = Trial<Notice>(facts(), on: today)
        let earlier = Tightening(planBy: day("2026-01-15"))
        trial.refuses(.tighten(earlier), by: Sample.reviewer, with: .notReceived)
        trial.does(.receive, by: Sample.reviewer)
        trial.refuses(
            .tighten(.init(planBy: day("2026-01-21"))), by: Sample.reviewer,
            with: .loosened(field: "planBy", than: day("2026-01-20")))
        trial.refuses(
            .tighten(.init(addedAspects: [.init(id: "service", title: "另一个")])), by: Sample.reviewer,
            with: .replaces(id: "service"))
        trial.refuses(
            .tighten(.init(addedTexts: [.init(id: "new", title: " ")])), by: Sample.reviewer,
            with: .unusable(path: "study.texts[2].title"))
        trial.does(.tighten(earlier), by: Sample.reviewer)
        trial.refuses(.tighten(earlier), by: Sample.reviewer, with: .alreadyTightened)
    }
}
