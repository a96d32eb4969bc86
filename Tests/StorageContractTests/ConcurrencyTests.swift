import Storage
import Testing

@Suite("Bodies at once")
struct ConcurrencyTests {
    @Test(
        "Two bodies that each read what the other writes end as if one had come after the other", arguments: Engine.all)
    func writeSkew(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            try await store.insertItems(1...2)
            for _ in 1...30 {
                try await store.write { try $0.execute("UPDATE item SET name = 'on duty'") }
                // Each leaves duty if the other is on it.
                _ = try await atOnce(1...2) { id in
                    try await store.write { session in
                        let onDuty = try session.query("SELECT id FROM item WHERE name = 'on duty'").count
                        if onDuty == 2 { try session.execute("UPDATE item SET name = 'off' WHERE id = ?", [Value(id)]) }
                    }
                }
                let left = try await store.read { try $0.query("SELECT id FROM item WHERE name = 'on duty'").count }
                #expect(left == 1)
            }
        }
    }

    @Test("Bodies of one name take turns: a chain of two servers has no gap and no fork", arguments: shared)
    func turns(engine: Engine) async throws {
        try await engine.withStores { first, second in
            try await first.createItems()
            let heads = try await atOnce(0...63) { writer in
                var heads: [Int] = []
                for turn in 0..<5 {
                    let store = (writer + turn).isMultiple(of: 2) ? first : second
                    heads.append(
                        try await store.write(locking: "chain") { session in
                            let last = try session.first("SELECT MAX(id) AS head FROM item")?.optionalInt("head")
                            let head = (last ?? 0) + 1
                            try session.insertItem(head, "\(writer)")
                            return head
                        })
                }
                #expect(heads == heads.sorted())
                return heads
            }
            #expect(heads.flatMap { $0 }.sorted() == Array(1...320))
            #expect(try await second.itemIDs() == Array(1...320))
        }
    }

    @Test("Of bodies of one name, one that fails fails alone", arguments: Engine.all)
    func failuresInTurns(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.write { session in
                let (integer, options) = (session.dialect.integer, session.dialect.tableOptions)
                try session.execute("CREATE TABLE parent (id \(integer) PRIMARY KEY)\(options)")
                try session.execute(
                    """
                    CREATE TABLE item (
                        id \(integer) PRIMARY KEY,
                        parent \(integer) REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED
                    )\(options)
                    """)
            }
            let codes = try await atOnce(1...60) { id in
                await code {
                    try await store.write(locking: "chain") { session in
                        try session.execute("INSERT INTO item (id) VALUES (?)", [Value(id)])
                        if id % 4 == 1 { try session.execute("INSERT INTO item (id) VALUES (?)", [Value(id)]) }
                        if id % 4 == 2 { try session.execute("UPDATE item SET parent = 9 WHERE id = ?", [Value(id)]) }
                    }
                }
            }
            for (id, code) in zip(1...60, codes) {
                let expected: StorageError.Code? =
                    id % 4 == 1 ? .constraint(.unique) : id % 4 == 2 ? .constraint(.foreignKey) : nil
                #expect(code == expected)
            }
            #expect(try await store.itemIDs() == (1...60).filter { $0 % 4 != 1 && $0 % 4 != 2 })
        }
    }

    @Test("Of 64 that claim the same at once exactly one wins", arguments: Engine.all)
    func claims(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            let codes = try await atOnce(1...64) { _ in await code { try await store.write { try $0.insertItem(1) } } }
            #expect(codes.filter { $0 == nil }.count == 1)
            #expect(codes.filter { $0 == .constraint(.unique) }.count == 63)
        }
    }

    @Test("Two servers on one database lose no update", arguments: shared)
    func twoServers(engine: Engine) async throws {
        try await engine.withStores { first, second in
            try await first.createItems()
            try await first.write { try $0.insertItem(0, "0") }
            _ = try await atOnce(1...64) { writer in
                let store = writer.isMultiple(of: 2) ? first : second
                try await store.write { session in
                    let row = try #require(try session.first("SELECT name FROM item WHERE id = 0"))
                    let count = (Int(try row.text("name")) ?? 0) + 1
                    try session.execute("UPDATE item SET name = ? WHERE id = 0", [Value(String(count))])
                }
            }
            let row = try await second.read { try $0.first("SELECT name FROM item WHERE id = 0") }
            #expect(try row?.text("name") == "64")
        }
    }

    /// The engines that several stores can write at once.
    private static let shared = Engine.concurrent
}
