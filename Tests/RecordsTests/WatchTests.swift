import PartyLife
import StorageSQLite
import TestKit
import Testing

@testable import Records

@Suite("Who waits for what happens in a room")
struct WatchTests {
    @Test("An older answer never takes the place of a newer announcement; whoever is slow gets the last")
    func order() async {
        let watchers = Watchers()
        let stream = Stream.step(BranchMeeting.self, id("c"), id("b"))
        let told = watchers.watch(stream)
        watchers.tell(stream, 5)
        watchers.tell(stream, 7)
        watchers.tell(stream, 6)
        watchers.tell(.step(BranchMeeting.self, id("c"), id("other")), 9)
        var heard = told.makeAsyncIterator()
        #expect(await heard.next() == 7)
        watchers.beat()
        #expect(await heard.next() == 7)
        watchers.finish()
        #expect(await heard.next() == nil)
        #expect(watchers.count == 0)
    }

    @Test("Whoever goes is forgotten")
    func leaving() async throws {
        let watchers = Watchers()
        let stream = Stream.step(BranchMeeting.self, id("c"), id("b"))
        let task = Task { for await _ in watchers.watch(stream) {} }
        try await eventually { watchers.count == 1 }
        task.cancel()
        try await eventually { watchers.count == 0 }
        #expect(watchers.streams.isEmpty)
    }
}

private func id<T>(_ text: String) -> Identifier<T> { Identifier<T>(text).unsafelyUnwrapped }
