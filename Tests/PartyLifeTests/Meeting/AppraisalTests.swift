import Testing

@testable import PartyLife

@Suite("The appraisal of members")
struct AppraisalTests {
    private func trial(_ change: (inout Appraisal.Facts) -> Void = { _ in }) -> Trial<Appraisal> {
        var facts = Appraisal.Facts(branch: Sample.facts, meeting: Room.held(without: [Sample.sun]).state)
        change(&facts)
        return Trial(facts, on: Room.today)
    }

    private func open() -> Trial<Appraisal> {
        var trial = trial()
        trial.does(.open(on: Room.today), by: Sample.organiser)
        return trial
    }

    private func count(
        _ trial: Trial<Appraisal>, issued: Int = 5, returned: Int = 5, valid: Int = 5, each: Int = 5,
        counters: [Member.ID] = [Sample.chen, Sample.wu]
    ) -> Appraisal.Count {
        let graded = trial.state.graded(of: trial.facts.branch, on: Room.today)
        return .init(
            issued: issued, returned: returned, valid: valid,
            votes: Dictionary(uniqueKeysWithValues: graded.map { ($0, [.qualified: each]) }), counters: counters)
    }

    private func counted() -> Trial<Appraisal> {
        var trial = open()
        trial.does(.count(count(trial)), by: Sample.organiser)
        return trial
    }

    private func all(_ grade: Appraisal.Grade, _ trial: Trial<Appraisal>) -> [Member.ID: Appraisal.Grade] {
        Dictionary(
            uniqueKeysWithValues: trial.state.graded(of: trial.facts.branch, on: Room.today).map { ($0, grade) })
    }

    @Test("it is part of the meeting: it begins when that is held, once, and not on a day before")
    func opening() {
        trial { $0.meeting = BranchMeeting() }
            .refuses(.open(on: Room.today), by: Sample.organiser, with: .meetingNotBegun)
        var trial = trial()
        trial.refuses(.open(on: Room.today + 1), by: Sample.organiser, with: .inFuture)
        trial.refuses(.open(on: Room.today - 1), by: Sample.organiser, with: .beforeOpening(day: Room.today))
        trial.refuses(.rate(.qualified), by: Sample.actor(Sample.chen), with: .notOpen)
        trial.does(.open(on: Room.today), by: Sample.organiser)
        trial.refuses(.open(on: Room.today), by: Sample.organiser, with: .alreadyOpen)
    }

    @Test("each assesses themself, and may think again until it is counted")
    func rating() {
        var trial = open()
        trial.does(.rate(.excellent), by: Sample.actor(Sample.chen))
        trial.ignores(.rate(.excellent), by: Sample.actor(Sample.chen))
        trial.does(.rate(.qualified), by: Sample.actor(Sample.chen))
        #expect(trial.state.selfGrades == [Sample.chen: .qualified])
        counted().refuses(.rate(.qualified), by: Sample.actor(Sample.chen), with: .notOpen)
    }

    @Test("leaders who are assessed elsewhere stand apart, with a reason, never by their own hand")
    func excusing() {
        var trial = open()
        let before = trial.state.graded(of: trial.facts.branch, on: Room.today)
        trial.does(.excuse(Sample.li, words("在县委办评议")), by: Sample.organiser)
        #expect(trial.state.graded(of: trial.facts.branch, on: Room.today) == before.filter { $0 != Sample.li })
        let own = Sample.organiser
        trial.refuses(.excuse(own.member ?? Sample.li, words("忙")), by: own, with: .ownExcuse)
        trial.does(.liftExcuse(Sample.li), by: Sample.organiser)
        trial.refuses(.liftExcuse(Sample.li), by: Sample.organiser, with: .notExcused(member: Sample.li))
    }

    @Test("a count is possible or refused: two who were there, no more ballots than voters, no more votes than ballots")
    func counting() {
        let trial = open()
        func refuse(_ count: Appraisal.Count, _ refused: Appraisal.Refused) {
            trial.refuses(.count(count), by: Sample.organiser, with: refused)
        }
        let voters = trial.facts.meeting.present.filter { trial.facts.branch.branch.member($0)?.hasVote == true }.count
        refuse(count(trial, counters: [Sample.chen]), .countersMissing)
        refuse(count(trial, counters: [Sample.chen, Sample.chen]), .countersMissing)
        refuse(count(trial, counters: [Sample.chen, Sample.sun]), .counterNotPresent(member: Sample.sun))
        refuse(count(trial, issued: voters + 1), .tooManyBallots(issued: voters + 1, voters: voters))
        refuse(count(trial, issued: -1), .tooManyBallots(issued: -1, voters: voters))
        refuse(count(trial, issued: 4, returned: 5), .moreReturnedThanIssued)
        refuse(count(trial, returned: 4, valid: 5), .moreValidThanReturned)
        let first = trial.state.graded(of: trial.facts.branch, on: Room.today)[0]
        refuse(count(trial, valid: 4), .moreVotesThanBallots(member: first))
        var strange = count(trial)
        strange.votes[Sample.stranger] = [.excellent: 1]
        refuse(strange, .notGraded(members: [Sample.stranger]))
        var team = count(trial)
        team.team = [.good: 6]
        refuse(team, .moreTeamVotesThanBallots)
    }

    @Test("a wrong count is taken back whole, with its reason, until it is concluded")
    func recount() {
        var trial = counted()
        trial.refuses(.count(count(trial)), by: Sample.organiser, with: .alreadyCounted)
        trial.refuses(.withdrawCount(nil), by: Sample.organiser, with: .reasonMissing)
        trial.does(.withdrawCount(words("漏了一张")), by: Sample.organiser)
        #expect(trial.state.state == .open)
        trial.does(.count(count(trial)), by: Sample.organiser)
        trial.does(.conclude(all(.qualified, trial), acceptingMore: false), by: Sample.secretary)
        trial.refuses(.withdrawCount(words("晚了")), by: Sample.organiser, with: .alreadyConcluded)
    }

    @Test("votes set no grade; the committee names one for each, and crossing the limit of the best is seen first")
    func concluding() {
        var trial = counted()
        let graded = trial.state.graded(of: trial.facts.branch, on: Room.today)
        let most = graded.count / 3
        #expect(trial.state.mostExcellent(knowing: trial.facts) == most)
        trial.refuses(
            .conclude([:], acceptingMore: false), by: Sample.secretary, with: .gradesMissing(members: graded))
        trial.refuses(
            .conclude(all(.excellent, trial), acceptingMore: false), by: Sample.secretary,
            with: .tooManyExcellent(most: most, proposed: graded.count))
        trial.does(.conclude(all(.excellent, trial), acceptingMore: true), by: Sample.secretary)
        guard case .concluded(_, _, _, let over)? = trial.events.last else {
            Issue.record("not concluded")
            return
        }
        #expect(over == graded.count - most)
        trial.refuses(
            .conclude(all(.qualified, trial), acceptingMore: true), by: Sample.secretary, with: .alreadyConcluded)
    }

    @Test("each is told, once; a correction has a reason, is not of oneself, and is to be told anew")
    func telling() {
        var trial = counted()
        trial.refuses(
            .tell(Sample.chen, on: Room.today), by: Sample.secretary, with: .notConcluded(member: Sample.chen))
        trial.does(.conclude(all(.qualified, trial), acceptingMore: false), by: Sample.secretary)
        trial.does(.tell(Sample.chen, on: Room.today), by: Sample.secretary)
        trial.ignores(.tell(Sample.chen, on: Room.today), by: Sample.secretary)
        trial.refuses(.correct(Sample.chen, .basic, nil), by: Sample.secretary, with: .reasonMissing)
        trial.refuses(
            .correct(Sample.li, .excellent, words("好")), by: Sample.secretary, with: .ownConclusion)
        trial.does(.correct(Sample.chen, .basic, words("漏算一次缺席")), by: Sample.secretary)
        #expect(trial.state.conclusions[Sample.chen]?.told == nil)
    }

    @Test("a member sees their own, once told, and nobody else's; no vote of anybody")
    func masking() {
        var trial = counted()
        trial.does(.conclude(all(.qualified, trial), acceptingMore: false), by: Sample.secretary)
        #expect(trial.state.seen(by: Sample.chen).conclusions.isEmpty)
        trial.does(.tell(Sample.chen, on: Room.today), by: Sample.secretary)
        trial.does(.tell(Sample.wu, on: Room.today), by: Sample.secretary)
        let seen = trial.state.seen(by: Sample.chen)
        #expect(Array(seen.conclusions.keys) == [Sample.chen])
        #expect(seen.count?.votes.isEmpty == true && seen.count?.valid == 5)
        #expect(trial.state.seen(by: nil).conclusions.isEmpty)
    }

    @Test("the limit is a share of who is graded, of all or of who was there, rounded as the procedure says")
    func limit() {
        #expect(ExcellentLimit().most(of: 8) == 2)
        #expect(ExcellentLimit(rounding: .nearest).most(of: 8) == 3)
        #expect(ExcellentLimit(rounding: .up).most(of: 7) == 3)
        #expect(ExcellentLimit(share: 1, parts: 0).most(of: 9) == nil)
        #expect(ExcellentLimit(share: 0, parts: 3).most(of: 9) == 0)
    }
}
