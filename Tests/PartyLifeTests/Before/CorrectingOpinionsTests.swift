import Testing

@testable import PartyLife

@Suite("Putting opinions right, and giving one as a member")
struct CorrectingOpinionsTests {
    private let today = day("2026-02-01")
    private let chen = Sample.actor(Sample.chen)

    private func opinion(_ name: String, _ target: Opinions.Target = .branch) -> Opinions.Opinion {
        .init(id: id(name), channel: .box, on: day("2026-01-20"), voices: 3, target: target, text: words("群众反映回复太慢"))
    }

    private func received(_ names: String..., about target: Opinions.Target = .branch) -> Trial<Opinions> {
        var trial = Trial<Opinions>(Sample.facts, on: today)
        for name in names { trial.does(.receive(opinion(name, target)), by: Sample.discipline) }
        return trial
    }

    private func figure(_ trial: Trial<Opinions>, _ metric: Metric) -> Int {
        trial.state.tally.value(metric, asOf: today)
    }

    @Test("who entered it, or who sorts opinions, puts it right; nobody puts right what is about themself")
    func who() {
        var trial = received("o1")
        let change = Opinions.Amendment.opinion(as: with(opinion("o1")) { ($0.voices, $0.text) = (5, words("回复慢")) })
        trial.refuses(.correct(change, reason: words("改")), by: chen, with: .correction(.notYours))
        trial.refuses(.correct(change, reason: nil), by: Sample.organiser, with: .correction(.reasonMissing))
        trial.does(.correct(change, reason: nil), by: Sample.discipline)
        #expect(figure(trial, .opinionVoices) == 5 && trial.state.corrections[0].before.voices == 3)
        var own = received("o1", about: .member(Sample.wang))
        own.refuses(
            .correct(.opinionWithdrawn(opinion: id("o1")), reason: words("不实")), by: Sample.organiser,
            with: .correction(.againstYou))
        own.does(.correct(.opinionWithdrawn(opinion: id("o1")), reason: words("录重了")), by: Sample.secretary)
        #expect(own.state.tally.isEmpty)
        own.refuses(.receive(opinion("o1")), by: Sample.organiser, with: .exists)
    }

    @Test("who entered an opinion of themself does not take it back either")
    func ownEntry() {
        var trial = Trial<Opinions>(Sample.facts, on: today)
        trial.does(.receive(opinion("o1", .member(Sample.zhao))), by: Sample.discipline)
        trial.refuses(
            .correct(.opinionWithdrawn(opinion: id("o1")), reason: words("不实")), by: Sample.discipline,
            with: .correction(.againstYou))
    }

    @Test("merged opinions stay consistent, and both counts follow")
    func merging() {
        var trial = received("o1", "o2", "o3")
        for name in ["o2", "o3"] { trial.does(.merge(id(name), into: id("o1")), by: Sample.organiser) }
        #expect(figure(trial, .opinionsRaw) == 3 && figure(trial, .opinionsMerged) == 1)
        trial.does(.correct(.unmerged(opinion: id("o2")), reason: words("不是一回事")), by: Sample.organiser)
        #expect(figure(trial, .opinionsMerged) == 2)
        trial.refuses(
            .correct(.opinion(as: opinion("o1", .member(Sample.chen))), reason: words("改")), by: Sample.organiser,
            with: .mergedAlready)
        trial.does(.correct(.opinionWithdrawn(opinion: id("o1")), reason: words("录重了")), by: Sample.organiser)
        #expect(figure(trial, .opinionsRaw) == 2 && figure(trial, .opinionsMerged) == 2)
        #expect(trial.state.distinct.count == 2)
    }

    @Test("residents' words are taken back, never put into other words")
    func residents() {
        var trial = received()
        trial.does(.openDoor(token: "abcdefgh23"), by: Sample.organiser)
        trial.does(
            .receive(opinion("o1"), through: .link(token: "abcdefgh23")), by: .visitor(at: Sample.branchID))
        trial.refuses(
            .correct(.opinion(as: opinion("o1")), reason: words("改")), by: Sample.organiser,
            with: .correction(.wordsOfAnother))
        #expect(trial.state.received[0].enteredBy == nil)
        trial.does(.correct(.opinionWithdrawn(opinion: id("o1")), reason: words("广告")), by: Sample.organiser)
        #expect(trial.state.received.isEmpty && trial.state.withdrawn.count == 1)
    }

    @Test("a member gives an opinion, with their name or without showing it, of others alone")
    func giving() {
        var trial = received()
        let about = Opinions.Target.member(Sample.li)
        trial.refuses(
            .receive(opinion("o1"), through: .member(named: true)), by: Sample.reviewer, with: .onlyOwnMembers)
        trial.refuses(
            .receive(opinion("o1", .member(Sample.chen)), through: .member(named: true)), by: chen, with: .aboutOneself)
        trial.does(.receive(opinion("o1", about), through: .member(named: true)), by: chen)
        trial.does(.receive(opinion("o2", about), through: .member(named: false)), by: chen)
        #expect(trial.state.received.map(\.givenBy) == [Sample.chen, nil])
        #expect(trial.state.received.allSatisfy { $0.enteredBy == nil && $0.voices == 1 && $0.channel == .letter })
        let other = with(opinion("o1", about)) { $0.text = words("回复群众太慢") }
        trial.refuses(
            .correct(.opinion(as: other), reason: words("改")), by: Sample.organiser, with: .correction(.wordsOfAnother))
        trial.does(.correct(.opinion(as: other), reason: nil), by: chen)
        #expect(trial.state.received[0].text == words("回复群众太慢") && trial.state.received[0].channel == .letter)
        trial.refuses(
            .correct(.opinionWithdrawn(opinion: id("o2")), reason: words("撤")), by: chen, with: .correction(.notYours))
        trial.does(.correct(.opinionWithdrawn(opinion: id("o2")), reason: words("本人要求")), by: Sample.organiser)
    }

    @Test("an answer is put right by who gave it, with a reason")
    func answers() {
        var trial = received("o1", about: .member(Sample.chen))
        trial.does(.deliver(on: today), by: Sample.organiser)
        trial.does(.answer(id("o1"), words("马上改"), on: today), by: chen)
        let change = Opinions.Amendment.answer(to: id("o1"), as: words("三日内改"))
        trial.refuses(.correct(change, reason: words("改")), by: Sample.secretary, with: .correction(.notYours))
        trial.refuses(.correct(change, reason: nil), by: chen, with: .correction(.reasonMissing))
        trial.does(.correct(change, reason: words("写具体些")), by: chen)
        #expect(trial.state.received[0].answer == words("三日内改"))
        #expect(trial.state.corrections[0].before.answer == words("马上改"))
    }
}
