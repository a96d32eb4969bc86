import Country
import EventLog
import PartyLife
import Records
import Storage
import StorageSQLite
import Testing

@testable import Operations

/// What the database is asked for, in statements: bounds that do not depend on the machine. Who needs more says why in
/// docs/performance.md.
@Suite("What a command and a page cost")
struct CostTests {
    private let store: CountingStore
    private let useCases: UseCases
    private let root: Organisation.ID
    private let reviewer: ActingPerson

    /// A made-up country of 200 organisations.
    init() async throws {
        let database = try await SQLiteStore.inMemory()
        try await Records.prepare(database)
        let master = MasterKey()
        let generator = Generator(size: Size(organisations: 200, members: 1_000, problems: 1_000))
        let filled = Records(store: database, tenant: Generator.tenant, keyring: Keyring(master: master))
        try await generator.run(into: filled, master: master) { _, _ in }
        try await filled.foldFigures()
        try await filled.foldStandings()
        store = CountingStore(database)
        let records = Records(store: store, tenant: Generator.tenant, keyring: Keyring(master: master))
        useCases = UseCases(records: records, clock: SetClock(Instant(Calendar.today, hour: 10)))
        root = generator.root
        reviewer = ActingPerson(member: Identifiers.member(0), holdings: [.init(.reviewer, at: root)])
    }

    /// One posted problem of each of the first branches, with its secretary.
    private func targets(_ count: Int) async throws -> [(problem: Problem.ID, secretary: ActingPerson)] {
        try await store.read { session in
            try session.query(
                """
                SELECT MIN(p.id) AS problem, p.branch, MIN(m.id) AS member FROM problem p
                JOIN member m ON m.tenant = p.tenant AND m.branch = p.branch
                WHERE p.state = 'posted' GROUP BY p.branch ORDER BY p.branch LIMIT ?
                """, [.integer(Int64(count))]
            ).map { row in
                let branch = try #require(Organisation.ID(try row.text("branch")))
                let member = try #require(Member.ID(try row.text("member")))
                return (
                    try #require(Problem.ID(try row.text("problem"))),
                    ActingPerson(member: member, home: branch, holdings: [.init(.secretary, at: branch)])
                )
            }
        }
    }

    @Test("A command in a branch that nobody has touched reads 8 statements at most, and writes 4")
    func command() async throws {
        let note = try #require(Words("已走访三户"))
        let targets = try await targets(20)
        #expect(targets.count == 20)
        // What every command shares is read once.
        for target in targets.prefix(5) {
            try await useCases.problem(.progress(note), target.problem, as: target.secretary)
        }
        store.reset()
        for target in targets.dropFirst(5) {
            try await useCases.problem(.progress(note), target.problem, as: target.secretary)
        }
        #expect(store.count.queries <= 15 * 8, "\(store.count)")
        #expect(store.count.written <= 15 * 4, "\(store.count)")
        // The second one in a branch finds what it needs in memory.
        store.reset()
        for target in targets.dropFirst(5) {
            try await useCases.problem(.progress(note), target.problem, as: target.secretary)
        }
        #expect(store.count.queries <= 15 * 4, "\(store.count)")
    }

    @Test("The tree's page asks for six statements for each of the eight that it lists, the ledger's for a few in all")
    func pages() async throws {
        // As a server does, it hears what changes, and remembers the rest.
        let heeding = Task { [records = useCases.records] in await records.heedAnnouncements() }
        defer { heeding.cancel() }
        try await useCases.records.foldStandings()
        for _ in 0..<3 {
            _ = try await useCases.tree(of: root, in: Campaigning.id, asOf: Calendar.today, as: reviewer)
        }
        store.reset()
        _ = try await useCases.tree(of: root, in: Campaigning.id, asOf: Calendar.today, as: reviewer)
        #expect(store.count.queries <= 8 * 6 + 6, "\(store.count)")
        store.reset()
        let filter = LedgerFilter(standing: .open, pageSize: 25)
        #expect(try await useCases.ledger(of: root, filter, as: reviewer).rows.count == 25)
        #expect(store.count.queries <= 12, "\(store.count)")
        #expect(store.count.written == 0)
    }
}
