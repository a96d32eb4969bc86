import EventLog
import Loading
import PartyLife
import StorageSQLite
import TestKit
import Testing

@testable import Records

@Suite("Loading in bulk")
struct BulkWriterTests {
    private static let now = Instant(SampleWorld.day("2026-01-05"), hour: 9)

    private static func events(_ id: String, _ kind: Organisation.Kind, below parent: String?) -> [Organisation.Event] {
        let day = now.day
        let parent = parent.map { SampleWorld.id($0, Organisation.self) }
        let established = Organisation.Event.established(
            name: id, type: kind, parent: parent, domain: nil, guidanceGroup: nil, on: day)
        guard kind == .branch else { return [established] }
        let people = (1...3).map { number in
            Member(
                id: SampleWorld.id("\(id)-\(number)", Member.self), profile: MemberProfile(name: "王伟"),
                since: day + number * 40)
        }
        return [established] + people.map { .memberAdmitted(member: $0) } + [
            .officeTaken(
                holder: .init(member: people[0].id, name: people[0].name, office: .secretary, since: people[0].since))
        ]
    }

    private static let tree: [(String, Organisation.Kind, String?)] = [
        ("A", .committee, nil), ("B", .committee, "A"), ("B1", .branch, "B"), ("B2", .branch, "B"),
        ("C", .branch, "A"),
    ]

    @Test("What is loaded with its log is what a fold of that log gives, and commands go on from there")
    func sameAsFolded() async throws {
        let store = try await SQLiteStore.inMemory()
        try await Records.prepare(store)
        let records = Records(store: store, tenant: "A", keyring: Keyring(master: MasterKey()))
        let writer = BulkWriter(tenant: "A", by: .deployment, at: Self.now, logs: true)
        for (index, (id, kind, parent)) in Self.tree.enumerated() {
            try writer.take(
                organisation: SampleWorld.id(id, Organisation.self), Self.events(id, kind, below: parent),
                keepsState: true)
            if index == 2, let load = writer.load() { try await records.load(load) }
        }
        if let load = writer.load() { try await records.load(load) }
        #expect(writer.load() == nil)
        #expect(try await records.verify(shadow: SQLiteStore.inMemory()).isClean)

        try await records.commit(by: .deployment, at: Self.now) { commit in
            let id = SampleWorld.id("C", Organisation.self)
            try commit.perform(
                .rename(name: "第三党支部", on: Self.now.day), on: Organisation.self, .organisation(id),
                knowing: Organisation.Facts(id: id))
        }
        try await records.foldFigures()
        let result = try await records.verify(shadow: SQLiteStore.inMemory())
        #expect(result.isClean)
        #expect(result.events == 3 * 5 + 2 + 1)
    }

    @Test("Without its log a load says how long the log is, and whoever verifies it finds that it is not there")
    func unlogged() async throws {
        let store = try await SQLiteStore.inMemory()
        try await Records.prepare(store)
        let records = Records(store: store, tenant: "A", keyring: Keyring(master: MasterKey()))
        let writer = BulkWriter(tenant: "A", by: .deployment, at: Self.now, logs: false)
        for (id, kind, parent) in Self.tree {
            try writer.take(
                organisation: SampleWorld.id(id, Organisation.self), Self.events(id, kind, below: parent),
                keepsState: false)
        }
        try await records.load(try #require(writer.load()))
        #expect(try await records.read { try $0.position() } == 17)
        #expect(try await !records.verify(shadow: SQLiteStore.inMemory()).isClean)
        let root = SampleWorld.id("A", Organisation.self)
        let figures = try await records.read {
            try $0.figures(of: root, campaign: SampleWorld.id("none", Campaign.self), asOf: Self.now.day + 80)
        }
        #expect((figures[.branches], figures[.members]) == (3, 6))
    }

    @Test("A superior comes before those below it")
    func order() throws {
        let writer = BulkWriter(tenant: "A", by: .deployment, at: Self.now, logs: false)
        #expect(throws: (any Error).self) {
            try writer.take(
                organisation: SampleWorld.id("B", Organisation.self), Self.events("B", .committee, below: "A"),
                keepsState: false)
        }
    }
}
