import Foundation
import Testing

@testable import PartyLife

/// Events are stored for ever, so their shapes only ever grow. `Events.golden.json` holds one example of each.
///
/// After adding an event or an optional part, run `BIHUAN_RECORD_GOLDEN=1 swift test --filter GoldenTests` and read the
/// difference: lines may be added, none may change or go.
@Suite("The shapes in which events are stored")
struct GoldenTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Events.golden.json")

    private static func stored() throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    }

    @Test("every case of every event has an example")
    func complete() throws {
        let cases = try EventCases.inSources()
        #expect(try Set(EventExamples.encoded().keys.map { $0.replacing("+", with: "") }) == cases)
        #expect(cases.count >= 70)
    }

    @Test("every case has a name in the log that is written out, so that renaming a case renames nothing stored")
    func named() throws {
        #expect(try EventCases.named() == EventCases.inSources())
    }

    @Test("every event is written as it always was")
    func written() throws {
        let now = try EventExamples.encoded().mapValues { String(decoding: $0, as: UTF8.self) }
        if ProcessInfo.processInfo.environment["BIHUAN_RECORD_GOLDEN"] == "1" {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            try encoder.encode(now).write(to: Self.file)
        }
        let golden = try Self.stored()
        for (name, text) in now.sorted(by: { $0.key < $1.key }) {
            #expect(golden[name] == text, "the shape of \(name)")
        }
        #expect(Set(golden.keys) == Set(now.keys), "an event that was stored once is gone")
    }

    @Test("every event that was ever stored is still read, and keeps all that it said")
    func read() throws {
        for (name, text) in try Self.stored().sorted(by: { $0.key < $1.key }) {
            let again = try EventExamples.reread(Data(text.utf8), as: name)
            #expect(String(decoding: again, as: UTF8.self) == text, "\(name)")
        }
    }

    @Test("no example shows plain words")
    func sealed() throws {
        for (name, bytes) in try EventExamples.encoded() {
            let bare = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "sealed:走访少", with: "")
            #expect(!bare.contains("走访少"), "\(name)")
        }
    }
}
