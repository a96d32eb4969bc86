import Testing

@testable import PartyLife

@Suite("A branch's plan")
struct PlanTests {
    private let text = Plan.Text(
        goals: "解决问题", leader: Sample.li, content: "学习、谈心、对照、批评", form: "集中召开", people: "全体党员", place: "会议室",
        meetingDay: day("2026-03-10"), means: "支部会议室")
    private let approve = Plan.Command.approve(
        criteria: Set(Plan.Criterion.atApproval), qualities: Set(Plan.Quality.allCases), remark: "")

    private func trial(_ change: (inout BranchFacts) -> Void = { _ in }) -> Trial<Plan> {
        Trial(with(Sample.facts, change), on: day("2026-01-15"))
    }

    private func submitted() -> Trial<Plan> {
        var trial = trial()
        trial.does(.submit(text), by: Sample.secretary)
        return trial
    }

    private func approved() -> Trial<Plan> {
        var trial = submitted()
        trial.does(approve, by: Sample.reviewer)
        return trial
    }

    @Test("it is written in an open campaign, after the notice, by a person")
    func preconditions() {
        trial { $0.campaignOpen = false }.refuses(.draft(text), by: Sample.secretary, with: .campaignNotOpen)
        trial { $0.noticeReceived = false }.refuses(.draft(text), by: Sample.secretary, with: .noticeNotReceived)
        trial().refuses(.draft(text), by: .deployment, with: .needsMember)
    }

    @Test("a draft may lack anything; the same draft again changes nothing")
    func drafting() {
        var trial = trial()
        trial.does(.draft(.init(goals: "目标")), by: Sample.organiser)
        trial.ignores(.draft(.init(goals: "目标")), by: Sample.organiser)
        #expect(trial.state.state == .drafted)
        #expect(trial.state.tally.isEmpty)
    }

    @Test("what is submitted has every element, and a day in the window that is not past")
    func submitting() {
        var trial = trial()
        trial.refuses(
            .submit(.init(goals: " ", means: "经费")), by: Sample.secretary,
            with: .elementsMissing(elements: ["goals", "leader", "content", "form", "people", "place", "meetingDay"]))
        trial.refuses(
            .submit(with(text) { $0.leader = Sample.stranger }), by: Sample.secretary, with: .leaderNotOfBranch)
        for outside in ["2026-02-28", "2026-04-01"] {
            trial.refuses(
                .submit(with(text) { $0.meetingDay = day(outside) }), by: Sample.secretary,
                with: .meetingOutsideWindow(from: day("2026-03-01"), to: day("2026-03-31")))
        }
        trial.today = day("2026-03-11")
        trial.refuses(.submit(text), by: Sample.secretary, with: .meetingInPast)
        trial.today = day("2026-01-15")
        trial.does(.submit(text), by: Sample.secretary)
        trial.refuses(.draft(text), by: Sample.secretary, with: .underReview)
        trial.refuses(.submit(text), by: Sample.secretary, with: .underReview)
    }

    @Test("it is given back with at least one reason and a remark, and comes again only when changed")
    func returning() {
        trial().refuses(.giveBack(reasons: [.untrue], remark: "改"), by: Sample.reviewer, with: .notSubmitted)
        var trial = submitted()
        trial.refuses(.giveBack(reasons: [], remark: "改"), by: Sample.reviewer, with: .returnNeedsReason)
        trial.refuses(.giveBack(reasons: [.untrue], remark: " "), by: Sample.reviewer, with: .returnNeedsRemark)
        trial.does(.giveBack(reasons: [.incomplete, .untrue, .untrue], remark: "缺少人员安排"), by: Sample.reviewer)
        #expect(trial.state.reviews.last?.reasons == [.untrue, .incomplete])
        trial.refuses(.submit(text), by: Sample.secretary, with: .unchangedSinceReturn)
        let changed = with(text) { $0.means = "会议室与材料" }
        trial.does(.draft(changed), by: Sample.secretary)
        trial.today = day("2026-01-17")
        trial.does(.submit(changed), by: Sample.secretary)
        #expect(trial.state.firstSubmitted == day("2026-01-15"))
        #expect(trial.state.tally.value(.plansSubmitted, asOf: day("2026-01-20")) == 1)
    }

    @Test("each reason comes back with its remark, on the whole or at its place", arguments: Plan.ReturnReason.allCases)
    func roundTrip(reason: Plan.ReturnReason) throws {
        var trial = submitted()
        let notes = [Plan.Note(.means, " 写明经费 "), Plan.Note(.goals, "目标要具体"), Plan.Note(.place, " ")]
        trial.does(.giveBack(reasons: [reason], remark: "", notes: notes), by: Sample.reviewer)
        let stored = try Coding.roundTrip(trial.state)
        let review = try #require(stored.openReturn)
        #expect(review.reasons == [reason])
        #expect(review.notes == [.init(.goals, "目标要具体"), .init(.means, "写明经费")])
        #expect(review.note(on: .means) == "写明经费")
        #expect(review.note(on: .place) == nil)
        trial.does(.submit(with(text) { $0.goals = "解决两个问题" }), by: Sample.secretary)
        #expect(trial.state.openReturn == nil)
        trial.refuses(
            .giveBack(reasons: [reason], remark: " ", notes: [.init(.form, " ")]), by: Sample.reviewer,
            with: .returnNeedsRemark)
    }

    @Test("the second checkpoint looks at study and material: after approval, by somebody else, until it is passed")
    func effect() {
        let check = Plan.Command.checkEffect(passed: true, remark: "")
        submitted().refuses(check, by: Sample.reviewer, with: .notApproved)
        var trial = approved()
        trial.refuses(check, by: Sample.secretary, with: .ownPlan)
        trial.refuses(.checkEffect(passed: false, remark: " "), by: Sample.reviewer, with: .returnNeedsRemark)
        trial.does(.checkEffect(passed: false, remark: "两名党员还没有补学"), by: Sample.reviewer)
        #expect(trial.state.effect?.passed == false)
        trial.does(check, by: Sample.guidance)
        #expect(trial.state.effect?.passed == true)
        trial.refuses(check, by: Sample.reviewer, with: .effectAlreadyPassed)
    }

    @Test("it is approved on the criteria of its checkpoint and three qualities, and then stands")
    func approving() {
        submitted().refuses(
            .approve(criteria: [.steps, .studyEffect], qualities: [], remark: ""), by: Sample.reviewer,
            with: .criteriaNotMet(criteria: ["form", "timing"]))
        submitted().refuses(
            .approve(criteria: Set(Plan.Criterion.atApproval), qualities: [.serious], remark: ""),
            by: Sample.reviewer, with: .qualitiesNotMet(qualities: ["political", "standard"]))
        let trial = approved()
        #expect(trial.state.tally.value(.plansApproved, asOf: day("2026-01-15")) == 1)
        trial.refuses(.draft(.init()), by: Sample.secretary, with: .alreadyApproved)
        trial.refuses(.submit(text), by: Sample.secretary, with: .alreadyApproved)
        trial.refuses(.giveBack(reasons: [.untrue], remark: "改"), by: Sample.reviewer, with: .notSubmitted)
    }

    @Test("nobody reviews their own plan: no author, wherever they sit, and nobody of the branch's committee")
    func ownPlan() {
        let trial = submitted()
        let all = approve
        trial.refuses(all, by: Sample.secretary, with: .ownPlan)
        trial.refuses(all, by: Sample.organiser, with: .ownPlan)
        let promoted = ActingPerson(member: Sample.li, holdings: [.init(.reviewer, at: Sample.superiorID)])
        trial.refuses(all, by: promoted, with: .ownPlan)
        trial.refuses(.giveBack(reasons: [.untrue], remark: "改"), by: promoted, with: .ownPlan)
    }

    @Test("whoever only drafted it is an author as well")
    func drafterIsAuthor() {
        var trial = trial()
        trial.does(.draft(.init(goals: "目标")), by: Sample.actor(Sample.chen))
        trial.does(.submit(text), by: Sample.secretary)
        trial.refuses(.giveBack(reasons: [.untrue], remark: "改"), by: Sample.actor(Sample.chen), with: .ownPlan)
    }

    @Test("the day changes after approval, with a reason, inside the window")
    func dateChange() {
        submitted().refuses(
            .changeDate(to: day("2026-03-12"), reason: "书记出差"), by: Sample.secretary, with: .notApproved)
        var trial = approved()
        trial.refuses(.changeDate(to: day("2026-03-12"), reason: ""), by: Sample.secretary, with: .reasonMissing)
        trial.refuses(
            .changeDate(to: day("2026-04-12"), reason: "书记出差"), by: Sample.secretary,
            with: .meetingOutsideWindow(from: day("2026-03-01"), to: day("2026-03-31")))
        trial.ignores(.changeDate(to: day("2026-03-10"), reason: "书记出差"), by: Sample.secretary)
        trial.does(.changeDate(to: day("2026-03-12"), reason: "书记出差"), by: Sample.secretary)
        #expect(trial.state.meetingDay == day("2026-03-12"))
        trial.today = day("2026-03-14")
        trial.refuses(.changeDate(to: day("2026-03-13"), reason: "又改"), by: Sample.secretary, with: .meetingInPast)
    }
}
