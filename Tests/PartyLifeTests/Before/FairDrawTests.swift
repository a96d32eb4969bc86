import TestChance
import Testing

@testable import PartyLife

@Suite("Drawing a name")
struct FairDrawTests {
    @Test("every place comes up equally often: chi-square stays below its 99.9 % bound for 2 to 60 names")
    func uniform() {
        for count in [2, 3, 7, 17, 22, 60] {
            var random = SeededGenerator(seed: UInt64(count))
            var hits = [Int](repeating: 0, count: count)
            let draws = 2000 * count
            for _ in 0..<draws {
                let number = random.next()
                let place = FairDraw.place(among: count) { number &+ UInt64($0) }
                hits[place ?? 0] += 1
            }
            let expected = Double(draws) / Double(count)
            let square = hits.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
            // Wilson–Hilferty for the 99.9th percentile.
            let freedom = Double(count - 1)
            let root = 1 - 2 / (9 * freedom) + 3.09 * (2 / (9 * freedom)).squareRoot()
            #expect(square < freedom * root * root * root, "\(count) names: \(square)")
        }
    }

    @Test("numbers above the greatest multiple are passed over, so that no place is favoured")
    func unbiased() {
        // 2^64 = 3 * 6148914691236517205 + 1: the highest number alone is too much for three names.
        #expect(FairDraw.place(among: 3) { $0 == 0 ? UInt64.max : 4 } == 1)
        #expect(FairDraw.place(among: 3) { _ in UInt64.max - 1 } == 2)
        // A power of two divides 2^64: nothing is passed over.
        #expect(FairDraw.place(among: 8) { _ in UInt64.max } == 7)
        #expect(FairDraw.place(among: 1) { _ in UInt64.max } == 0)
        #expect(FairDraw.place(among: 0) { _ in 1 } == nil)
        #expect(FairDraw.place(among: 3) { _ in UInt64.max } == nil)
    }

    private let today = day("2026-02-01")

    private func trial(attended: [Member.ID] = [Sample.li, Sample.chen, Sample.wu]) -> Trial<Study> {
        var trial = Trial<Study>(Sample.facts, on: today)
        let session = Study.Session(id: id("s1"), texts: ["speech"], form: .together, on: today, attended: attended)
        trial.does(.open(session, secret: "x"), by: Sample.secretary)
        return trial
    }

    private func seed(_ name: String, _ session: String = "s1") -> Study.Command {
        .commitSeed(id(name), session: id(session), fingerprint: "f", seed: words("00"))
    }

    @Test("the seed is fixed first, serves once, and everyone has a turn before anyone has a second")
    func order() {
        var trial = trial()
        trial.refuses(.draw(id("d1"), seed: "00", place: 0), by: Sample.secretary, with: .unknownDraw)
        trial.refuses(seed("d1", "s9"), by: Sample.secretary, with: .unknownSession)
        trial.does(seed("d1"), by: Sample.secretary)
        trial.refuses(seed("d2"), by: Sample.secretary, with: .seedWaiting)
        trial.refuses(.draw(id("d1"), seed: "00", place: 3), by: Sample.secretary, with: .nobodyToDraw)
        trial.refuses(.answer(id("d1"), .answered), by: Sample.secretary, with: .notDrawn)
        trial.does(.draw(id("d1"), seed: "00", place: 1), by: Sample.secretary)
        #expect(trial.state.draws[0].list == [Sample.chen, Sample.li, Sample.wu])
        #expect(trial.state.draws[0].drawn == Sample.li)
        trial.refuses(.draw(id("d1"), seed: "00", place: 1), by: Sample.secretary, with: .seedMissing)
        trial.refuses(seed("d1"), by: Sample.secretary, with: .drawExists)
        #expect(trial.state.drawList(of: id("s1")) == [Sample.chen, Sample.wu])
        for (number, place) in [(2, 0), (3, 0)] {
            trial.does(seed("d\(number)"), by: Sample.secretary)
            trial.does(.draw(id("d\(number)"), seed: "00", place: place), by: Sample.secretary)
        }
        #expect(trial.state.drawList(of: id("s1")).count == 3)
        trial.does(.answer(id("d1"), .toMakeUp), by: Sample.secretary)
        trial.does(.answer(id("d1"), .answered), by: Sample.secretary)
        trial.ignores(.answer(id("d1"), .answered), by: Sample.secretary)
        trial.today = today + 1
        trial.refuses(seed("d9"), by: Sample.secretary, with: .notToday)
    }

    @Test("nobody is drawn where nobody is")
    func empty() {
        var trial = trial(attended: [])
        trial.does(seed("d1"), by: Sample.secretary)
        trial.refuses(.draw(id("d1"), seed: "00", place: 0), by: Sample.secretary, with: .nobodyToDraw)
    }
}
