import Testing

@testable import PartyLife

@Suite("Putting study right")
struct CorrectingStudyTests {
    private let today = day("2026-02-01")
    private let wang = Sample.organiser

    private func held(by actor: ActingPerson = Sample.secretary) -> Trial<Study> {
        var trial = Trial<Study>(Sample.facts, on: today)
        trial.does(
            .hold(
                .init(
                    id: id("s1"), texts: ["speech"], form: .together, on: day("2026-01-20"), place: "会议室",
                    attended: [Sample.li, Sample.chen])), by: actor)
        return trial
    }

    private func wanted(_ trial: Trial<Study>, _ attended: [Member.ID], on day: Day? = nil) -> Study.Amendment {
        .session(
            as: with(trial.state.sessions[0]) {
                $0.attended = attended
                if let day { $0.on = day }
            })
    }

    @Test("whoever noted a session puts it right without ado; others of the committee give a reason; nobody else may")
    func who() {
        var trial = held()
        let change = wanted(trial, [Sample.li, Sample.sun])
        trial.refuses(
            .correct(change, reason: words("记错")), by: Sample.actor(Sample.chen), with: .correction(.notYours))
        trial.refuses(.correct(change, reason: nil), by: wang, with: .correction(.reasonMissing))
        trial.refuses(
            .correct(change, reason: words(String(repeating: "错", count: 501))), by: wang,
            with: .correction(.reasonTooLong(limit: 500)))
        trial.does(.correct(change, reason: nil), by: Sample.secretary)
        #expect(trial.state.sessions[0].attended == [Sample.li, Sample.sun])
        #expect(trial.state.corrections[0].correction.isMarked == false)
        trial.does(.correct(wanted(trial, [Sample.li]), reason: words("孙没有来")), by: wang)
        #expect(trial.state.corrections.map(\.correction.isMarked) == [false, true])
        guard case .session(let before) = trial.state.corrections[1].before else {
            Issue.record("what stood before")
            return
        }
        #expect(before.attended == [Sample.li, Sample.sun])
        trial.ignores(.correct(wanted(trial, [Sample.li]), reason: words("一样")), by: wang)
        trial.refuses(.correct(wanted(trial, []), reason: nil), by: Sample.secretary, with: .nobody)
        trial.refuses(
            .correct(.sessionWithdrawn(session: id("s9")), reason: nil), by: wang, with: .correction(.unknownRecord))
    }

    @Test("a reason is asked for once others have built on the session, or its days are over")
    func settled() {
        var trial = held()
        trial.does(
            .reflect(.init(session: id("s1"), author: Sample.chen, thought: words("有所思"))),
            by: Sample.actor(Sample.chen))
        let change = Study.Amendment.sessionWithdrawn(session: id("s1"))
        trial.refuses(.correct(change, reason: nil), by: Sample.secretary, with: .correction(.reasonMissing))
        var late = held()
        late.today = day("2026-02-11")
        late.refuses(.correct(change, reason: nil), by: Sample.secretary, with: .correction(.reasonMissing))
        late.does(.correct(change, reason: words("记到别的支部去了")), by: Sample.secretary)
        #expect(late.state.sessions.isEmpty && late.state.corrections(of: id("s1")).count == 1)
        late.refuses(
            .hold(
                .init(id: id("s1"), texts: ["speech"], form: .together, on: day("2026-01-20"), attended: [Sample.li])),
            by: Sample.secretary, with: .sessionExists)
    }

    @Test("figures and cover follow a correction, of those who caught up as well")
    func figures() {
        var trial = held()
        trial.does(
            .catchUp(session: id("s1"), members: [Sample.sun, Sample.wu], on: day("2026-01-25")), by: Sample.secretary)
        func attendances(_ on: String) -> Int { trial.state.tally.value(.studyAttendances, asOf: day(on)) }
        #expect(attendances("2026-01-24") == 2 && attendances("2026-01-25") == 4)
        // Sun never caught up; Chen was not there; Zhou was.
        trial.does(
            .correct(wanted(trial, [Sample.li, Sample.wu, Sample.zhou]), reason: nil), by: Sample.secretary)
        #expect(attendances("2026-01-24") == 2 && attendances("2026-01-25") == 3)
        #expect(trial.state.missing(for: Sample.chen, of: Sample.procedure).count == 2)
        trial.refuses(
            .correct(wanted(trial, [Sample.li, Sample.wu], on: day("2026-01-26")), reason: nil), by: Sample.secretary,
            with: .beforeSession(day: day("2026-01-26")))
        trial.does(.correct(.sessionWithdrawn(session: id("s1")), reason: nil), by: Sample.secretary)
        #expect(trial.state.tally.isEmpty)
    }

    @Test("of catch-ups that were kept before names were, nobody is taken off twice")
    func older() {
        var trial = held()
        trial.does(
            .catchUp(session: id("s1"), members: [Sample.sun, Sample.wu], on: day("2026-01-25")), by: Sample.secretary)
        trial.state.sessions[0].catchUps[0].members = nil
        trial.does(.correct(wanted(trial, [Sample.li]), reason: nil), by: Sample.secretary)
        #expect(trial.state.tally.value(.studyAttendances, asOf: today) == 1)
        #expect(trial.state.sessions[0].catchUps.reduce(0) { $0 + $1.count } <= 1)
    }

    @Test("one's own study is taken back by oneself or the committee, one's own words by oneself alone")
    func own() {
        var trial = held()
        let chen = Sample.actor(Sample.chen)
        let study = Study.SelfStudy(member: Sample.chen, texts: ["history"], on: day("2026-01-22"))
        trial.does(.studyAlone(study), by: chen)
        trial.does(.reflect(.init(session: id("s1"), author: Sample.chen, thought: words("有所思"))), by: chen)
        trial.refuses(
            .correct(.reflectionWithdrawn(session: id("s1"), author: Sample.chen), reason: words("删")),
            by: Sample.secretary, with: .correction(.notYours))
        trial.does(.correct(.reflectionWithdrawn(session: id("s1"), author: Sample.chen), reason: nil), by: chen)
        trial.refuses(
            .correct(.selfStudyWithdrawn(study: study), reason: nil), by: Sample.actor(Sample.sun),
            with: .correction(.notYours))
        trial.does(.correct(.selfStudyWithdrawn(study: study), reason: nil), by: chen)
        #expect(trial.state.alone.isEmpty && trial.state.reflections.isEmpty)
        #expect(trial.state.missing(for: Sample.chen, of: Sample.procedure).map(\.id) == ["history"])
    }
}
