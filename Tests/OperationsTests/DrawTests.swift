import Foundation
import PartyLife
import Records
import TestKit
import Testing

@testable import Operations

@Suite("A draw that can be checked again")
struct DrawTests {
    private let session: Identifier<Study.Session> = SampleWorld.id("s9", Study.Session.self)

    /// A world on the day of a session with everyone of the first branch.
    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-07-22")
        let held = Study.Session(
            id: session, texts: ["speech"], form: .together, on: SampleWorld.day("2021-07-22"),
            attended: SampleWorld.names.map(world.member))
        try await world.useCases.study(.hold(held), at: world.place, as: world.actor("李娜"))
        return world
    }

    private func study(_ world: SampleWorld) async throws -> Study {
        try await world.useCases.branch(at: world.place, as: world.actor("李娜")).study
    }

    @Test("The seed is in the log, sealed, before the list; what is drawn follows from both")
    func drawing() async throws {
        let world = try await world()
        let drawer = try await world.actor("李娜")
        await #expect(throws: Study.Refused.seedMissing) {
            try await world.useCases.draw(in: session, at: world.place, as: drawer)
        }
        try await world.useCases.prepareDraw(in: session, at: world.place, as: drawer)
        let waiting = try #require(try await study(world).waitingDraw(of: session))
        guard case .sealed(let sealed) = waiting.seed else {
            Issue.record("the seed is readable in the log")
            return
        }
        for _ in 0..<8 { try await world.useCases.draw(in: session, at: world.place, as: drawer) }
        let draws = try await study(world).draws
        #expect(draws.count == 9, "each draw fixes the seed of the next")
        #expect(Set(draws.compactMap(\.drawn)).count == 8, "each has a turn before anyone has a second")
        for draw in draws.dropLast() {
            #expect(DrawCheck(draw)?.isHonest == true)
            #expect(draw.result.map { !sealed.contains($0.seed) } == true)
        }
        #expect(DrawCheck(draws[8]) == nil)
        #expect(Set(draws.map(\.fingerprint)).count == 9)
    }

    @Test("Another seed, place, name or fingerprint is found out")
    func tampered() async throws {
        let world = try await world()
        let drawer = try await world.actor("李娜")
        try await world.useCases.prepareDraw(in: session, at: world.place, as: drawer)
        try await world.useCases.draw(in: session, at: world.place, as: drawer)
        let draw = try #require(try await study(world).draws.first)
        let bytes = try JSONEncoder().encode(Shown(draw))
        let plain = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        func changed(_ change: (inout [String: Any]) -> Void) throws -> DrawCheck? {
            var copy = plain
            change(&copy)
            let back = try JSONDecoder().decode(Shown.self, from: JSONSerialization.data(withJSONObject: copy))
            return DrawCheck(try back.draw)
        }
        func result(_ change: @escaping (inout [String: Any]) -> Void) -> (inout [String: Any]) -> Void {
            { copy in
                var result = copy["result"] as? [String: Any] ?? [:]
                change(&result)
                copy["result"] = result
            }
        }
        #expect(try changed { _ in }?.isHonest == true)
        let place = draw.result?.place ?? 0
        #expect(try changed(result { $0["place"] = (place + 1) % 8 })?.isHonest == false)
        #expect(try changed(result { $0["seed"] = "00" })?.isHonest == false)
        #expect(try changed(result { $0["at"] = 0 })?.isHonest == false)
        #expect(try changed(result { $0["version"] = 99 })?.isHonest == false)
        #expect(try changed { $0["fingerprint"] = "00" }?.isHonest == false)
        #expect(try changed { $0["list"] = [] }?.isHonest == false)
    }

    /// A draw as people see it: the seed is open once it is drawn.
    private struct Shown: Codable {
        var id, session, fingerprint, seed: String
        var committed: Int64
        var list: [String]
        var result: Study.Draw.Result?

        init(_ draw: Study.Draw) {
            (id, session, fingerprint) = (draw.id.text, draw.session.text, draw.fingerprint)
            (seed, committed, list) = ("sealed", draw.committed.milliseconds, draw.list.map(\.text))
            result = draw.result
        }

        var draw: Study.Draw {
            get throws { try JSONDecoder().decode(Study.Draw.self, from: JSONEncoder().encode(self)) }
        }
    }

    @Test("Seeds lead to every place equally often: chi-square over 40 000 seeds stays below its 99.9 % bound")
    func fair() {
        for count in [3, 7, 8, 17, 22] {
            var hits = [Int](repeating: 0, count: count)
            let draws = 8000
            for number in 0..<draws { hits[Seed(text: "seed \(count) \(number)").place(among: count) ?? 0] += 1 }
            let expected = Double(draws) / Double(count)
            let square = hits.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
            let freedom = Double(count - 1)
            let root = 1 - 2 / (9 * freedom) + 3.09 * (2 / (9 * freedom)).squareRoot()
            #expect(square < freedom * root * root * root, "\(count) names: \(square)")
        }
    }

    @Test("The way from seed to place is the published one")
    func published() {
        // printf '%s' abc | sha256sum; printf '%s' abc/0 | sha256sum | cut -c1-16
        #expect(
            Seed(text: "abc").fingerprint == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Seed(text: "abc").place(among: 22) == 3)
    }

    @Test("Only who keeps the record of study draws, and seeds are not the caller's to choose")
    func access() async throws {
        let world = try await world()
        for name in ["张敏", "吴敏", "蒋雪"] {
            let actor = try await world.actor(name)
            await #expect(throws: AccessDenied.self, "\(name)") {
                try await world.useCases.prepareDraw(in: session, at: world.place, as: actor)
            }
            await #expect(throws: AccessDenied.self, "\(name)") {
                try await world.useCases.draw(in: session, at: world.place, as: actor)
            }
        }
        let secretary = try await world.actor("王伟")
        let own = Study.Command.commitSeed(
            SampleWorld.id("d1", Study.Draw.self), session: session, fingerprint: "f", seed: .plain("mine"))
        let commands = [
            own, .draw(SampleWorld.id("d1", Study.Draw.self), seed: "mine", place: 0), .checkIn(session, .onSite),
        ]
        for command in commands {
            await #expect(throws: AccessDenied.self) {
                try await world.useCases.study(command, at: world.place, as: secretary)
            }
        }
    }
}
