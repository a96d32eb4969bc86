import Storage
import Testing

@Suite("Values")
struct ValueTests {
    @Test("Every kind of value comes back as it went in", arguments: Engine.all)
    func roundTrip(engine: Engine) async throws {
        let rows: [[Value]] = [
            [.integer(.min), .real(-0.1), "", .blob([])],
            [.integer(.max), .real(.greatestFiniteMagnitude), "𠮷野家 👨‍👩‍👧 e\u{301}", .blob([0, 255, 0])],
            [0, .real(.leastNonzeroMagnitude), "'\"\\;--?%_\n\r\t", .blob(Array(0...255))],
            [-1, .real(.infinity), "\u{FEFF}\u{10FFFF}", .blob([UInt8](repeating: 7, count: 100_000))],
            [9_007_199_254_740_993, 1, "批评", .blob(Array("文".utf8))],
            [nil, nil, nil, nil],
        ]
        try await engine.withStore { store in
            try await store.createKinds()
            try await store.write { session in
                for (id, row) in rows.enumerated() {
                    try session.execute("INSERT INTO kind (id, i, r, t, b) VALUES (?, ?, ?, ?, ?)", [Value(id)] + row)
                }
            }
            let read = try await store.read { try $0.query("SELECT i, r, t, b FROM kind ORDER BY id") }
            #expect(read.count == rows.count)
            for (row, expected) in zip(read, rows) {
                #expect(try row.optionalInteger("i") == expected[0].integer)
                #expect(try row.optionalReal("r") == expected[1].real)
                #expect(try row.optionalText("t").map { Array($0.utf8) } == expected[2].text.map { Array($0.utf8) })
                #expect(try row.optionalBlob("b") == expected[3].blob)
            }
        }
    }

    @Test("Text with a NUL comes back whole or is refused, never cut", arguments: Engine.all)
    func nul(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createKinds()
            do {
                try await store.write { try $0.execute("INSERT INTO kind (id, t) VALUES (1, ?)", ["a\0b\0"]) }
                let row = try await store.read { try $0.first("SELECT t FROM kind") }
                #expect(try row?.text("t") == "a\0b\0")
            } catch is StorageError {
                #expect(try await store.read { try $0.query("SELECT id FROM kind") }.isEmpty)
            }
        }
    }

    @Test("A blob of 20 MB comes back byte for byte", arguments: Engine.all)
    func largeBlob(engine: Engine) async throws {
        let blob = [UInt8](unsafeUninitializedCapacity: 20_000_000) { buffer, count in
            for index in buffer.indices { buffer[index] = UInt8(truncatingIfNeeded: index &* 31 &+ index >> 8) }
            count = 20_000_000
        }
        try await engine.withStore { store in
            try await store.createKinds()
            try await store.write { try $0.execute("INSERT INTO kind (id, b) VALUES (1, ?)", [.blob(blob)]) }
            let row = try await store.read { try $0.first("SELECT b FROM kind") }
            #expect(try row?.blob("b") == blob)
        }
    }

    @Test("NaN is refused", arguments: Engine.all)
    func notANumber(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createKinds()
            let insert = "INSERT INTO kind (id, r) VALUES (1, ?)"
            await expect(.other) { try await store.write { try $0.execute(insert, [.real(.nan)]) } }
        }
    }

    @Test("A getter refuses a missing column, null, and another type", arguments: Engine.all)
    func getters(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createKinds()
            try await store.write { try $0.execute("INSERT INTO kind (id, i, t) VALUES (1, 2, 'x')") }
            let row = try #require(try await store.read { try $0.first("SELECT i, t, b, i AS j FROM kind") })
            #expect(row.columns.names == ["i", "t", "b", "j"])
            #expect(try row.integer("i") == 2)
            #expect(try row.int("j") == 2)
            #expect(try row.real("i") == 2)
            #expect(try row.text(1) == "x")
            #expect(try row.value("b").isNull)
            #expect(try row.optionalBlob("b") == nil)
            #expect(throws: StorageError.self) { try row.text("i") }
            #expect(throws: StorageError.self) { try row.optionalInteger("t") }
            #expect(throws: StorageError.self) { try row.blob("b") }
            #expect(throws: StorageError.self) { try row.text("none") }
            #expect(throws: StorageError.self) { try row.text(4) }
            #expect(throws: StorageError.self) { try row.text(-1) }
        }
    }

    @Test("Text is ordered by code point, and LIKE tells upper from lower case", arguments: Engine.all)
    func order(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            let names = ["a", "B", "b", "Á", "中", "一", "_", "𠮷", "豈"]
            try await store.write { session in
                for (id, name) in names.enumerated() { try session.insertItem(id, name) }
            }
            let (ordered, like) = try await store.read { session in
                (
                    try session.query("SELECT name FROM item ORDER BY name").map { try $0.text("name") },
                    try session.query("SELECT name FROM item WHERE name LIKE 'B%'").map { try $0.text("name") }
                )
            }
            #expect(ordered == names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) })
            #expect(like == ["B"])
        }
    }

    @Test("A sum of integers is an integer, or an error where it does not fit; a mean is real", arguments: Engine.all)
    func sums(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createKinds()
            try await store.write { session in
                try session.executeMany(
                    "INSERT INTO kind (id, i) VALUES (?, ?)", [[1, 9_007_199_254_740_993], [2, -4]])
            }
            let sql =
                "SELECT SUM(i) AS sum, AVG(id) AS mean, SUM(r) AS none, COUNT(*) AS count, i > 0 AS positive FROM kind"
            let row = try #require(try await store.read { try $0.first(sql + " GROUP BY i > 0 ORDER BY 1") })
            #expect(row.values == [-4, .real(2), nil, 1, 0])
            let sums = try await store.read { session in
                try ["i", "-i", "i * 100", "id * 10000", "id * 0"].map {
                    try session.first("SELECT SUM(\($0)) AS sum FROM kind")?.value("sum")
                }
            }
            #expect(sums == [9_007_199_254_740_989, -9_007_199_254_740_989, 900_719_925_474_098_900, 30_000, 0])
            let mean = try await store.read {
                try $0.first("SELECT AVG(i) AS mean FROM kind WHERE id = 2")?.real("mean")
            }
            #expect(mean == -4)
            try await store.write { session in
                try session.executeMany(
                    "INSERT INTO kind (id, i) VALUES (?, ?)", [[3, .integer(.max)], [4, .integer(.min)]])
            }
            let largest = try await store.read { session in
                try ["3", "4"].map { try session.first("SELECT SUM(i) FROM kind WHERE id = \($0)")?.integer(0) }
            }
            #expect(largest == [.max, .min])
            await expect(.other) {
                _ = try await store.read { try $0.query("SELECT SUM(i) FROM kind WHERE id IN (1, 3)") }
            }
        }
    }

    @Test("Null may stand for any mark, in any mixture", arguments: Engine.all)
    func nulls(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createKinds()
            let kinds: [Value] = [7, .real(0.5), "x", .blob([1])]
            try await store.write { session in
                for mask in 0..<16 {
                    let row = kinds.enumerated().map { place, value in mask >> place & 1 == 0 ? Value.null : value }
                    try session.execute("INSERT INTO kind (id, i, r, t, b) VALUES (?, ?, ?, ?, ?)", [Value(mask)] + row)
                }
                for mask in 0..<16 {
                    let row = try #require(try session.first("SELECT i, r, t, b FROM kind WHERE id = ?", [Value(mask)]))
                    #expect(row.values.map(\.isNull) == (0..<4).map { mask >> $0 & 1 == 0 })
                }
                for filter in [nil, 7, nil, 8] as [Value] {
                    let sql = "SELECT COUNT(*) FROM kind WHERE (? IS NULL OR i = ?)"
                    let count = try session.first(sql, [filter, filter])?.integer(0)
                    #expect(count == (filter == nil ? 16 : filter == 7 ? 8 : 0))
                }
            }
        }
    }

    @Test("A mark inside a literal, a quoted name or a comment is none", arguments: Engine.all)
    func marks(engine: Engine) async throws {
        try await engine.withStore { store in
            let sql = """
                SELECT '?''?' AS "a?", /* ? ' */ ? AS b -- ? "
                , ? AS c
                """
            let row = try await store.read { try $0.first(sql, ["x", "y"]) }
            #expect(row?.columns.names == ["a?", "b", "c"])
            #expect(row?.values == ["?'?", "x", "y"])
        }
    }
}
