import Testing

@testable import PartyLife

@Suite("Opinions before the meeting")
struct OpinionsTests {
    private let today = day("2026-02-01")

    private func trial(_ change: (inout BranchFacts) -> Void = { _ in }) -> Trial<Opinions> {
        Trial(with(Sample.facts, change), on: today)
    }

    private func opinion(
        _ name: String, _ target: Opinions.Target = .member(Sample.chen), _ channel: OpinionChannel = .box,
        on: Day = day("2026-01-20"), voices: Int = 1
    ) -> Opinions.Opinion {
        .init(id: id(name), channel: channel, on: on, voices: voices, target: target, text: words("回复群众太慢"))
    }

    @Test("an opinion comes by a chosen channel, from somebody, about the branch or one of its members")
    func receiving() {
        trial { $0.campaignOpen = false }.refuses(
            .receive(opinion("o1")), by: Sample.organiser, with: .campaignNotOpen)
        var trial = trial()
        trial.refuses(.receive(opinion("o1", on: today + 1)), by: Sample.organiser, with: .inFuture)
        trial.refuses(.receive(opinion("o1", .branch, .petition)), by: Sample.organiser, with: .channelNotUsed)
        for voices in [0, -1, .max] {
            trial.refuses(.receive(opinion("o1", voices: voices)), by: Sample.organiser, with: .noVoice)
        }
        trial.refuses(
            .receive(opinion("o1", .member(Sample.stranger))), by: Sample.organiser,
            with: .notMembers(members: [Sample.stranger]))
        trial.does(.receive(opinion("o1", voices: 12)), by: Sample.organiser)
        trial.refuses(.receive(opinion("o1")), by: Sample.organiser, with: .exists)
        #expect(trial.state.tally.value(.opinionVoices, asOf: today) == 12)
    }

    @Test("an opinion arrives as received, whatever the sender claims became of it")
    func asReceived() {
        var trial = trial()
        let forged = with(opinion("o1")) {
            ($0.mergedInto, $0.delivered, $0.answered) = (id("o9"), today, today)
            $0.answer = words("已答复")
        }
        trial.does(.receive(forged), by: Sample.organiser)
        #expect(trial.state.received == [with(opinion("o1")) { $0.enteredBy = Sample.wang }])
    }

    @Test("merging keeps both counts and the link")
    func merging() {
        var trial = trial()
        for name in ["o1", "o2", "o3"] { trial.does(.receive(opinion(name)), by: Sample.organiser) }
        trial.does(.receive(opinion("o4", .branch)), by: Sample.organiser)
        trial.refuses(.merge(id("o1"), into: id("o1")), by: Sample.organiser, with: .mergedWithItself)
        trial.refuses(.merge(id("o1"), into: id("o9")), by: Sample.organiser, with: .unknown)
        trial.refuses(.merge(id("o4"), into: id("o1")), by: Sample.organiser, with: .differentTargets)
        trial.does(.merge(id("o2"), into: id("o1")), by: Sample.organiser)
        trial.refuses(.merge(id("o2"), into: id("o3")), by: Sample.organiser, with: .mergedAlready)
        trial.refuses(.merge(id("o3"), into: id("o2")), by: Sample.organiser, with: .mergedAlready)
        trial.refuses(.merge(id("o1"), into: id("o3")), by: Sample.organiser, with: .mergedAlready)
        #expect(trial.state.rawCount == 4)
        #expect(trial.state.distinct.map(\.id.text) == ["o1", "o3", "o4"])
        #expect(trial.state.tally.value(.opinionsRaw, asOf: today) == 4)
        #expect(trial.state.tally.value(.opinionsMerged, asOf: today) == 3)
    }

    @Test("everything is handed over, not before it came, and once")
    func delivering() {
        var trial = trial()
        trial.refuses(.deliver(on: today), by: Sample.organiser, with: .nothingToDeliver)
        trial.does(.receive(opinion("o1")), by: Sample.organiser)
        trial.refuses(.deliver(on: today + 1), by: Sample.organiser, with: .inFuture)
        trial.refuses(.deliver(on: day("2026-01-19")), by: Sample.organiser, with: .nothingToDeliver)
        trial.does(.deliver(on: day("2026-01-25")), by: Sample.organiser)
        trial.refuses(.deliver(on: today), by: Sample.organiser, with: .nothingToDeliver)
    }

    @Test("an opinion is answered by whom it is about, after it was handed over, once")
    func answering() {
        var trial = trial()
        trial.does(.receive(opinion("o1")), by: Sample.organiser)
        trial.does(.receive(opinion("o2", .branch)), by: Sample.organiser)
        func answer(_ name: String, on: Day = day("2026-01-30")) -> Opinions.Command {
            .answer(id(name), words("已当面答复"), on: on)
        }
        let chen = Sample.actor(Sample.chen)
        trial.refuses(answer("o9"), by: chen, with: .unknown)
        trial.refuses(answer("o1"), by: chen, with: .notDelivered)
        trial.does(.deliver(on: day("2026-01-25")), by: Sample.organiser)
        trial.refuses(answer("o1", on: day("2026-01-24")), by: chen, with: .notDelivered)
        trial.refuses(answer("o1", on: today + 1), by: chen, with: .inFuture)
        trial.refuses(answer("o1"), by: Sample.secretary, with: .onlyAddressee)
        trial.refuses(answer("o2"), by: chen, with: .onlyAddressee)
        trial.refuses(answer("o2"), by: .deployment, with: .onlyAddressee)
        trial.does(answer("o1"), by: chen)
        trial.does(answer("o2"), by: Sample.organiser)
        trial.refuses(answer("o1"), by: chen, with: .alreadyAnswered)
    }
}
