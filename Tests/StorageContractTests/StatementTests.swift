import Storage
import Testing

@Suite("Statements")
struct StatementTests {
    @Test("Each broken rule of the schema has its own code", arguments: Engine.all)
    func constraints(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.write { session in
                let (integer, options) = (session.dialect.integer, session.dialect.tableOptions)
                try session.execute("CREATE TABLE parent (id \(integer) PRIMARY KEY)\(options)")
                try session.execute(
                    """
                    CREATE TABLE child (
                        id \(integer) PRIMARY KEY, parent \(integer) REFERENCES parent (id),
                        late \(integer) REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED,
                        age \(integer) NOT NULL CHECK (age > 0), code \(integer) UNIQUE
                    )\(options)
                    """)
                try session.execute("INSERT INTO child (id, age, code) VALUES (1, 1, 1)")
            }
            let broken: [(String, StorageError.Constraint)] = [
                ("INSERT INTO child (id, age) VALUES (1, 1)", .unique),
                ("INSERT INTO child (id, age, code) VALUES (2, 1, 1)", .unique),
                ("INSERT INTO child (id, age, parent) VALUES (2, 1, 9)", .foreignKey),
                ("INSERT INTO child (id, age, late) VALUES (2, 1, 9)", .foreignKey),
                ("INSERT INTO child (id, age) VALUES (2, 0)", .check),
                ("INSERT INTO child (id) VALUES (2)", .notNull),
            ]
            for (sql, constraint) in broken {
                await expect(.constraint(constraint), "\(sql)") { try await store.write { try $0.execute(sql) } }
            }
            let count = try await store.read { try $0.query("SELECT id FROM child").count }
            #expect(count == 1)
        }
    }

    @Test(
        "A late foreign key may be satisfied within its body, and one that is not fails its body alone",
        arguments: Engine.all)
    func deferred(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.write { session in
                let (integer, options) = (session.dialect.integer, session.dialect.tableOptions)
                try session.execute("CREATE TABLE parent (id \(integer) PRIMARY KEY)\(options)")
                try session.execute(
                    """
                    CREATE TABLE child (
                        id \(integer) PRIMARY KEY REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED
                    )\(options)
                    """)
            }
            let kept = try await atOnce(1...100) { id in
                try? await store.write { session in
                    try session.execute("INSERT INTO child (id) VALUES (?)", [Value(id)])
                    if id % 2 == 0 { try session.execute("INSERT INTO parent (id) VALUES (?)", [Value(id)]) }
                    return id
                }
            }.compactMap { $0 }
            #expect(kept == (1...100).filter { $0 % 2 == 0 })
            let count = try await store.read { try $0.query("SELECT id FROM child").count }
            #expect(count == 50)
        }
    }

    @Test("A mistake in a statement is an error, and the store goes on", arguments: Engine.all)
    func mistakes(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            let mistakes: [(String, [Value])] = [
                ("SELEC", []), ("", []), ("-- nothing", []), ("SELECT id FROM nothing", []),
                ("INSERT INTO item (id) VALUES (?)", []), ("INSERT INTO item (id) VALUES (?)", [1, 2]),
                ("INSERT INTO item (id) VALUES (1); INSERT INTO item (id) VALUES (2)", []),
                ("INSERT INTO item (id, name) VALUES (1, \"name\")", []),
            ]
            for (sql, values) in mistakes {
                await expect(.other, "\(sql)") { try await store.write { try $0.execute(sql, values) } }
            }
            #expect(try await store.itemIDs().isEmpty)
            try await store.write { try $0.execute("INSERT INTO item (id) VALUES (1); -- the end") }
            #expect(try await store.itemIDs() == [1])
        }
    }

    @Test("A body may run the same statement inside its own rows, and stop by throwing", arguments: Engine.all)
    func nestedReading(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            try await store.insertItems(1...4)
            let pairs = try await store.read { session in
                var pairs = 0
                try session.forEach("SELECT id FROM item WHERE id > ?", [0]) { outer in
                    try session.forEach("SELECT id FROM item WHERE id > ?", [.integer(try outer.integer(0))]) { _ in
                        pairs += 1
                    }
                }
                return pairs
            }
            #expect(pairs == 6)
            let seen = try await store.read { session -> [Int] in
                var seen: [Int] = []
                let stop = failure {
                    try session.forEach("SELECT id FROM item ORDER BY id") { row in
                        let id = try row.int(0)
                        if id == 3 { throw BodyError(number: id) }
                        seen.append(id)
                    }
                }
                guard stop as? BodyError == BodyError(number: 3) else { return [] }
                return seen + (try session.query("SELECT id FROM item ORDER BY id").map { try $0.int(0) })
            }
            #expect(seen == [1, 2, 1, 2, 3, 4])
        }
    }

    @Test("A statement used before a change of the schema gives the new columns after it", arguments: Engine.all)
    func changedSchema(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            let all = "SELECT * FROM item"
            try await store.write { session in
                try session.insertItem(1)
                #expect(try session.first(all)?.columns.names == ["id", "name"])
                try session.execute("ALTER TABLE item RENAME COLUMN name TO title")
                try session.execute("ALTER TABLE item ADD COLUMN note \(session.dialect.text)")
                #expect(try session.first(all)?.columns.names == ["id", "title", "note"])
            }
            let names = try await store.read { try $0.first(all)?.columns.names }
            #expect(names == ["id", "title", "note"])
        }
    }

    @Test("A row that conflicts is updated by ON CONFLICT, and RETURNING gives it back", arguments: Engine.all)
    func upsert(engine: Engine) async throws {
        try await engine.withStore { store in
            try await store.createItems()
            let sql = """
                INSERT INTO item (id, name) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET name = item.name || excluded.name RETURNING name
                """
            let names = try await store.write { session in
                try ["甲", "乙"].map { try session.first(sql, [1, Value($0)])?.text("name") }
            }
            #expect(names == ["甲", "甲乙"])
        }
    }
}
