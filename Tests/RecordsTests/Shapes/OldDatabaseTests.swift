import PartyLife
import Storage
import StorageSQLite
import Testing

@testable import Records

@Suite("Databases as earlier releases wrote them")
struct OldDatabaseTests {
    @Test("They are kept")
    func kept() { #expect(OldDatabase.all.count >= 4) }

    @Test("Each opens, verifies, and counts the same before and after a rebuild", arguments: OldDatabase.onEveryEngine)
    func opens(kept: OldDatabase.Kept) async throws {
        try await kept.old.onStore(of: kept.engine) { store, keyring in
            let log = try await Self.log(store)
            try await Records.prepare(store)
            let records = Records(store: store, tenant: OldDatabase.tenant, keyring: keyring)
            let opened = try await records.verify(shadow: SQLiteStore.inMemory())
            #expect(opened.isClean, "\(opened.findings) \(opened.differences)")
            #expect(opened.events > 480)
            let before = try await Self.figures(records)
            #expect(before.joined().contains { $0 > 0 })

            _ = try await records.rebuild()
            let rebuilt = try await records.verify(shadow: SQLiteStore.inMemory())
            #expect(rebuilt.isClean, "\(rebuilt.differences)")
            #expect(try await Self.figures(records) == before)
            #expect(try await Self.log(store) == log, "the log never changes")
        }
    }

    @Test("Its words are opened by its key, and every state is the fold of its events", arguments: OldDatabase.all)
    func reads(old: OldDatabase) async throws {
        try await old.onStore(of: .sqlite) { store, keyring in
            try await Records.prepare(store)
            let records = Records(store: store, tenant: OldDatabase.tenant, keyring: keyring)
            try await records.read { reader in
                var problems = 0
                for stream in try EveryStream.names(reader) {
                    let type = try #require(RecordedTypes.named(stream.kind))
                    #expect(try EveryStream.isItsFold(type, stream, reader), "\(stream.text)")
                    guard stream.kind == Problem.kind else { continue }
                    let problem = try reader.load(Problem.self, stream)
                    let text = try reader.open(try #require(problem.text), of: stream)
                    #expect(text?.isEmpty == false)
                    problems += 1
                }
                #expect(problems > 10)
            }
        }
    }

    private static func log(_ store: any Store) async throws -> [[Value]] {
        try await store.read { try $0.query("SELECT * FROM event ORDER BY position").map(\.values) }
    }

    /// Of every organisation in every campaign, on the last day of the log.
    private static func figures(_ records: Records) async throws -> [[Int]] {
        try await records.read { reader in
            let day = try reader.first("SELECT MAX(day) AS day FROM event WHERE tenant = ?")?.text("day")
            let campaigns = try reader.query("SELECT id FROM campaign WHERE tenant = ? ORDER BY id")
            let organisations = try reader.query("SELECT id FROM organisation WHERE tenant = ? ORDER BY id")
            return try organisations.flatMap { organisation in
                try campaigns.map { campaign in
                    let figures = try reader.figures(
                        of: #require(Organisation.ID(organisation.text(0))),
                        campaign: #require(Campaign.ID(campaign.text(0))), asOf: #require(day.flatMap { Day($0) }))
                    return Metric.allCases.map { figures[$0] }
                }
            }
        }
    }
}

/// All that a log holds.
enum EveryStream {
    static func names(_ reader: Reader) throws -> [Stream] {
        try reader.query("SELECT DISTINCT stream FROM event WHERE tenant = ? ORDER BY stream").compactMap {
            Stream(try $0.text(0))
        }
    }

    static func states(_ reader: Reader) throws -> [any Recorded] {
        func state<A: Recorded>(_ type: A.Type, _ stream: Stream) throws -> any Recorded {
            try reader.load(type, stream)
        }
        return try names(reader).map { stream in
            let type = try #require(RecordedTypes.named(stream.kind))
            return try state(type, stream)
        }
    }

    /// Whether a state is loaded as its events make it, alone and with others.
    static func isItsFold<A: Recorded>(_ type: A.Type, _ stream: Stream, _ reader: Reader) throws -> Bool {
        let events = try reader.history(of: type, stream).map(\.event)
        let fold = A().applying(events)
        let alone = try Snapshots.load(type, stream, of: reader.tenant, in: reader.session)
        let among = try Snapshots.load(type, [stream], of: reader.tenant, knowing: [:], in: reader.session)[stream]
        return alone.state == fold && among?.state == fold && alone.version == events.count
            && among?.version == events.count
    }
}
