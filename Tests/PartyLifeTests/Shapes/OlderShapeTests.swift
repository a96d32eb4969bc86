import Foundation
import Testing

@testable import PartyLife

/// Events that were stored before their shape grew.
@Suite("Older shapes of events")
struct OlderShapeTests {
    private static let text = #"""
        {"answers":[{"aspect":"conviction","none":"sealed:x","problems":[]},{"aspect":"service","problems":[{"cause":"sealed:x","direction":"sealed:x","id":"q1","source":"talks","text":"sealed:x"}]}],"gains":"sealed:x"}
        """#

    @Test(
        "a self-examination without origin, measure, prompts and places reads as it was, and is written as it was",
        arguments: [
            #"{"saved":{"text":TEXT}}"#, #"{"submitted":{"on":"2026-03-10","text":TEXT}}"#,
            #"{"returned":{"by":"li","on":"2026-03-10","reasons":["shallow"],"remark":"sealed:x"}}"#,
        ])
    func examinations(stored: String) throws {
        let stored = stored.replacingOccurrences(of: "TEXT", with: Self.text)
        let event = try JSONDecoder().decode(SelfExamination.Event.self, from: Data(stored.utf8))
        #expect(String(decoding: try Coding.bytes(event), as: UTF8.self) == stored)
        var state = SelfExamination()
        state.apply(event)
        #expect(state.text.prompts == nil && state.returns.last?.places == nil)
    }
}
