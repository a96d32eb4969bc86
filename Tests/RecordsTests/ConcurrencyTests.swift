import EventLog
import Foundation
import Operations
import PartyLife
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Records

/// An engine as two servers use it: two stores on one database.
struct SharedEngine: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let withServers: @Sendable (_ body: (any Store, any Store) async throws -> Void) async throws -> Void

    static let all = [sqlite] + (TestDatabase.server.map { [postgresql($0)] } ?? [])

    private static let sqlite = SharedEngine(testDescription: "SQLite") { body in
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("servers-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("bihuan.sqlite").path
        try await run(try await SQLiteStore(path: path), try await SQLiteStore(path: path), body)
    }

    private static func postgresql(_ server: String) -> SharedEngine {
        SharedEngine(testDescription: "PostgreSQL") { body in
            try await TestDatabase.with(on: server) { database in
                try await run(try await database.store(), try await database.store(), body)
            }
        }
    }

    private static func run(
        _ first: any Store, _ second: any Store, _ body: (any Store, any Store) async throws -> Void
    ) async throws {
        let result: Result<Void, any Error>
        do { result = .success(try await body(first, second)) } catch { result = .failure(error) }
        await first.close()
        await second.close()
        try result.get()
    }
}

@Suite("Many writers at once")
struct ConcurrencyTests {
    @Test(
        "64 writers on many problems: nothing is lost, the chain is whole, figures equal a recount",
        arguments: SharedEngine.all)
    func manyWriters(engine: SharedEngine) async throws {
        try await engine.withServers { store, _ in
            let world = try await SampleWorld.played(to: .posted, store: store)
            let secretary = try await world.actor("王伟")
            let before = try await world.records.read { try $0.position() }
            let ids = try await withThrowingTaskGroup(of: [Problem.ID].self) { group in
                for writer in 1...64 {
                    group.addTask {
                        var added: [Problem.ID] = []
                        for number in 1...5 {
                            let finding = Problem.Finding(
                                number: 0, text: try #require(Words("第\(writer)人第\(number)条")), source: .own,
                                on: world.clock.now.day)
                            added.append(try await world.useCases.addProblem(finding, at: world.place, as: secretary))
                        }
                        return added
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(Set(ids).count == 320)
            let added = Set(ids)
            let (numbers, after) = try await world.records.read { reader in
                let refs = try reader.problems(of: world.campaign, in: world.branch)
                let numbers = try refs.filter { added.contains($0.id) }.map {
                    try reader.load(Problem.self, $0.stream).number
                }
                return (numbers, try reader.position())
            }
            #expect(Set(numbers).count == 320, "every problem has its own number")
            #expect(after - before == 640)
            try await expectSound(world)
        }
    }

    @Test(
        "Of many who claim the same thing at once, one succeeds and the others hear the rule's reason",
        arguments: SharedEngine.all)
    func uniqueClaim(engine: SharedEngine) async throws {
        try await engine.withServers { store, _ in
            let world = try await SampleWorld.played(to: .planApproved, store: store)
            let leader = try await world.actor("郑军")
            let next = SampleWorld.id("next", Campaign.self)
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for _ in 1...40 {
                    group.addTask {
                        let command = Campaign.Command.issue(
                            title: "同一场", issuer: world.root, procedure: SampleWorld.procedure)
                        do {
                            try await world.useCases.campaign(command, next, as: leader)
                            return true
                        } catch is Campaign.Refused {
                            return false
                        } catch {
                            Issue.record(error)
                            return false
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(outcomes == 1)
            try await expectSound(world)
        }
    }

    @Test(
        "The tree changes while many commands are under way: all are recorded, each on what stood in its turn",
        arguments: SharedEngine.all)
    func changingTree(engine: SharedEngine) async throws {
        try await engine.withServers { store, _ in
            let world = try await SampleWorld.played(to: .noticed, store: store)
            let commissioner = try await world.actor("李娜")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...60 {
                    group.addTask {
                        let session = Study.Session(
                            id: SampleWorld.id("s\(number)", Study.Session.self), texts: ["speech"], form: .together,
                            on: SampleWorld.day("2021-07-06"), place: "三楼", attended: [world.member("张敏")])
                        try await world.useCases.study(.hold(session), at: world.place, as: commissioner)
                    }
                }
                for number in 1...10 {
                    group.addTask {
                        _ = try await world.records.commit(by: .deployment, at: world.clock.now) { commit in
                            try commit.perform(
                                .rename(name: "第\(number)个名字", on: SampleWorld.day("2021-07-06")),
                                on: Organisation.self,
                                .organisation(world.branch), knowing: Organisation.Facts(id: world.branch))
                        }
                    }
                }
                try await group.waitForAll()
            }
            let study = try await world.records.read {
                try $0.load(Study.self, .step(Study.self, world.campaign, world.branch))
            }
            #expect(study.sessions.count == 60)
            try await expectSound(world)
        }
    }

    @Test("Two servers on one database agree: figures, log and numbers", arguments: SharedEngine.all)
    func twoServers(engine: SharedEngine) async throws {
        try await engine.withServers { store, other in
            let world = try await SampleWorld.played(to: .posted, store: store)
            let second = UseCases(
                records: Records(store: other, tenant: "QS", keyring: world.keyring),
                clock: world.clock, identifiers: SeededIdentifiers(seed: 99))
            let secretary = try await world.actor("王伟")
            func found(_ useCases: UseCases) async throws -> Int {
                try await useCases.records.read {
                    try $0.figures(of: world.root, campaign: world.campaign, asOf: SampleWorld.day("2021-12-31"))
                }[.problemsFound]
            }
            let before = try await found(world.useCases)
            #expect(try await found(second) == before)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 1...32 {
                    let useCases = writer.isMultiple(of: 2) ? world.useCases : second
                    group.addTask {
                        for number in 1...4 {
                            let finding = Problem.Finding(
                                number: 0, text: try #require(Words("\(writer)之\(number)")), source: .own,
                                on: world.clock.now.day)
                            _ = try await useCases.addProblem(finding, at: world.place, as: secretary)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await found(world.useCases) == before + 128)
            #expect(try await found(second) == before + 128)
            try await second.records.foldFigures()
            #expect(try await found(world.useCases) == before + 128)
            try await world.records.foldFigures()
            #expect(try await found(second) == before + 128)
            try await expectSound(world)
        }
    }
}

@Suite("Keys on several servers")
struct SharedKeyTests {
    @Test(
        "A key that one server destroys opens nothing on another that had used it",
        .enabled(if: TestDatabase.server != nil))
    func destroyed() async throws {
        for engine in SharedEngine.all.dropFirst() {
            try await engine.withServers { store, other in
                let world = try await SampleWorld.played(to: .held, store: store)
                let keyring = Keyring(master: world.master)
                let second = UseCases(
                    records: Records(store: other, tenant: "QS", keyring: keyring), clock: world.clock)
                let author = try await world.actor("张敏")
                func reads() async throws -> Bool {
                    let record = try await second.examination(
                        of: world.member("张敏"), at: world.place, as: author)
                    return record.words[record.examination.problems[0].text] != nil
                }
                #expect(try await reads())
                var announcements = other.announcements().makeAsyncIterator()
                // The first says that listening has begun.
                #expect(await announcements.next() == "")
                try await world.records.forgetWords(of: world.branch, in: world.campaign)
                keyring.heed(try #require(await announcements.next()))
                #expect(try await !reads())
            }
        }
    }
}

@Suite("A request is done once")
struct OnceTests {
    @Test("Sent again with its key, a command succeeds and records nothing; without a key it is a new one")
    func again() async throws {
        let world = try await SampleWorld.played(to: .posted)
        let secretary = try await world.actor("王伟")
        let id = try #require(
            try await world.records.read { try $0.problems(of: world.campaign, in: world.branch).first?.id })
        func progress(_ key: String?) async throws -> Int64 {
            let keys = key.map { OnceKeys(request: $0) }
            try await OnceKey.$current.withValue(keys) {
                try await world.useCases.problem(.progress(Words("已走访").unsafelyUnwrapped), id, as: secretary)
            }
            return try await world.records.read { try $0.position() }
        }
        let first = try await progress("a")
        #expect(try await progress("a") == first)
        #expect(try await progress("b") == first + 1)
        #expect(try await progress(nil) == first + 2)
        #expect(try await progress("b") == first + 2)
    }

    @Test("Sent many times at once, it is done once")
    func atOnce() async throws {
        let world = try await SampleWorld.played(to: .posted)
        let secretary = try await world.actor("王伟")
        let before = try await world.records.read { try $0.position() }
        let finding = Problem.Finding(
            number: 0, text: try #require(Words("同一条")), source: .own, on: world.clock.now.day)
        let outcomes = await withTaskGroup(of: Result<Problem.ID, any Error>.self) { group in
            for _ in 1...20 {
                group.addTask {
                    await OnceKey.$current.withValue(OnceKeys(request: "same")) {
                        do {
                            return .success(
                                try await world.useCases.addProblem(finding, at: world.place, as: secretary))
                        } catch { return .failure(error) }
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { (try? $0.get()) != nil } == 1)
        for case .failure(let error) in outcomes { #expect(error is AlreadyDone) }
        #expect(try await world.records.read { try $0.position() } == before + 2)
    }

    @Test("A refused request leaves no receipt: put right, it may come again")
    func refused() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let secretary = try await world.actor("王伟")
        let before = try await world.records.read { try $0.position() }
        for _ in 1...2 {
            await OnceKey.$current.withValue(OnceKeys(request: "plan")) {
                await #expect(throws: Plan.Refused.self) {
                    try await world.useCases.plan(.submit(Plan.Text()), at: world.place, as: secretary)
                }
            }
        }
        #expect(try await world.records.read { try $0.position() } == before)
    }
}

/// The log is whole, every derived row is what a fresh fold gives, and the folded figures are what the rows sum to.
func expectSound(_ world: SampleWorld, _ place: SourceLocation = #_sourceLocation) async throws {
    let verification = try await world.records.verify(shadow: SQLiteStore.inMemory())
    #expect(verification.isClean, "\(verification)", sourceLocation: place)
    let organisations = [world.root, world.branch, world.otherBranch]
    for day in ["2021-07-10", "2021-08-20", "2021-08-28", "2021-12-31"] {
        for organisation in organisations {
            let (live, recounted) = try await world.records.read { reader in
                let position = try reader.position()
                return (
                    try reader.figures(of: organisation, campaign: world.campaign, asOf: SampleWorld.day(day)),
                    try reader.figures(
                        of: organisation, campaign: world.campaign, asOf: SampleWorld.day(day), knownAt: position)
                )
            }
            for metric in Metric.allCases {
                #expect(
                    live[metric] == recounted[metric], "\(metric) of \(organisation) on \(day)", sourceLocation: place)
            }
        }
    }
}
