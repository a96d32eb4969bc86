import Storage
import Testing

@Suite("Announcements")
struct AnnouncementTests {
    @Test("What a committed transaction announces arrives, in order; what is undone does not", arguments: Engine.all)
    func committed(engine: Engine) async throws {
        try await engine.withStore { store in
            var received = store.announcements().makeAsyncIterator()
            #expect(await received.next() == "")
            try await store.write { session in
                try session.announce("一")
                _ = failure {
                    try session.attempt {
                        try session.announce("undone with its attempt")
                        throw BodyError(number: 1)
                    }
                }
                try session.attempt { try session.announce(String(repeating: "二", count: 2000)) }
            }
            await expect(BodyError(number: 2)) {
                try await store.write { session in
                    try session.announce("undone")
                    throw BodyError(number: 2)
                }
            }
            try await store.write(locking: "turn") { try $0.announce("三 '?") }
            #expect(await received.next() == "一")
            #expect(await received.next() == String(repeating: "二", count: 2000))
            #expect(await received.next() == "三 '?")
        }
    }

    @Test("Announcements reach every stream of every server", arguments: [Engine.postgreSQL].compactMap { $0 })
    func servers(engine: Engine) async throws {
        try await engine.withStores { first, second in
            let streams = [first.announcements(), first.announcements(), second.announcements()]
            var receivers = streams.map { $0.makeAsyncIterator() }
            for place in receivers.indices { #expect(await receivers[place].next() == "") }
            try await first.write { try $0.announce("from the first") }
            try await second.write { try $0.announce("from the second") }
            for place in receivers.indices {
                #expect(await receivers[place].next() == "from the first")
                #expect(await receivers[place].next() == "from the second")
            }
        }
    }

    @Test("A text that cannot be carried, or is announced in a read, is refused", arguments: Engine.all)
    func refused(engine: Engine) async throws {
        try await engine.withStore { store in
            for text in ["", "a\0b", String(repeating: "x", count: 7001)] {
                await expect(.other) { try await store.write { try $0.announce(text) } }
            }
            await expect(.unavailable) { try await store.read { try $0.announce("x") } }
        }
    }

    @Test("A stream ends with its store", arguments: Engine.all)
    func end(engine: Engine) async throws {
        try await engine.withStore { store in
            let stream = store.announcements()
            await store.close()
            for await text in stream { #expect(text == "") }
            for await _ in store.announcements() { Issue.record("a closed store announces") }
        }
    }
}
