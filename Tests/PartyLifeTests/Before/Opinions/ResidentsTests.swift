import Testing

@testable import PartyLife

@Suite("Opinions of residents, and what becomes of opinions")
struct ResidentsTests {
    private let today = day("2026-02-01")
    private let token = "abcdefgh23"
    private let visitor = ActingPerson.visitor(at: Sample.branchID)

    private func opened() -> Trial<Opinions> {
        var trial = Trial<Opinions>(Sample.facts, on: today)
        trial.does(.openDoor(token: token), by: Sample.secretary)
        return trial
    }

    private func opinion(
        _ name: String, _ text: String = "窗口排队太久", _ channel: OpinionChannel = .link,
        _ target: Opinions.Target = .branch
    ) -> Opinions.Opinion {
        .init(id: id(name), channel: channel, on: today, target: target, text: words(text))
    }

    @Test("the page takes opinions while it is open, under its token alone")
    func door() {
        Trial<Opinions>(Sample.facts, on: today).refuses(
            .receive(opinion("o1"), through: .link(token: token)), by: visitor, with: .doorClosed)
        var trial = opened()
        trial.refuses(.receive(opinion("o1"), through: .link(token: "abcdefgh24")), by: visitor, with: .doorClosed)
        trial.does(.receive(opinion("o1"), through: .link(token: token)), by: visitor)
        trial.does(.openDoor(token: "zzzzzzzz99"), by: Sample.secretary)
        trial.refuses(.receive(opinion("o2"), through: .link(token: token)), by: visitor, with: .doorClosed)
        trial.does(.closeDoor, by: Sample.secretary)
        trial.ignores(.closeDoor, by: Sample.secretary)
        trial.refuses(
            .receive(opinion("o2"), through: .link(token: "zzzzzzzz99")), by: visitor, with: .doorClosed)
        trial.refuses(.openDoor(token: "abc"), by: Sample.secretary, with: .weakToken)
        trial.refuses(.openDoor(token: "abcdefgh0l"), by: Sample.secretary, with: .weakToken)
        trial.refuses(.openDoor(token: token), by: visitor, with: .needsMember)
    }

    @Test("a resident's opinion is about the branch, counts one voice, and has a length")
    func entry() {
        var trial = opened()
        let forged = with(opinion("o1")) {
            ($0.voices, $0.target, $0.channel) = (9000, .member(Sample.chen), .petition)
            $0.delivered = today
        }
        trial.does(.receive(forged, through: .link(token: token)), by: visitor)
        #expect(trial.state.received == [opinion("o1")])
        trial.refuses(
            .receive(opinion("o2", "太慢"), through: .link(token: token)), by: visitor, with: .tooShort(least: 5))
        let long = String(repeating: "慢", count: 1001)
        trial.refuses(
            .receive(opinion("o2", long), through: .link(token: token)), by: visitor, with: .tooLong(limit: 1000))
        trial.refuses(.receive(opinion("o2")), by: Sample.organiser, with: .channelNotUsed)
        trial.refuses(.receive(opinion("o1"), through: .link(token: token)), by: visitor, with: .exists)
    }

    @Test("a page takes a hundred a day, and the next day again")
    func limit() {
        var trial = opened()
        for number in 1...Opinions.residentsADay {
            trial.does(.receive(opinion("o\(number)"), through: .link(token: token)), by: visitor)
        }
        trial.refuses(.receive(opinion("more"), through: .link(token: token)), by: visitor, with: .doorBusy(limit: 100))
        trial.today = today + 1
        trial.does(.receive(opinion("more"), through: .link(token: token)), by: visitor)
    }

    @Test("what came without a name is given to the one whom it is about before it is handed over, not after")
    func addressing() {
        var trial = opened()
        for name in ["o1", "o2", "o3"] {
            trial.does(.receive(opinion(name), through: .link(token: token)), by: visitor)
        }
        trial.does(.merge(id("o2"), into: id("o1")), by: Sample.secretary)
        for name in ["o1", "o2"] {
            trial.refuses(.address(id(name), to: .member(Sample.chen)), by: Sample.secretary, with: .mergedAlready)
        }
        trial.refuses(
            .address(id("o3"), to: .member(Sample.stranger)), by: Sample.secretary,
            with: .notMembers(members: [Sample.stranger]))
        trial.refuses(.address(id("o9"), to: .branch), by: Sample.secretary, with: .unknown)
        trial.does(.address(id("o3"), to: .member(Sample.chen)), by: Sample.secretary)
        trial.ignores(.address(id("o3"), to: .member(Sample.chen)), by: Sample.secretary)
        trial.does(.deliver(on: today), by: Sample.secretary)
        trial.refuses(.address(id("o3"), to: .branch), by: Sample.secretary, with: .alreadyDelivered)
        trial.does(.answer(id("o3"), words("接受"), on: today), by: Sample.actor(Sample.chen))
    }

    @Test("an opinion is open until it is answered or taken up, also by way of one that was merged into it")
    func open() {
        var trial = Trial<Opinions>(Sample.facts, on: today)
        for name in ["o1", "o2", "o3", "o4"] {
            let one = opinion(name, "太慢", .box, .member(Sample.chen))
            trial.does(.receive(one), by: Sample.organiser)
        }
        trial.does(.merge(id("o2"), into: id("o1")), by: Sample.organiser)
        trial.does(.deliver(on: today), by: Sample.organiser)
        trial.does(.answer(id("o3"), words("接受"), on: today), by: Sample.actor(Sample.chen))
        func open(_ taken: Set<Identifier<Opinions.Opinion>>) -> [String] {
            trial.state.open(takenUp: taken).map(\.id.text)
        }
        #expect(open([]) == ["o1", "o4"])
        #expect(open([id("o2")]) == ["o4"])
        #expect(open([id("o4"), id("gone")]) == ["o1"])
    }

    @Test("an answer or an opinion of the committee has a length too")
    func lengths() {
        var trial = Trial<Opinions>(Sample.facts, on: today)
        let long = String(repeating: "慢", count: Words.limit + 1)
        trial.refuses(.receive(opinion("o1", long, .box)), by: Sample.organiser, with: .tooLong(limit: Words.limit))
        trial.does(.receive(opinion("o1", "太慢", .box)), by: Sample.organiser)
        trial.does(.deliver(on: today), by: Sample.organiser)
        trial.refuses(
            .answer(id("o1"), words(long), on: today), by: Sample.secretary, with: .tooLong(limit: Words.limit))
    }
}
