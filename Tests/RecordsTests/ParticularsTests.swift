import EventLog
import Foundation
import Loading
import Operations
import PartyLife
import Simulation
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Records

@Suite("What is nobody's business, on disk")
struct ParticularsTests {
    private static func inFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bihuan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    /// Every day that stands somewhere in a file.
    private static func days(in file: Data) -> Set<Day> {
        var days: Set<Day> = []
        file.withUnsafeBytes { bytes in
            guard bytes.count >= 10 else { return }
            for start in 0...bytes.count - 10 where bytes[start + 4] == 0x2D && bytes[start + 7] == 0x2D {
                if let day = Day(String(decoding: bytes[start..<start + 10], as: UTF8.self)) { days.insert(day) }
            }
        }
        return days
    }

    private static func holds(_ text: String, in folder: URL) throws -> Bool {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).contains {
            try Data(contentsOf: $0).range(of: Data(text.utf8)) != nil
        }
    }

    @Test("No day of birth, 民族, or reason that tells of health is in a file of the database or of a backup")
    func nothingPlain() async throws {
        try await Self.inFolder { folder in
            let store = try await SQLiteStore(path: folder.appendingPathComponent("records.sqlite").path)
            let world = try await SampleWorld.played(to: .writtenOff, store: store)
            let copy = try await SQLiteStore(path: folder.appendingPathComponent("backup.sqlite").path)
            _ = try await Records.backup(store, to: copy)
            let secrets = [
                "1985-03-02", "1998-05-04", "1943-01-01", "2010-07-01", "2011-07-01", "汉族", "\"frail\"]", "frailty",
                "\"ethnicity\"", "\"born\"",
            ]
            for text in secrets { #expect(try !Self.holds(text, in: folder), "\(text)") }
            #expect(try Self.holds("王伟", in: folder))
            await store.close()
            await copy.close()
            for text in secrets { #expect(try !Self.holds(text, in: folder), "\(text)") }
            _ = world
        }
    }

    @Test("Nor of a larger roster, member by member; taken again it changes nothing, and a rebuild gives the same")
    func sampleRoster() async throws {
        try await Self.inFolder { folder in
            let store = try await SQLiteStore(path: folder.appendingPathComponent("records.sqlite").path)
            try await Records.prepare(store)
            let records = Records(store: store, tenant: "S", keyring: Keyring(master: MasterKey()))
            let clock = SetClock(Instant(SampleRoster.usualDay, hour: 9))
            let useCases = UseCases(records: records, clock: clock, identifiers: SeededIdentifiers(seed: 3))
            let roster = try SampleRoster(seed: 11).roster
            #expect(try await useCases.importRoster(roster, as: .deployment).joined == roster.members.count)
            let bytes = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .map { try Data(contentsOf: $0) }
            func holds(_ text: String) -> Bool { bytes.contains { $0.range(of: Data(text.utf8)) != nil } }
            let days = Set(roster.members.flatMap { [$0.profile.born, $0.profile.admitted] }.compactMap(\.self))
            #expect(bytes.map(Self.days).reduce(into: Set<Day>()) { $0.formUnion($1) }.isDisjoint(with: days))
            for ethnicity in Set(roster.members.compactMap(\.profile.ethnicity)) { #expect(!holds("\"\(ethnicity)\"")) }
            for remark in Set(roster.members.compactMap(\.remark)) { #expect(!holds(remark), "\(remark)") }
            #expect(try await useCases.importRoster(roster, as: .deployment).isNothing)
            var newer = roster
            newer.members[4].profile.born = newer.members[4].profile.born.map { $0 + 1 }
            newer.members[5].profile.ethnicity = "基诺族"
            #expect(try await useCases.importRoster(newer, as: .deployment).corrected == 2)
            #expect(try await useCases.importRoster(newer, as: .deployment).isNothing)
            #expect(try await records.verify(shadow: SQLiteStore.inMemory()).isClean)
            let before = try await Self.derived(store)
            _ = try await records.rebuild()
            #expect(try await Self.derived(store) == before)
        }
    }

    @Test("Rules still know who is frail and who was confirmed lately, and nothing else of it")
    func known() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let facts = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).facts
        let old = try #require(facts.branch.member(world.member("孙德福")))
        #expect(old.profile.categories == [.retired, .frail] && old.profile.confirmed == SampleWorld.day("2011-07-01"))
        #expect(old.profile.born == nil && old.profile.ethnicity == nil && old.profile.admitted == nil)
        let kept = try await world.records.read { try $0.load(Organisation.self, .organisation(world.branch)) }
        #expect(kept.isSealed && kept.members.allSatisfy { $0.profile.particulars != nil })
    }

    private static func meeting(_ world: SampleWorld) async throws -> BranchMeeting {
        try await world.useCases.branch(at: world.place, as: world.actor("王伟")).meeting
    }

    @Test("The reasons of exemption and absence are read again by the branch, and recorded once")
    func reasons() async throws {
        let world = try await SampleWorld.played(to: .inSession)
        let secretary = try await world.actor("王伟")
        let person = world.member("孙德福")
        #expect(try await Self.meeting(world).exemptions[person]?.reason == .frailty)
        #expect(try await Self.meeting(world).attendance[person] == .absent(reason: .frailty))
        let before = try await world.records.read { try $0.position() }
        try await world.useCases.meeting(.exempt(person, reason: .frailty), at: world.place, as: secretary)
        try await world.useCases.meeting(
            .recordAttendance([person: .absent(reason: .frailty)]), at: world.place, as: secretary)
        #expect(try await world.records.read { try $0.position() } == before)
        try await world.useCases.meeting(.exempt(person, reason: .illness), at: world.place, as: secretary)
        #expect(try await Self.meeting(world).exemptions[person]?.reason == .illness)
        try await world.records.forgetWords(of: world.branch, in: world.campaign)
        #expect(try await Self.meeting(world).exemptions[person]?.reason == nil)
    }

    @Test("A member who is moved takes the particulars along, under the key of the new branch")
    func moved() async throws {
        let world = try await SampleWorld()
        world.on("2021-07-10")
        try await world.useCases.mergeOrganisations([world.branch], into: world.otherBranch, as: .deployment)
        let branch = try await world.records.read { try $0.opened(world.otherBranch) }
        let member = try #require(branch.member(world.member("陈静")))
        #expect(member.profile.born == SampleWorld.day("1998-05-04") && member.profile.ethnicity == "汉族")
        #expect(member.profile.transferred == SampleWorld.day("2021-07-10"))
        #expect(try await world.records.verify(shadow: SQLiteStore.inMemory()).isClean)
    }

    /// As an older release left them: events and states with everything in clear.
    private static func older() async throws -> (Records, any Store) {
        let store = try await SQLiteStore.inMemory()
        try await Records.prepare(store)
        let records = Records(store: store, tenant: "QS", keyring: Keyring(master: MasterKey()))
        let writer = BulkWriter(
            tenant: "QS", by: .deployment, at: Instant(SampleWorld.day("2021-07-01"), hour: 9), logs: true)
        for row in SampleWorld.roster.organisations {
            let id = try #require(row.code)
            let members = SampleWorld.roster.members.filter { $0.branchCode == id.text }.enumerated().map {
                Member(
                    id: SampleWorld.id("\(id)-\($0)", Member.self), profile: $1.profile,
                    since: SampleWorld.day("2021-07-01"))
            }
            try writer.take(
                organisation: id,
                [
                    .established(
                        name: row.name, type: row.kind,
                        parent: row.parent.map { SampleWorld.id($0, Organisation.self) },
                        domain: row.domain, guidanceGroup: row.guidanceGroup, on: SampleWorld.day("2021-07-01"))
                ] + members.map { .memberAdmitted(member: $0) }, keepsState: false)
        }
        try await records.load(try #require(writer.load()))
        try await store.write { session in
            try session.execute("ALTER TABLE member ADD COLUMN born TEXT")
            try session.execute("UPDATE member SET born = '1985-03-02'")
            try session.execute("DELETE FROM schema_migration WHERE number >= 13")
            for code in ["QS-Z01", "QS-Z02"] {
                let stream = Stream.organisation(SampleWorld.id(code, Organisation.self))
                let state = try Snapshots.load(Organisation.self, stream, of: "QS", at: 8, in: session)
                try session.execute(
                    "INSERT INTO snapshot (tenant, stream, version, state) VALUES ('QS', ?, ?, ?)",
                    [
                        .text(stream.text), Value(state.version),
                        .blob(try Coding.encode(state.state, sealer: nil)),
                    ])
            }
            try session.execute("ALTER TABLE snapshot DROP COLUMN shape")
        }
        return (records, store)
    }

    @Test("A database of an older release keeps its log as it is; tables and states are clear of it after the step")
    func upgrade() async throws {
        let (records, store) = try await Self.older()
        func rows(with text: String) async throws -> Set<String> {
            try await store.read { session in
                Set(
                    try Schema.derived.filter { table in
                        try session.query("SELECT * FROM \(table)").contains { row in
                            row.values.contains { value in
                                value.text?.contains(text) == true
                                    || value.blob.map { String(decoding: $0, as: UTF8.self).contains(text) } == true
                            }
                        }
                    })
            }
        }
        #expect(try await rows(with: "1985-03-02") == ["snapshot", "member"])
        try await Records.prepare(store)
        for text in ["1985-03-02", "1943-01-01", "汉族"] { #expect(try await rows(with: text) == [], "\(text)") }
        let result = try await records.verify(shadow: SQLiteStore.inMemory())
        #expect(result.isClean, "\(result.differences)")
        let useCases = UseCases(records: records, clock: SetClock(Instant(SampleWorld.day("2021-07-02"), hour: 9)))
        let branch = SampleWorld.id("QS-Z01", Organisation.self)
        let known = try await records.read { try $0.branch(branch) }
        #expect(known.members.contains { $0.profile.categories.contains(.frail) })
        var roster = SampleWorld.roster
        for index in roster.members.indices {
            (roster.members[index].phone, roster.members[index].offices) = (nil, [])
        }
        #expect(try await useCases.importRoster(roster, as: .deployment).isNothing)
        roster.members[2].profile.ethnicity = "羌族"
        #expect(try await useCases.importRoster(roster, as: .deployment).corrected == 1)
        #expect(try await rows(with: "羌族") == [])
        #expect(try await records.verify(shadow: SQLiteStore.inMemory()).isClean)
        let before = try await Self.derived(store)
        _ = try await records.rebuild()
        #expect(try await Self.derived(store) == before)
    }

    private static func derived(_ store: any Store) async throws -> [String: Set<[Value]>] {
        try await store.read { session in
            var tables: [String: Set<[Value]>] = [:]
            for table in Schema.derived {
                tables[table] = Set(try session.query("SELECT * FROM \(table)").map(\.values))
            }
            return tables
        }
    }
}
