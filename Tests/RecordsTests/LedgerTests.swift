import PartyLife
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Records

@Suite("The ledger's pages", .timeLimit(.minutes(60)))
struct LedgerTests {
    @Test(
        "Every page of every filter is what plain filtering and sorting gives, whichever way it is found",
        arguments: [(organisations: 5, problems: 60), (organisations: 40, problems: 900)], [1, 2] as [UInt64])
    func pages(size: (organisations: Int, problems: Int), seed: UInt64) async throws {
        let world = try await LedgerWorld(organisations: size.organisations, problems: size.problems, seed: seed)
        var chance = LedgerWorld.Chance(state: seed &+ 99)
        for _ in 0..<60 {
            let organisation = world.organisations[chance.below(world.organisations.count)]
            var filter = LedgerFilter(standing: LedgerFilter.Standing.allCases[chance.below(5)])
            filter.pageSize = [3, 10, 25][chance.below(3)]
            if chance.below(2) == 0 { filter.campaign = SampleWorld.id("c\(chance.below(4))", Campaign.self) }
            if chance.below(3) == 0 { filter.guidanceGroup = "甲组" }
            let expected = world.all(filter, below: organisation)
            let places = world.organisations.filter {
                $0.path.hasPrefix(organisation.path)
                    && (filter.guidanceGroup == nil || $0.guidanceGroup == filter.guidanceGroup)
            }.map(\.id)
            for plan in [LedgerPlan.walk, .merge(places)] {
                try await walk(world, organisation, filter, plan, expected)
            }
        }
    }

    /// Forwards to the end, by key and by number, and back to the beginning.
    private func walk(
        _ world: LedgerWorld, _ organisation: OrganisationRow, _ start: LedgerFilter, _ plan: LedgerPlan,
        _ expected: [LedgerKey]
    ) async throws {
        func slice(_ filter: LedgerFilter) async throws -> LedgerSlice {
            try await world.records.read { try $0.ledger(of: organisation, filter, by: plan, today: LedgerWorld.today) }
        }
        var filter = start
        var found: [LedgerKey] = []
        var number = 1
        while true {
            let page = try await slice(filter)
            var numbered = start
            numbered.position = .page(number)
            #expect(try await slice(numbered).lines.map(\.key) == page.lines.map(\.key))
            found += page.lines.map(\.key)
            #expect(page.hasLater == (found.count < expected.count))
            guard page.hasLater, let last = page.lines.last else { break }
            (filter.position, number) = (.after(last.key), number + 1)
        }
        #expect(found == expected)
        filter.position = .last
        found = []
        while true {
            let page = try await slice(filter)
            found = page.lines.map(\.key) + found
            #expect(page.hasEarlier == (found.count < expected.count))
            guard page.hasEarlier, let first = page.lines.first else { break }
            filter.position = .before(first.key)
        }
        #expect(found == expected)
        filter.position = .page(1)
        let count = try await world.records.read { [filter] in
            try $0.ledgerCount(filter, by: plan, today: LedgerWorld.today)
        }
        if let count { #expect(count == expected.count) }
    }

    @Test("The plan that is chosen holds the same organisations as the subtree; a far page is not walked to")
    func plans() async throws {
        let world = try await LedgerWorld(organisations: 40, problems: 10, seed: 5)
        for organisation in world.organisations {
            let below = Set(world.organisations.filter { $0.path.hasPrefix(organisation.path) }.map(\.id))
            for known in [1, 1_000_000] {
                let plan = try await world.records.read {
                    try $0.ledgerPlan(for: organisation, LedgerFilter()) { known }
                }
                if case .merge(let places) = plan { #expect(Set(places) == below) }
                if below.count <= 4 { #expect(plan != .walk) }
                if known == 1, below.count > 4 { #expect(plan == .walk) }
                if known > 1, organisation.depth > 0 { #expect(plan != .walk) }
            }
        }
        #expect(LedgerFilter(position: .page(.max), pageSize: 100).offset == 1_000)
        #expect(LedgerFilter(position: .page(.min)).offset == 0)
    }

    @Test(
        "No page reads what it does not walk to: each statement seeks an index in the order of the list",
        arguments: LedgerFilter.Standing.allCases)
    func indexes(standing: LedgerFilter.Standing) async throws {
        let store = try await SQLiteStore.inMemory()
        try await Records.prepare(store)
        let key = LedgerKey("2026-06-01~O1~3~p7")
        for campaign in [nil, SampleWorld.id("c1", Campaign.self)] {
            for position in [LedgerFilter.Position.page(1), .last] + (key.map { [.after($0), .before($0)] } ?? []) {
                var filter = LedgerFilter(campaign: campaign, standing: standing, position: position)
                for group in [nil, "甲组"] {
                    filter.guidanceGroup = group
                    try await check(filter, .below(path: "/O0/"), in: store)
                }
                try await check(filter, .branch(SampleWorld.id("O1", Organisation.self)), in: store)
            }
        }
    }

    private func check(_ filter: LedgerFilter, _ place: LedgerQuery.Place, in store: SQLiteStore) async throws {
        for kind in filter.standing.classes {
            for end in [nil, LedgerKey("2026-06-03~O1~4~p8")] {
                let query = LedgerQuery(
                    tenant: "T", place: place, kind: kind, filter: filter, today: LedgerWorld.today, limit: 21, end: end
                )
                for (sql, values) in [query.page, query.count] {
                    let details = try await store.read { session in
                        try session.query("EXPLAIN QUERY PLAN \(sql)", values).map { try $0.text("detail") }
                    }
                    let walks = details.filter { $0.hasPrefix("SEARCH p USING ") && $0.contains("INDEX problem_by") }
                    #expect(walks.count == 1, "\(details)")
                    #expect(!details.contains { $0.hasPrefix("SCAN p") || $0.hasPrefix("SCAN o") }, "\(details)")
                    #expect(!details.contains { $0.contains("TEMP B-TREE") }, "\(details)")
                    guard sql == query.page.sql else { continue }
                    #expect(details.contains { $0.hasPrefix("SEARCH o USING INDEX sqlite_autoindex") }, "\(details)")
                    let isBounded = end != nil || ![.page(1), .last].contains(filter.position)
                    #expect(walks.allSatisfy { !isBounded || $0.contains("number,id)") }, "\(details)")
                }
            }
        }
    }
}
