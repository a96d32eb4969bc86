import Operations
import PartyLife
import Storage
import StorageSQLite
import TestKit
import Testing

@testable import Records

@Suite("States that were kept in another shape")
struct SnapshotShapeTests {
    /// What has become of what was kept.
    enum Kept: String, CaseIterable, CustomTestStringConvertible {
        case older, future, torn, empty, foreign

        var testDescription: String { rawValue }

        /// A shape where it has changed, and bytes that show if they are read.
        var row: (shape: Int?, state: String) {
            switch self {
            case .older: (0, "{}")
            case .future: (99, #"{"unheardOf":1}"#)
            case .torn: (nil, #"{"held":[{"be"#)
            case .empty: (nil, "")
            case .foreign: (nil, #"{"unheardOf":1}"#)
            }
        }
    }

    struct Case: CustomTestStringConvertible {
        let engine: Engine
        let kept: Kept

        var testDescription: String { "\(kept) on \(engine.name)" }
    }

    private static let cases = Engine.all.flatMap { engine in Kept.allCases.map { Case(engine: engine, kept: $0) } }

    @Test("They are folded anew from their events: never an error, never less", arguments: cases)
    func foldedAnew(_ trial: Case) async throws {
        try await trial.engine.withStore { store in
            let world = try await SampleWorld.played(to: .posted, store: store)
            let day = world.useCases.today
            func figures() async throws -> Figures {
                try await Records(store: store, tenant: "QS", keyring: world.keyring).read {
                    try $0.figures(of: world.root, campaign: world.campaign, asOf: day)
                }
            }
            let before = try await figures()
            let row = trial.kept.row
            try await store.write { session in
                let kept = try session.query("SELECT stream FROM snapshot")
                #expect(kept.count >= 3)
                try session.execute(
                    "UPDATE snapshot SET state = ?, shape = COALESCE(?, shape)",
                    [.blob(Array(row.state.utf8)), Value(row.shape)])
            }
            let fresh = Records(store: store, tenant: "QS", keyring: world.keyring)
            try await fresh.read { reader in
                for stream in try EveryStream.names(reader) {
                    let type = try #require(RecordedTypes.named(stream.kind))
                    #expect(try EveryStream.isItsFold(type, stream, reader), "\(stream.text)")
                }
            }
            #expect(try await figures() == before)
            let found = try await fresh.verify(shadow: SQLiteStore.inMemory())
            #expect(found.findings.isEmpty)
            // What is not read does no harm; what would be read and cannot be is found.
            #expect(found.differences.isEmpty == (row.shape != nil))
            _ = try await fresh.rebuild()
            #expect(try await fresh.verify(shadow: SQLiteStore.inMemory()).isClean)
        }
    }

    @Test("A state with a new property has it, from the events of before it was thought of", arguments: Engine.all)
    func newProperty(engine: Engine) async throws {
        try await engine.withStore { store in
            let world = try await SampleWorld(store: store)
            let stream = Stream.step(Trial.Old.self, world.campaign, world.branch)
            for number in 1...10 {
                _ = try await world.records.commit(by: .deployment, at: world.clock.now) {
                    try $0.perform(
                        .named(title: "第\(number)名", on: SampleWorld.day("2021-07-06")), on: Trial.Old.self, stream,
                        knowing: Trial.Facts())
                }
            }
            let next = Records(store: store, tenant: "QS", keyring: world.keyring)
            try await next.read { reader in
                let kept = try reader.query("SELECT version FROM snapshot WHERE tenant = ? AND stream LIKE 'trial/%'")
                let versions = try kept.map { try $0.int(0) }
                #expect(versions == [8])
                let state = try reader.load(Trial.New.self, stream)
                #expect(state.names == (1...10).map { "第\($0)名" })
            }
        }
    }
}
