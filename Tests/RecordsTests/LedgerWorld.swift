import EventLog
import PartyLife
import Storage
import StorageSQLite
import TestKit

@testable import Records

/// A random tree with random problems in the read tables, and what a page of its ledger holds by plain filtering.
struct LedgerWorld {
    struct Item {
        let key: LedgerKey
        let campaign: Campaign.ID
        let state: Problem.State
        let path: String
        let group: String?
    }

    let records: Records
    let organisations: [OrganisationRow]
    let items: [Item]
    static let today = SampleWorld.day("2026-06-15")

    init(organisations count: Int, problems: Int, seed: UInt64) async throws {
        var chance = Chance(state: seed)
        let store = try await SQLiteStore.inMemory()
        try await Records.prepare(store)
        records = Records(store: store, tenant: "T", keyring: Keyring(master: MasterKey()))
        var paths = ["/O0/"]
        for number in 1..<count { paths.append("\(paths[chance.below(min(number, 1 + number / 4))])O\(number)/") }
        let groups: [String?] = [nil, "甲组", "乙组"]
        let rows = paths.enumerated().map { number, path -> [Value] in
            [
                "T", .text("O\(number)"), .text("组织\(number)"), .text("branch"), .null, .text(path),
                Value(path.depth), Value(groups[chance.below(3)]), "2020-01-01",
            ]
        }
        let states = Problem.State.allCases.filter { $0 != .none }
        let items = (0..<problems).map { number -> Item in
            let branch = chance.below(count)
            let due = chance.below(8) == 0 ? nil : Self.today + (chance.below(40) - 20)
            return Item(
                key: LedgerKey(
                    due: LedgerKey.due(due), branch: SampleWorld.id("O\(branch)", Organisation.self),
                    number: 1 + chance.below(30), id: SampleWorld.id("p\(number)", Problem.self)),
                campaign: SampleWorld.id("c\(chance.below(3))", Campaign.self),
                state: states[chance.below(states.count)], path: paths[branch], group: rows[branch][7].text)
        }
        self.items = items
        try await store.write { session in
            try session.load(
                "organisation",
                ["tenant", "id", "name", "type", "parent", "path", "depth", "guidance_group", "established"], rows)
            try session.load(
                "problem",
                ["tenant", "id", "campaign", "branch", "number", "state", "found", "open", "standing", "due"],
                items.map { item in
                    [
                        "T", .id(item.key.id), .id(item.campaign), .id(item.key.branch), Value(item.key.number),
                        .name(item.state), "2026-01-01", Value(Self.isOpen(item.state) ? 1 : 0),
                        .name(LedgerClass(item.state)), .text(item.key.due),
                    ]
                })
        }
        organisations = try await records.read { try $0.subtree(of: SampleWorld.id("O0", Organisation.self)) }
    }

    /// Everything that a filter finds below an organisation, in order.
    func all(_ filter: LedgerFilter, below organisation: OrganisationRow) -> [LedgerKey] {
        items.filter { item in
            let isOpen = Self.isOpen(item.state)
            let isSolved = [.verified, .accepted].contains(item.state)
            let stands =
                switch filter.standing {
                case .all: ![.merged, .withdrawn].contains(item.state)
                case .open: isOpen
                case .overdue: isOpen && !isSolved && item.key.due < Self.today.description
                case .done: isSolved || item.state == .done
                case .writtenOff: item.state == .writtenOff
                }
            return stands && item.path.hasPrefix(organisation.path)
                && (filter.campaign == nil || filter.campaign == item.campaign)
                && (filter.guidanceGroup == nil || filter.guidanceGroup == item.group)
        }.map(\.key).sorted()
    }

    private static func isOpen(_ state: Problem.State) -> Bool {
        ![.writtenOff, .merged, .withdrawn].contains(state)
    }

    /// The same choices for the same seed.
    struct Chance {
        var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
    }
}
