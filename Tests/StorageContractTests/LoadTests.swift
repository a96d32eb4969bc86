import Storage
import TestChance
import Testing

@Suite("Many rows")
struct LoadTests {
    static let hostile = [
        "", "\\", "\\N", "\\.", "\t", "\n", "\r\n", "a\tb\\n", "'\"", "NULL", "{}", "\u{FEFF}", "批评 👨‍👩‍👧", "\u{1}",
        "%_?$1",
        String(repeating: "长", count: 5000),
    ]

    @Test("100 000 loaded rows come back as they went in, and are gone with their transaction", arguments: Engine.all)
    func load(engine: Engine) async throws {
        let rows: [[Value]] = (0..<100_000).map { id in
            let kind = id % 7
            return [
                Value(id), kind == 0 ? nil : .real(Double(id) / 7), kind == 1 ? nil : .text(Self.hostile[id % 16]),
                kind == 2 ? nil : .blob([UInt8(id & 255), 0, 255]), kind == 3 ? nil : .integer(.max - Int64(id)),
            ]
        }
        let columns = ["id", "r", "t", "b", "i"]
        try await engine.withStore { store in
            try await store.createKinds()
            await expect(BodyError(number: 1)) {
                try await store.write { session in
                    try session.load("kind", columns, Array(rows[..<1000]))
                    throw BodyError(number: 1)
                }
            }
            try await store.write { try $0.load("kind", columns, rows) }
            let different = try await store.read { session in
                var (place, different) = (0, 0)
                try session.forEach("SELECT id, r, t, b, i FROM kind ORDER BY id") { row in
                    if row.values != rows[place] { different += 1 }
                    place += 1
                }
                return different + rows.count - place
            }
            #expect(different == 0)
        }
    }

    @Test("A row that breaks a rule fails the whole load, and an attempt saves the rest", arguments: Engine.all)
    func failure(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createKinds()
            let codes = try await store.write { session in
                try session.execute("INSERT INTO kind (id) VALUES (5)")
                return try [[[1], [5]], [[1], [1, 2]]].map { (rows: [[Value]]) in
                    let error = StorageContractTests.failure {
                        try session.attempt { try session.load("kind", ["id"], rows) }
                    }
                    try session.load("kind", ["id"], [])
                    return (error as? StorageError)?.code
                }
            }
            #expect(codes == [.constraint(.unique), .other])
            await expect(.other) { try await store.write { try $0.load("nothing", ["id"], [[1]]) } }
            let left = try await store.read { try $0.query("SELECT id FROM kind").count }
            #expect(left == 1)
        }
    }

    @Test(
        "A few rows and many, with any mixture of nulls and types, load as if inserted one by one",
        arguments: Engine.all)
    func shapes(engine: Engine) async throws {
        var chance = SeededGenerator(seed: 7)
        func row(_ id: Int, nulls: Int) -> [Value] {
            let kinds: [Value] = [
                .integer(Int64(id) - 3), .real(Double(id) / 3), .text(Self.hostile[id % 16]),
                .blob([0, UInt8(id & 255)]),
            ]
            return [Value(id)] + kinds.map { Int.random(in: 0..<4, using: &chance) < nulls ? .null : $0 }
        }
        let columns = ["id", "i", "r", "t", "b"]
        try await engine.withStore { store in
            try await store.createKinds()
            var expected: [[Value]] = []
            for (size, nulls) in [(1, 0), (2, 4), (3, 1), (63, 2), (64, 3), (511, 1), (513, 4), (1500, 1)] {
                let rows = (0..<size).map { row(expected.count + $0, nulls: nulls) }
                expected += rows
                try await store.write { try $0.load("kind", columns, rows) }
            }
            // An integer stands for a real number, alone or among real numbers.
            let mixed: [[Value]] = [[90_001, 1.5], [90_002, 2], [90_003, nil]]
            try await store.write { session in
                try session.load("kind", ["id", "r"], mixed)
                try session.load("kind", ["id", "r"], [[90_004, 4], [90_005, 5]])
            }
            let found = try await store.read {
                try $0.query("SELECT id, i, r, t, b FROM kind ORDER BY id").map(\.values)
            }
            #expect(Array(found.prefix(expected.count)) == expected)
            #expect(found.dropFirst(expected.count).map { $0[2] } == [1.5, 2.0, .null, 4.0, 5.0])
        }
    }

    @Test("Rows that are there already are merged as they are told to be", arguments: Engine.all)
    func conflicts(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createKinds()
            for size in [1, 2, 40, 700] {
                try await store.write { session in
                    try session.execute("DELETE FROM kind")
                    try session.load(
                        "kind", ["id", "i", "t"], [[0, 10, "old"], [Value(size - 1 + 1000), 20, "kept"]])
                    let rows: [[Value]] = (0..<size).map { [Value($0), 1, .text("new \($0)")] }
                    try session.load(
                        "kind", ["id", "i", "t"], rows,
                        onConflict: "(id) DO UPDATE SET i = kind.i + excluded.i, t = excluded.t")
                    try session.load("kind", ["id", "i"], rows.map { [$0[0], 1000] }, onConflict: "(id) DO NOTHING")
                }
                let found = try await store.read { try $0.query("SELECT id, i, t FROM kind ORDER BY id").map(\.values) }
                #expect(found.first == [0, 11, "new 0"])
                #expect(found.dropFirst().dropLast() == (1..<size).map { [Value($0), 1, .text("new \($0)")] }[...])
                #expect(found.last == [Value(size - 1 + 1000), 20, "kept"])
            }
        }
    }

    @Test("Statements may be run between the rows of a large answer", arguments: Engine.all)
    func nested(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createKinds()
            try await store.write { session in
                try session.load("kind", ["id"], (0..<5000).map { [Value($0)] })
                try session.forEach("SELECT id FROM kind WHERE id < ? ORDER BY id", [3000]) { row in
                    let id = try row.integer(0)
                    if id % 3 == 0 { try session.execute("UPDATE kind SET i = ? WHERE id = ?", [1, .integer(id)]) }
                    if id % 1000 == 1 {
                        let same = try session.attempt {
                            try session.first("SELECT id FROM kind WHERE id = ?", [.integer(id)])
                        }
                        #expect(try same?.integer("id") == id)
                        _ = StorageContractTests.failure {
                            try session.attempt { try session.execute("INSERT INTO kind (id) VALUES (1)") }
                        }
                    }
                }
            }
            let sum = try await store.read { try $0.first("SELECT SUM(i) AS sum, COUNT(*) AS count FROM kind") }
            #expect(try sum?.integer("sum") == 1000)
            #expect(try sum?.integer("count") == 5000)
        }
    }

    @Test("A failed statement among many is told with its own text, and its body cannot succeed", arguments: Engine.all)
    func deferredError(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createKinds()
            let told = try await store.write { session in
                let error = StorageContractTests.failure {
                    try session.attempt {
                        for id in 0..<700 { try session.execute("INSERT INTO kind (id) VALUES (?)", [Value(id)]) }
                        try session.execute("INSERT INTO kind (id, i) VALUES (300, 1)")
                        for id in 700..<1400 { try session.execute("INSERT INTO kind (id) VALUES (?)", [Value(id)]) }
                    }
                }
                try session.execute("INSERT INTO kind (id) VALUES (1)")
                return error as? StorageError
            }
            #expect(told?.code == .constraint(.unique))
            #expect(told?.message.contains("(300, 1)") == true)
            await expect(.constraint(.unique)) {
                try await store.write { session in
                    try session.execute("INSERT INTO kind (id) VALUES (2)")
                    try session.execute("INSERT INTO kind (id) VALUES (2)")
                }
            }
            let count = try await store.read { try $0.first("SELECT COUNT(*) FROM kind")?.integer(0) }
            #expect(count == 1)
        }
    }
}

extension Store {
    /// Makes `kind (id, i, r, t, b)`, a column of each type.
    func createKinds() async throws {
        try await write { session in
            let dialect = session.dialect
            try session.execute(
                """
                CREATE TABLE kind (
                    id \(dialect.integer) PRIMARY KEY, i \(dialect.integer), r \(dialect.real), t \(dialect.text),
                    b \(dialect.blob)
                )\(dialect.tableOptions)
                """)
        }
    }
}
