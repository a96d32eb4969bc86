import Testing

@testable import PartyLife

@Suite("Study before the meeting")
struct StudyTests {
    private let today = day("2026-02-01")

    private func trial(_ change: (inout BranchFacts) -> Void = { _ in }) -> Trial<Study> {
        Trial(with(Sample.facts, change), on: today)
    }

    private func session(
        _ name: String = "s1", texts: [String] = ["speech"], on: Day = day("2026-01-20"),
        attended: [Member.ID] = [Sample.li, Sample.chen]
    ) -> Study.Session { .init(id: id(name), texts: texts, form: .together, on: on, attended: attended) }

    @Test("a session names prescribed texts, members who were there, and a day that has come")
    func holding() {
        trial { $0.campaignOpen = false }.refuses(.hold(session()), by: Sample.secretary, with: .campaignNotOpen)
        trial { $0.noticeReceived = false }.refuses(.hold(session()), by: Sample.secretary, with: .noticeNotReceived)
        var trial = trial()
        trial.refuses(.hold(session(on: today + 1)), by: Sample.secretary, with: .inFuture)
        trial.refuses(.hold(session(texts: [])), by: Sample.secretary, with: .noText)
        trial.refuses(
            .hold(session(texts: ["speech", "novel"])), by: Sample.secretary, with: .unknownText(id: "novel"))
        trial.refuses(.hold(session(attended: [])), by: Sample.secretary, with: .nobody)
        trial.refuses(
            .hold(session(attended: [Sample.li, Sample.stranger])), by: Sample.secretary,
            with: .notMembers(members: [Sample.stranger]))
        trial.does(.hold(session(attended: [Sample.li, Sample.li, Sample.chen])), by: Sample.secretary)
        #expect(trial.state.sessions[0].attended == [Sample.chen, Sample.li])
        trial.refuses(.hold(session()), by: Sample.secretary, with: .sessionExists)
    }

    @Test("whoever missed it catches up, and is counted once")
    func catchingUp() {
        var trial = trial()
        trial.does(.hold(session()), by: Sample.secretary)
        func late(_ members: [Member.ID], on: Day = day("2026-01-25"), _ name: String = "s1") -> Study.Command {
            .catchUp(session: id(name), members: members, on: on)
        }
        trial.refuses(late([Sample.sun], "s2"), by: Sample.secretary, with: .unknownSession)
        trial.refuses(late([Sample.sun], on: today + 1), by: Sample.secretary, with: .inFuture)
        trial.refuses(
            late([Sample.sun], on: day("2026-01-19")), by: Sample.secretary,
            with: .beforeSession(day: day("2026-01-20")))
        trial.refuses(late([]), by: Sample.secretary, with: .nobody)
        trial.ignores(late([Sample.li]), by: Sample.secretary)
        trial.does(late([Sample.li, Sample.sun]), by: Sample.secretary)
        #expect(trial.state.tally.value(.studyAttendances, asOf: today) == 3)
        #expect(trial.state.tally.value(.studySessions, asOf: today) == 1)
        #expect(trial.state.missing(for: Sample.sun, of: Sample.procedure).map(\.id) == ["history"])
        #expect(trial.state.missing(for: Sample.wu, of: Sample.procedure).count == 2)
    }
}

@Suite("Heart-to-heart talks")
struct TalksTests {
    private let today = day("2026-02-01")

    private func trial(_ change: (inout BranchFacts) -> Void = { _ in }) -> Trial<Talks> {
        Trial(with(Sample.facts, change), on: today)
    }

    private func talk(
        _ one: Member.ID = Sample.li, _ other: Member.ID = Sample.chen, on: Day = day("2026-01-20"),
        untied: Bool = true, note: Words? = nil
    ) -> Talks.Talk { .init(id: id("t1"), from: one, to: other, on: on, knotUntied: untied, note: note) }

    @Test("a talk is between two different members of the branch, on a day that has come, and counted once")
    func recording() {
        trial { $0.campaignOpen = false }.refuses(.record(talk()), by: Sample.secretary, with: .campaignNotOpen)
        var trial = trial()
        trial.refuses(.record(talk(Sample.li, Sample.li)), by: Sample.secretary, with: .withOneself)
        trial.refuses(
            .record(with(talk()) { $0.between = [Sample.li, Sample.wang, Sample.chen] }), by: Sample.secretary,
            with: .needsTwo)
        trial.refuses(.record(talk(on: today + 1)), by: Sample.secretary, with: .inFuture)
        trial.refuses(
            .record(talk(Sample.li, Sample.stranger)), by: Sample.secretary,
            with: .notMembers(members: [Sample.stranger]))
        trial.does(.record(talk()), by: Sample.organiser)
        trial.refuses(.record(talk()), by: Sample.secretary, with: .talkExists)
        #expect(trial.state.tally.value(.talks, asOf: today) == 1)
    }

    @Test("what was said is noted by one of the two alone, not by who keeps the record")
    func notes() {
        var trial = trial()
        let noted = talk(note: words("谈了家里的困难"))
        trial.refuses(.record(noted), by: Sample.organiser, with: .onlyThoseWhoTalked)
        trial.refuses(.record(noted), by: .deployment, with: .onlyThoseWhoTalked)
        trial.does(.record(noted), by: Sample.actor(Sample.chen))
    }

    @Test("a knot is untied by one of the two, after the talk")
    func knots() {
        var trial = trial()
        trial.does(.record(talk(untied: false)), by: Sample.organiser)
        trial.refuses(.untie(id("t9"), on: today), by: Sample.secretary, with: .unknownTalk)
        trial.refuses(.untie(id("t1"), on: today), by: Sample.organiser, with: .onlyThoseWhoTalked)
        trial.refuses(.untie(id("t1"), on: today + 1), by: Sample.secretary, with: .inFuture)
        trial.refuses(
            .untie(id("t1"), on: day("2026-01-19")), by: Sample.secretary, with: .beforeTalk(day: day("2026-01-20")))
        trial.does(.untie(id("t1"), on: today), by: Sample.secretary)
        trial.ignores(.untie(id("t1"), on: today), by: Sample.secretary)
    }
}
