import Testing

@testable import PartyLife

@Suite("Putting talks right, and denying them")
struct CorrectingTalksTests {
    private let today = day("2026-02-01")
    private let chen = Sample.actor(Sample.chen)

    private func noted() -> Trial<Talks> {
        var trial = Trial<Talks>(Sample.facts, on: today)
        trial.does(
            .record(.init(id: id("t1"), from: Sample.li, to: Sample.chen, on: day("2026-01-20"))), by: Sample.secretary)
        return trial
    }

    private func count(_ trial: Trial<Talks>) -> Int { trial.state.tally.value(.talks, asOf: today) }

    @Test("the other of the two denies a talk, and it does not count until it is settled")
    func denying() {
        var trial = noted()
        trial.refuses(.deny(id("t1"), .notHeld, nil), by: Sample.secretary, with: .ownNote)
        trial.refuses(.deny(id("t1"), .notHeld, nil), by: Sample.organiser, with: .onlyThoseWhoTalked)
        trial.refuses(.deny(id("t9"), .notHeld, nil), by: chen, with: .unknownTalk)
        trial.refuses(.deny(id("t1"), .differs, nil), by: chen, with: .denialNeedsWord)
        trial.does(.deny(id("t1"), .notHeld, nil), by: chen)
        trial.ignores(.deny(id("t1"), .notHeld, nil), by: chen)
        #expect(count(trial) == 0 && trial.state.toConfirm(by: Sample.chen).isEmpty)
        #expect(trial.state.toSettle(by: Sample.li).map(\.id) == [id("t1")])
        #expect(!trial.state.isHeld(with: Sample.chen, .broad, by: Sample.procedure.talks))
        // Confirmed after all, it counts again.
        trial.does(.confirm(id("t1"), note: nil), by: chen)
        #expect(count(trial) == 1 && trial.state.denials.isEmpty)
        // A confirmation can be taken back by a denial.
        trial.does(.deny(id("t1"), .differs, words("是二月谈的")), by: chen)
        #expect(count(trial) == 0 && trial.state.awaited(for: trial.state.held[0]) == [Sample.chen])
    }

    @Test("what is put right waits for the other's word anew, and counts on its day")
    func correcting() {
        var trial = noted()
        trial.does(.confirm(id("t1"), note: words("谈得好")), by: chen)
        let wanted = with(trial.state.held[0]) { ($0.on, $0.between) = (day("2026-01-22"), [Sample.li, Sample.wu]) }
        trial.refuses(.correct(.talk(as: wanted), reason: words("改")), by: chen, with: .correction(.notYours))
        trial.refuses(.correct(.talk(as: wanted), reason: nil), by: Sample.secretary, with: .correction(.reasonMissing))
        trial.does(.correct(.talk(as: wanted), reason: words("日期记错")), by: Sample.secretary)
        #expect(trial.state.held[0].between == [Sample.li, Sample.chen], "another pair is another talk")
        #expect(trial.state.tally.value(.talks, asOf: day("2026-01-21")) == 0 && count(trial) == 1)
        #expect(trial.state.toConfirm(by: Sample.chen).count == 1)
        trial.does(.confirm(id("t1"), note: nil), by: chen)
        #expect(trial.state.confirmations.map(\.note) == [words("谈得好")])
        #expect(trial.state.corrections(of: id("t1")).map(\.before.on) == [day("2026-01-20")])
    }

    @Test("a denied talk is taken back by who noted it, or by the committee; then it is nobody's to confirm")
    func withdrawing() {
        var trial = noted()
        trial.does(.deny(id("t1"), .notHeld, nil), by: chen)
        let change = Talks.Amendment.talkWithdrawn(talk: id("t1"))
        trial.refuses(.correct(change, reason: nil), by: Sample.secretary, with: .correction(.reasonMissing))
        trial.does(.correct(change, reason: words("记到别人名下了")), by: Sample.organiser)
        #expect(trial.state.held.isEmpty && trial.state.denials.isEmpty && trial.state.tally.isEmpty)
        #expect(trial.state.withdrawn(of: Sample.chen).count == 1)
        trial.refuses(.confirm(id("t1"), note: nil), by: chen, with: .unknownTalk)
        trial.refuses(
            .record(.init(id: id("t1"), from: Sample.li, to: Sample.chen, on: day("2026-01-20"))), by: Sample.secretary,
            with: .talkExists)
    }
}
