import Operations
import PartyLife
import Storage
import StorageSQLite
import Synchronization
import TestKit
import Testing

@testable import Records

@Suite("What a server remembers between commands")
struct RememberedTests {
    @Test("What another server has done is what the next command is decided on", arguments: SharedEngine.all)
    func staleStates(engine: SharedEngine) async throws {
        try await engine.withServers { store, other in
            let world = try await SampleWorld.played(to: .posted, store: store)
            let second = Self.server(of: world, on: other)
            let (problem, owner, judge) = try await Self.posted(in: world)
            // Both have followed the log to here, and remember the problem as posted.
            try await second.problem(.progress(.plain("走访一户")), problem, as: owner)
            try await world.useCases.problem(.progress(.plain("走访二户")), problem, as: owner)
            try await second.problem(.reportDone(result: .plain("都已办结")), problem, as: owner)
            try await world.useCases.problem(.verify(SampleWorld.verification), problem, as: judge)
            await #expect(throws: Problem.Refused.self) {
                try await second.problem(.progress(.plain("再走访")), problem, as: owner)
            }
            let result = try await world.records.verify(shadow: SQLiteStore.inMemory())
            #expect(result.isClean, "\(result.differences)")
        }
    }

    @Test("Offices, names and campaigns are those of now, whichever server changed them", arguments: SharedEngine.all)
    func staleTree(engine: SharedEngine) async throws {
        try await engine.withServers { store, other in
            let world = try await SampleWorld.played(to: .noticed, store: store)
            let second = Self.server(of: world, on: other)
            let token = try await world.useCases.startSession(of: world.member("王伟"))
            for (number, writer) in [second, world.useCases, second, world.useCases].enumerated() {
                for useCases in [world.useCases, second] {
                    let before = try #require(try await useCases.signedIn(token: token))
                    #expect(before.home.name == (number == 0 ? before.home.name : "第\(number - 1)次改名"))
                }
                _ = try await writer.records.commit(by: .deployment, at: world.clock.now) { commit in
                    try commit.perform(
                        .rename(name: "第\(number)次改名", on: SampleWorld.day("2021-07-06")), on: Organisation.self,
                        .organisation(world.branch), knowing: Organisation.Facts(id: world.branch))
                }
                for useCases in [second, world.useCases] {
                    let person = try #require(try await useCases.signedIn(token: token))
                    #expect(person.home.name == "第\(number)次改名")
                    #expect(person.campaign?.id == world.campaign)
                }
            }
            try await second.signOut(token: token)
            #expect(try await world.useCases.signedIn(token: token) == nil)
        }
    }

    @Test("A state is that of its last version, wherever between two kept states it lies", arguments: SharedEngine.all)
    func betweenKeptStates(engine: SharedEngine) async throws {
        try await engine.withServers { store, other in
            let world = try await SampleWorld.played(to: .noticed, store: store)
            for number in 1...20 {
                _ = try await world.records.commit(by: .deployment, at: world.clock.now) { commit in
                    try commit.perform(
                        .rename(name: "名\(number)", on: SampleWorld.day("2021-07-06")), on: Organisation.self,
                        .organisation(world.branch), knowing: Organisation.Facts(id: world.branch))
                }
                let fresh = Records(store: other, tenant: "QS", keyring: world.keyring)
                let (cold, events) = try await fresh.read { reader in
                    let stream = Stream.organisation(world.branch)
                    return (
                        try reader.load(Organisation.self, stream),
                        try reader.history(of: Organisation.self, stream).map(\.event)
                    )
                }
                let warm = try await world.records.read {
                    try $0.load(Organisation.self, .organisation(world.branch))
                }
                #expect(cold == Organisation().applying(events))
                #expect(warm == cold)
                #expect(cold.name == "名\(number)")
            }
        }
    }

    @Test("A command whose facts are remembered reads nothing before its turn, and is right all the same")
    func withoutTheDatabase() async throws {
        let store = ReadCount(try await SQLiteStore.inMemory())
        let world = try await SampleWorld.played(to: .posted, store: store)
        let (problem, owner, judge) = try await Self.posted(in: world)
        try await world.useCases.problem(.progress(.plain("走访一户")), problem, as: owner)
        let before = store.reads
        try await world.useCases.problem(.progress(.plain("走访二户")), problem, as: owner)
        #expect(store.reads == before)
        // A refusal is only believed on a snapshot.
        await #expect(throws: Problem.Refused.self) {
            try await world.useCases.problem(.verify(SampleWorld.verification), problem, as: judge)
        }
        #expect(store.reads > before)
        try await world.useCases.problem(.reportDone(result: .plain("都已办结")), problem, as: owner)
        try await world.useCases.problem(.verify(SampleWorld.verification), problem, as: judge)
        let result = try await world.records.verify(shadow: SQLiteStore.inMemory())
        #expect(result.isClean, "\(result.differences)")
        await store.close()
    }

    private static func server(of world: SampleWorld, on store: any Store) -> UseCases {
        UseCases(
            records: Records(store: store, tenant: "QS", keyring: world.keyring), clock: world.clock,
            identifiers: SeededIdentifiers(seed: 99))
    }

    /// A posted problem, one who answers for it, and one who may judge it.
    private static func posted(in world: SampleWorld) async throws -> (Problem.ID, ActingPerson, ActingPerson) {
        let judge = try await world.actor("王伟")
        let found = try await world.records.read { reader in
            try reader.problems(of: world.campaign, in: world.branch).lazy
                .map { ($0.id, try reader.load(Problem.self, $0.stream)) }
                .first { $0.1.state == .posted && !$0.1.isResponsible(judge.member ?? world.member("王伟")) }
        }
        let (id, problem) = try #require(found)
        let owner = try #require(problem.plan?.responsible.first)
        return (id, try await world.useCases.actor(owner), judge)
    }
}

/// Counts what is read outside of turns.
private final class ReadCount: Store {
    private let inner: any Store
    private let count = Atomic(0)

    init(_ inner: any Store) { self.inner = inner }

    var reads: Int { count.load(ordering: .relaxed) }
    var dialect: Dialect { inner.dialect }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        count.add(1, ordering: .relaxed)
        return try await inner.read(body)
    }

    func write<T: Sendable>(
        locking name: String?, _ body: @escaping @Sendable (any Transaction) throws -> T,
        done: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        inner.write(locking: name, body, done: done)
    }

    func announcements() -> AsyncStream<String> { inner.announcements() }
    func close() async { await inner.close() }
}
