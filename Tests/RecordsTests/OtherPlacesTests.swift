import Operations
import PartyLife
import Records
import Storage
import StorageSQLite
import Synchronization
import TestKit
import Testing

@Suite("Decisions that rest on other places than the one that is written to")
struct OtherPlacesTests {
    @Test("What is opened again in an earlier campaign, just before a text is submitted, must be answered in it")
    func reopened() async throws {
        let store = Interrupted(try await SQLiteStore.inMemory())
        let world = try await SampleWorld.played(to: .writtenOff, store: store)
        let next = try await world.beginNextYear()
        let author = world.member("张敏")
        let problem = try await world.records.read { reader in
            try reader.problems(of: world.campaign, in: world.branch).first { ref in
                let problem = try reader.load(Problem.self, ref.stream)
                return problem.plan?.responsible.contains(author) == true
                    && !problem.isResponsible(world.member("王伟"))
            }
        }
        let id = try #require(problem).id
        let judge = try await world.actor("王伟")

        // Another server reopens it between the decision and its turn.
        let other = UseCases(
            records: Records(store: store.inner, tenant: "QS", keyring: world.keyring), clock: world.clock,
            identifiers: SeededIdentifiers(seed: 99))
        store.beforeNextTurn {
            try await other.problem(.lookBack(stands: false, note: .plain("又漏了")), id, as: judge)
        }
        let text = world.examination(of: "张敏")
        await #expect(throws: SelfExamination.Refused.earlierUnanswered(count: 1)) {
            try await world.useCases.examination(.submit(text), of: author, at: next, as: world.actor("张敏"))
        }
    }
}

/// Lets something happen just before the next turn in the log begins.
private final class Interrupted: Store {
    typealias Body = @Sendable () async throws -> Void

    let inner: any Store
    private let next = Mutex<Body?>(nil)

    init(_ inner: any Store) { self.inner = inner }

    func beforeNextTurn(_ body: @escaping Body) { next.withLock { $0 = body } }

    var dialect: Dialect { inner.dialect }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await inner.read(body)
    }

    func write<T: Sendable>(
        locking name: String?, _ body: @escaping @Sendable (any Transaction) throws -> T,
        done: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        let first = name?.hasPrefix("log/") == true ? next.withLock { $0.take() } : nil
        guard let first else { return inner.write(locking: name, body, done: done) }
        Task {
            do {
                try await first()
                inner.write(locking: name, body, done: done)
            } catch {
                done(.failure(error))
            }
        }
    }

    func announcements() -> AsyncStream<String> { inner.announcements() }
    func close() async { await inner.close() }
}
