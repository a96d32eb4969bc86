import PartyLife
import Records
import TestKit
import Testing

@testable import Operations

@Suite("Signing in to a study session by code")
struct CheckInTests {
    private let session: Identifier<Study.Session> = SampleWorld.id("s9", Study.Session.self)

    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .planApproved)
        world.clock.set(Instant(SampleWorld.day("2021-07-22"), hour: 9))
        let now = Study.Session(
            id: session, texts: ["speech"], form: .together, on: SampleWorld.day("2021-07-22"), attended: [])
        try await world.useCases.openStudy(now, at: world.place, as: world.actor("李娜"))
        return world
    }

    private func code(_ world: SampleWorld) async throws -> String? {
        try await world.useCases.checkInCode(of: session, at: world.place, as: world.actor("李娜"))?.text
    }

    private func attended(_ world: SampleWorld) async throws -> [Member.ID] {
        try await world.useCases.branch(at: world.place, as: world.actor("李娜")).study.sessions.first?.attended ?? []
    }

    @Test("The code of now and the one before are taken, an older one, a wrong one and another session's are not")
    func lifetime() async throws {
        let world = try await world()
        let member = try await world.actor("张敏")
        let first = try #require(try await code(world))
        world.clock.set(Instant(SampleWorld.day("2021-07-22"), hour: 9, minute: 9))
        let second = try #require(try await code(world))
        #expect(first != second)
        for wrong in ["", "0", String(first.reversed()), first + "0", second.uppercased() + "é"] {
            await #expect(throws: Study.Refused.wrongCode, "\(wrong)") {
                try await world.useCases.checkIn(to: session, code: wrong, .onSite, at: world.place, as: member)
            }
        }
        try await world.useCases.checkIn(to: session, code: first, .online, at: world.place, as: member)
        try await world.useCases.checkIn(to: session, code: second, .onSite, at: world.place, as: member)
        #expect(try await attended(world) == [world.member("张敏")])
        world.clock.set(Instant(SampleWorld.day("2021-07-22"), hour: 9, minute: 10))
        let late = try await world.actor("刘洋")
        await #expect(throws: Study.Refused.wrongCode) {
            try await world.useCases.checkIn(to: session, code: first, .onSite, at: world.place, as: late)
        }
        let study = try await world.useCases.branch(at: world.place, as: late).study
        #expect(study.checkIns.first?.arrivals.map(\.how) == [.online])
        #expect(study.checkIns.first?.arrivals.first?.at == Instant(SampleWorld.day("2021-07-22"), hour: 9, minute: 9))
    }

    @Test("It ends with the session, and with the day")
    func ending() async throws {
        let world = try await world()
        let last = try #require(try await code(world))
        try await world.useCases.study(.endCheckIn(session), at: world.place, as: world.actor("李娜"))
        #expect(try await code(world) == nil)
        let member = try await world.actor("张敏")
        await #expect(throws: Study.Refused.checkInOver) {
            try await world.useCases.checkIn(to: session, code: last, .onSite, at: world.place, as: member)
        }
        let other = try await self.world()
        other.clock.set(Instant(SampleWorld.day("2021-07-23"), hour: 0, minute: 1))
        #expect(try await code(other) == nil)
    }

    @Test("Only members of the branch sign in, and only who keeps the record sees the code")
    func access() async throws {
        let world = try await world()
        let shown = try #require(try await code(world))
        for name in ["蒋雪", "吴敏", "何平"] {
            let outsider = try await world.actor(name)
            await #expect(throws: AccessDenied.self, "\(name)") {
                try await world.useCases.checkIn(to: session, code: shown, .onSite, at: world.place, as: outsider)
            }
        }
        let member = try await world.actor("张敏")
        await #expect(throws: AccessDenied.self) {
            _ = try await world.useCases.checkInCode(of: session, at: world.place, as: member)
        }
        #expect(try await attended(world).isEmpty)
    }

    @Test("A reflection is read by its author, and by the branch where it is shared")
    func reflections() async throws {
        let world = try await world()
        let members = [world.member("张敏"), world.member("刘洋")]
        try await world.useCases.study(.admit(session, members), at: world.place, as: world.actor("李娜"))
        func write(_ name: String, shared: Bool) async throws {
            let reflection = Study.Reflection(
                session: session, author: world.member(name), thought: .plain("\(name)想到"), isShared: shared)
            try await world.useCases.study(.reflect(reflection), at: world.place, as: world.actor(name))
        }
        try await write("张敏", shared: false)
        try await write("刘洋", shared: true)
        func read(_ name: String) async throws -> Set<String> {
            let actor = try await world.actor(name)
            let words = try await world.useCases.wordsOfStudy(at: world.place, as: actor)
            let study = try await world.useCases.branch(at: world.place, as: actor).study
            return Set(study.reflections.compactMap { words[$0.thought] })
        }
        #expect(try await read("张敏") == ["张敏想到", "刘洋想到"])
        #expect(try await read("王伟") == ["刘洋想到"])
        #expect(try await read("吴敏").isEmpty)
        #expect(try await read("何平").isEmpty)
    }
}
