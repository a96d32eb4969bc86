import Foundation
import PartyLife
import Testing

@testable import Records

/// A state that was kept is read by later releases, so what is kept of it may only change together with its shape.
/// `States.golden.json` holds the structure that belongs to each number.
///
/// After a change, raise the aggregate's `shape`, run `BIHUAN_RECORD_STATES=1 swift test --filter StateShapeTests`, and
/// read the difference.
@Suite("The shapes in which states are kept")
struct StateShapeTests {
    private struct Shape: Codable, Equatable {
        var shape: Int
        var structure: [String]
    }

    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let file = tests.appendingPathComponent("RecordsTests/States.golden.json")

    private static func read<T: Decodable>(_ type: T.Type, _ file: URL) throws -> T {
        try JSONDecoder().decode(type, from: Data(contentsOf: file))
    }

    @Test("What is kept of a state changes with its number, and not without")
    func structure() async throws {
        let now = try await Self.shapes()
        let kinds = RecordedTypes.all.map { $0.kind }
        #expect(now.keys.sorted() == kinds.sorted())
        let golden = (try? Self.read([String: Shape].self, Self.file)) ?? [:]
        for (kind, shape) in now.sorted(by: { $0.key < $1.key }) {
            guard let known = golden[kind], known != shape else { continue }
            let changed = Set(known.structure).symmetricDifference(shape.structure).sorted()
            #expect(known.shape < shape.shape, "raise the shape of '\(kind)', of which is kept otherwise: \(changed)")
        }
        if ProcessInfo.processInfo.environment["BIHUAN_RECORD_STATES"] == "1" {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            try (encoder.encode(now) + Data("\n".utf8)).write(to: Self.file)
        }
        #expect(try Self.read([String: Shape].self, Self.file) == now, "States.golden.json is to be recorded anew")
    }

    @Test("Every state of an old database is kept and read again without loss")
    func roundTrip() async throws {
        try await Self.forEachState { state in
            func again<A: Recorded>(_ state: A) throws -> Bool {
                try Coding.decode(A.self, from: Coding.encode(state, sealer: nil)) == state
            }
            guard state.isSealed else { return }
            let isSame = try again(state)
            #expect(isSame, "\(type(of: state).kind)")
        }
    }

    private static func shapes() async throws -> [String: Shape] {
        var structures = Dictionary(uniqueKeysWithValues: RecordedTypes.all.map { ($0.kind, StateStructure()) })
        try await forEachState { state in structures[type(of: state).kind]?.add(state) }
        // Events that no play has led to, each by itself.
        let events = try read([String: String].self, tests.appendingPathComponent("PartyLifeTests/Events.golden.json"))
        func after<A: Recorded>(_: A.Type, _ json: String) throws -> A { try A().applying([A.event(json)]) }
        for (name, json) in events {
            let type = try #require(RecordedTypes.named(String(name.prefix { $0 != "." })))
            structures[type.kind]?.add(try after(type, json))
        }
        return try structures.reduce(into: [:]) { shapes, entry in
            let type = try #require(RecordedTypes.named(entry.key))
            shapes[entry.key] = Shape(shape: type.shape, structure: entry.value.lines)
        }
    }

    /// Every state of the newest database that is kept.
    private static func forEachState(_ body: (any Recorded) throws -> Void) async throws {
        var states: [any Recorded] = []
        try await OldDatabase.last.onStore(of: .sqlite) { store, keyring in
            try await Records.prepare(store)
            let records = Records(store: store, tenant: OldDatabase.tenant, keyring: keyring)
            states = try await records.read { try EveryStream.states($0) }
        }
        for state in states { try body(state) }
    }
}
