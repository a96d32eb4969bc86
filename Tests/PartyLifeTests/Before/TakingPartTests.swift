import Foundation
import Testing

@testable import PartyLife

@Suite("Taking part in study")
struct TakingPartTests {
    private let today = day("2026-02-01")
    private let chen = Sample.actor(Sample.chen)

    private func session(
        _ name: String = "s1", texts: [String] = ["speech"], form: Study.Form = .together, on: Day = day("2026-02-01"),
        attended: [Member.ID] = [Sample.li], ownTexts: [String]? = nil, online: [Member.ID]? = nil, minutes: Int? = nil
    ) -> Study.Session {
        .init(
            id: id(name), texts: texts, form: form, on: on, attended: attended, ownTexts: ownTexts, online: online,
            minutes: minutes)
    }

    private func opened(attended: [Member.ID] = [Sample.li]) -> Trial<Study> {
        var trial = Trial<Study>(Sample.facts, on: today)
        trial.does(.open(session(attended: attended), secret: "x"), by: Sample.secretary)
        return trial
    }

    @Test("one signs in oneself, once, on the day of the session, until it is ended")
    func signingIn() {
        var trial = opened()
        trial.refuses(.open(session("s2", on: today - 1), secret: "x"), by: Sample.secretary, with: .notToday)
        trial.refuses(.checkIn(id("s9"), .onSite), by: chen, with: .unknownSession)
        trial.refuses(
            .checkIn(id("s1"), .onSite), by: Sample.actor(Sample.stranger),
            with: .notMembers(members: [Sample.stranger]))
        let events = trial.does(.checkIn(id("s1"), .online), by: chen)
        #expect(
            events == [.arrived(session: id("s1"), arrival: .init(member: Sample.chen, how: .online, at: trial.now))])
        trial.ignores(.checkIn(id("s1"), .onSite), by: chen)
        trial.ignores(.checkIn(id("s1"), .onSite), by: Sample.secretary)
        #expect(trial.state.sessions[0].attended == [Sample.chen, Sample.li])
        #expect(trial.state.sessions[0].presence(of: Sample.chen) == .online)
        #expect(trial.state.sessions[0].presence(of: Sample.li) == .onSite)
        #expect(trial.state.sessions[0].presence(of: Sample.wu) == nil)
        #expect(trial.state.tally.value(.studyAttendances, asOf: today) == 2)
        trial.refuses(.admit(id("s1"), []), by: Sample.secretary, with: .nobody)
        trial.refuses(
            .admit(id("s1"), [Sample.stranger]), by: Sample.secretary, with: .notMembers(members: [Sample.stranger]))
        trial.does(.admit(id("s1"), [Sample.chen, Sample.wu]), by: Sample.secretary)
        #expect(trial.state.sessions[0].attended == [Sample.chen, Sample.li, Sample.wu])
        var late = trial
        late.today = today + 1
        late.refuses(.checkIn(id("s1"), .onSite), by: Sample.actor(Sample.sun), with: .checkInOver)
        trial.does(.endCheckIn(id("s1")), by: Sample.secretary)
        trial.refuses(.checkIn(id("s1"), .onSite), by: Sample.actor(Sample.sun), with: .checkInOver)
        trial.refuses(.admit(id("s1"), [Sample.sun]), by: Sample.secretary, with: .checkInOver)
        trial.ignores(.endCheckIn(id("s1")), by: Sample.secretary)
    }

    @Test("texts of one's own choice are enough; titles and names have a length, a session has a duration")
    func sessions() {
        let trial = Trial<Study>(Sample.facts, on: today)
        trial.refuses(.hold(session(texts: [], ownTexts: [" "])), by: Sample.secretary, with: .noText)
        let long = String(repeating: "长", count: 81)
        trial.refuses(.hold(session(ownTexts: [long])), by: Sample.secretary, with: .tooLong(limit: 80))
        trial.refuses(.hold(with(session()) { $0.place = long }), by: Sample.secretary, with: .tooLong(limit: 80))
        trial.refuses(.hold(with(session()) { $0.lecturer = long }), by: Sample.secretary, with: .tooLong(limit: 80))
        trial.refuses(
            .hold(session(ownTexts: Array(repeating: "书", count: 11))), by: Sample.secretary, with: .tooMany(limit: 10))
        for minutes in [0, -1, 1441] {
            trial.refuses(.hold(session(minutes: minutes)), by: Sample.secretary, with: .noSuchDuration)
        }
        var other = trial
        other.does(.hold(session(texts: [], ownTexts: [" 信仰 ", ""], online: [Sample.wu])), by: Sample.secretary)
        #expect(other.state.sessions[0].ownTexts == ["信仰"])
        #expect(other.state.sessions[0].online == nil, "who was not there was not online")
        other.does(.hold(session("s2", form: .online)), by: Sample.secretary)
        #expect(other.state.sessions[1].presence(of: Sample.li) == .online)
    }

    @Test("what one studied alone counts for oneself and is noted by oneself")
    func alone() {
        var trial = Trial<Study>(Sample.facts, on: today)
        func study(_ member: Member.ID, on: Day = day("2026-01-20"), texts: [String] = ["history"]) -> Study.Command {
            .studyAlone(.init(member: member, texts: texts, on: on))
        }
        trial.refuses(study(Sample.chen), by: Sample.secretary, with: .onlyOneself)
        trial.refuses(study(Sample.chen, on: today + 1), by: chen, with: .inFuture)
        trial.refuses(study(Sample.chen, texts: []), by: chen, with: .noText)
        trial.refuses(study(Sample.chen, texts: ["novel"]), by: chen, with: .unknownText(id: "novel"))
        trial.does(study(Sample.chen), by: chen)
        trial.ignores(study(Sample.chen, texts: ["history", "history"]), by: chen)
        #expect(trial.state.missing(for: Sample.chen, of: Sample.procedure).map(\.id) == ["speech"])
        #expect(trial.state.ways(of: Sample.chen) == (false, true))
        trial.does(.hold(session(attended: [Sample.chen])), by: Sample.secretary)
        #expect(trial.state.ways(of: Sample.chen) == (true, true))
        #expect(trial.state.isCovered(Sample.chen, by: Sample.procedure))
        #expect(trial.state.tally.value(.studySessions, asOf: today) == 1, "studying alone is no session")
    }

    @Test("hours are counted only where the procedure asks for them")
    func hours() {
        var trial = Trial<Study>(Sample.facts, on: today)
        trial.does(
            .hold(session(texts: ["speech", "history"], attended: [Sample.chen], minutes: 90)), by: Sample.secretary)
        let strict = with(Sample.procedure) { $0.study.hours = 2 }
        #expect(trial.state.isCovered(Sample.chen, by: Sample.procedure))
        #expect(!trial.state.isCovered(Sample.chen, by: strict))
        trial.does(
            .studyAlone(.init(member: Sample.chen, texts: ["speech"], on: today, minutes: 30)), by: chen)
        #expect(trial.state.isCovered(Sample.chen, by: strict))
        #expect(with(strict) { $0.study.hours = 0 }.defects.map(\.path) == ["study.hours"])
    }

    @Test("what was recorded before people signed in and confirmed is still read")
    func earlierEvents() throws {
        let session =
            #"{"id":"s1","texts":["speech"],"form":"together","on":"2026-01-20","place":"","attended":["li"],"catchUps":[]}"#
        var study = Study()
        study.apply(
            try JSONDecoder().decode(Study.Event.self, from: Data(#"{"held":{"session":\#(session)}}"#.utf8)))
        #expect(study.sessions.map(\.attended) == [[Sample.li]])
        #expect(study.checkIns.isEmpty && study.draws.isEmpty && study.alone.isEmpty && study.reflections.isEmpty)
        let talk =
            #"{"id":"t1","between":["li","chen"],"on":"2026-01-20","depth":"broad","occasion":"before","knotUntied":true}"#
        var talks = Talks()
        talks.apply(try JSONDecoder().decode(Talks.Event.self, from: Data(#"{"recorded":{"talk":\#(talk)}}"#.utf8)))
        #expect(talks.held.count == 1 && talks.isConfirmed(talks.held[0]) && talks.planned.isEmpty)
    }

    @Test("a reflection is one's own, on a session one was at; the last one stands")
    func reflections() {
        var trial = opened(attended: [Sample.chen])
        func reflect(_ thought: Words?, _ session: String = "s1", by author: Member.ID = Sample.chen) -> Study.Command {
            .reflect(.init(session: id(session), author: author, thought: thought))
        }
        trial.refuses(reflect(words("想到")), by: Sample.secretary, with: .onlyOneself)
        trial.refuses(reflect(words("想到"), by: Sample.li), by: Sample.secretary, with: .notAttended)
        trial.refuses(reflect(words("想到"), "s9"), by: chen, with: .unknownSession)
        trial.refuses(reflect(nil), by: chen, with: .nothingWritten)
        trial.refuses(reflect(words(String(repeating: "想", count: 501))), by: chen, with: .tooLong(limit: 500))
        trial.does(reflect(words("想到")), by: chen)
        trial.does(reflect(words("又想到")), by: chen)
        #expect(trial.state.reflections.map(\.thought) == [words("又想到")])
    }
}
