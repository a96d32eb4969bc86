import Dispatch
import Storage
import Testing

@Suite("Transactions")
struct TransactionTests {
    @Test("What a write did is read after it, and its result comes back", arguments: Engine.all)
    func commit(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            let result = try await store.write { session in
                try session.insertItem(1)
                return try session.query("SELECT id FROM item").count
            }
            #expect(result == 1)
            #expect(try await store.itemIDs() == [1])
        }
    }

    @Test("A throwing body leaves nothing, and its error comes out unchanged", arguments: Engine.all)
    func rollback(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            await expect(BodyError(number: 7)) {
                try await store.write { session in
                    try session.insertItem(1)
                    throw BodyError(number: 7)
                }
            }
            await expect(BodyError(number: 8)) { try await store.read { _ in throw BodyError(number: 8) } }
            #expect(try await store.itemIDs().isEmpty)
        }
    }

    @Test(
        "Of many bodies at once, those that throw leave nothing and those that do not leave all", arguments: Engine.all)
    func isolation(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            let kept = try await atOnce(1...300) { id in
                try? await store.write { session in
                    try session.insertItem(id)
                    if id % 3 == 0 { throw BodyError(number: id) }
                    if id % 5 == 0 { try session.insertItem(id) }
                    return id
                }
            }.compactMap { $0 }
            #expect(kept == (1...300).filter { $0 % 3 != 0 && $0 % 5 != 0 })
            #expect(try await store.itemIDs() == kept)
        }
    }

    @Test("64 writers that each raise a counter lose nothing", arguments: Engine.all)
    func counter(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            try await store.write { try $0.execute("INSERT INTO item (id, name) VALUES (0, ?)", ["0"]) }
            _ = try await atOnce(1...64) { _ in
                for _ in 1...10 {
                    try await store.write { session in
                        let row = try #require(try session.first("SELECT name FROM item WHERE id = 0"))
                        let count = (Int(try row.text("name")) ?? 0) + 1
                        try session.execute("UPDATE item SET name = ? WHERE id = 0", [Value(String(count))])
                    }
                }
            }
            let row = try await store.read { try $0.first("SELECT name FROM item WHERE id = 0") }
            #expect(try row?.text("name") == "640")
        }
    }

    @Test("A failed attempt undoes only itself, at any depth", arguments: Engine.all)
    func attempts(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            let failures = try await store.write { session in
                try session.insertItem(1)
                let broken = failure {
                    try session.attempt {
                        try session.insertItem(2)
                        try session.attempt { try session.insertItem(3) }
                        try session.insertItem(1)
                    }
                }
                let thrown = try session.attempt {
                    try session.insertItem(4)
                    return failure {
                        try session.attempt {
                            try session.insertItem(5)
                            throw BodyError(number: 5)
                        }
                    }
                }
                return [broken, thrown]
            }
            #expect((failures[0] as? StorageError)?.code == .constraint(.unique))
            #expect(failures[1] as? BodyError == BodyError(number: 5))
            #expect(try await store.itemIDs() == [1, 4])
            await expect(BodyError(number: 9)) {
                try await store.write { session in
                    try session.attempt { try session.insertItem(6) }
                    throw BodyError(number: 9)
                }
            }
            #expect(try await store.itemIDs() == [1, 4])
        }
    }

    @Test("A reader sees one moment, while writers go on", arguments: Engine.concurrent)
    func snapshot(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            try await store.write { try $0.insertItem(1) }
            let (started, start) = AsyncStream<Void>.makeStream()
            let written = DispatchSemaphore(value: 0)
            let reader = Task {
                try await store.read { session in
                    let before = try session.query("SELECT id FROM item").count
                    start.yield()
                    written.wait()
                    return (before, try session.query("SELECT id FROM item").count)
                }
            }
            for await _ in started { break }
            try await store.write { try $0.insertItem(2) }
            written.signal()
            #expect(try await reader.value == (1, 1))
            #expect(try await store.itemIDs() == [1, 2])
        }
    }

    @Test("More readers than threads all get their answer", arguments: Engine.all)
    func manyReaders(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            try await store.insertItems(1...50)
            let counts = try await atOnce(1...500) { _ in try await store.itemIDs().count }
            #expect(counts == Array(repeating: 50, count: 500))
        }
    }

    @Test("Writing inside a read is refused, and leaves reading and writing as they were", arguments: Engine.all)
    func writingInRead(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            await expect(.unavailable) { try await store.read { try $0.insertItem(1) } }
            #expect(try await store.itemIDs().isEmpty)
            try await store.write { try $0.insertItem(2) }
            #expect(try await store.itemIDs() == [2])
        }
    }

    @Test("A body cannot end, begin or nest the transaction by SQL", arguments: Engine.all)
    func transactionControl(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            for sql in [
                "COMMIT", "ROLLBACK", "BEGIN", "END", "SAVEPOINT x", "/* x */ RELEASE attempt", "-- x\nCOMMIT",
                "START TRANSACTION", "ABORT", "PREPARE TRANSACTION 'x'", "COPY item FROM STDIN",
            ] {
                await expect(.other, "\(sql)") {
                    try await store.write { session in
                        try session.insertItem(1)
                        try session.execute(sql)
                    }
                }
            }
            #expect(try await store.itemIDs().isEmpty)
        }
    }

    @Test("A closed store does what was asked before and refuses what is asked after", arguments: Engine.all)
    func closed(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            await store.close()
            await expect(.closed) { try await store.write { try $0.insertItem(1) } }
            await expect(.closed) { _ = try await store.itemIDs() }
            await store.close()
        }
    }

    @Test("What was written is there when the store is opened again", arguments: Engine.concurrent)
    func reopen(engine: Engine) async throws {
        try await engine.place { open in
            let store = try await open()
            try await store.createItems()
            try await store.write { try $0.insertItem(1, "留存") }
            await store.close()
            let again = try await open()
            let row = try await again.read { try $0.first("SELECT name FROM item WHERE id = 1") }
            #expect(try row?.text("name") == "留存")
            await again.close()
        }
    }
}
