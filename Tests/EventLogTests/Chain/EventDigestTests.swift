import EventLog
import Foundation
import Testing

@Suite("The digest of an event")
struct EventDigestTests {
    let event = LoggedEvent(
        tenant: "GZ", position: 7, stream: "plan/2021/MJ-Z01", version: 2, type: "plan.submitted", schema: 1,
        at: 1_629_446_400_000, day: "2021-08-20", actor: "张三", payload: Array("{}".utf8))

    @Test("The digest of a known event never changes, or old logs could not be verified")
    func golden() {
        #expect(event.digest.description == "a866f4bbcd8a1d0f32b17eb90c18832c1a0fa51dc794f0ce647cc4b20b374adf")
    }

    @Test("Text that moves from one column to the next changes the digest")
    func boundaries() {
        var moved = event
        moved.day = event.day + "张"
        moved.actor = "三"
        var joined = event
        joined.actor = event.actor + "{}"
        joined.payload = []
        #expect(Set([event.digest, moved.digest, joined.digest]).count == 3)
    }

    @Test("Text that looks the same but is composed of other bytes changes the digest")
    func normalisation() {
        var composed = event
        var decomposed = event
        composed.actor = "\u{E9}"
        decomposed.actor = "e\u{301}"
        #expect(composed.actor == decomposed.actor)
        #expect(composed.digest != decomposed.digest)
    }
}
