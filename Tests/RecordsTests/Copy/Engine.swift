import Foundation
import Storage
import StorageSQLite
import TestChance
import TestKit
import Testing

/// An engine on which records are kept: opens a new, empty store.
struct Engine: Sendable, CustomTestStringConvertible {
    let name: String
    /// Runs a body on a new store, and closes and removes it.
    private let make: @Sendable (_ body: (any Store) async throws -> Void) async throws -> Void

    var testDescription: String { name }

    static let sqlite = Engine(name: "SQLite") { body in
        let folder = NSTemporaryDirectory() + "records-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await closing(SQLiteStore(path: folder + "/records.sqlite"), body)
    }

    /// Nil where the tests have no server.
    static let postgresql = TestDatabase.server.map { server in
        Engine(name: "PostgreSQL") { body in
            try await TestDatabase.with(on: server) { try await closing($0.store(), body) }
        }
    }

    static let all = [sqlite, postgresql].compactMap(\.self)
    static let pairs = all.flatMap { from in all.map { Pair(from: from, to: $0) } }

    /// Two engines, from one to the other.
    struct Pair: Sendable, CustomTestStringConvertible {
        let from: Engine
        let to: Engine

        var testDescription: String { "\(from.name) to \(to.name)" }

        func withStores(_ body: (any Store, any Store) async throws -> Void) async throws {
            try await from.withStore { source in
                try await to.withStore { target in try await body(source, target) }
            }
        }
    }

    func withStore(_ body: (any Store) async throws -> Void) async throws { try await make(body) }

    private static func closing(_ store: any Store, _ body: (any Store) async throws -> Void) async throws {
        do { try await body(store) } catch {
            await store.close()
            throw error
        }
        await store.close()
    }
}

extension Store {
    /// Every row of every table.
    func contents() async throws -> [String: Set<[Value]>] {
        try await read { session in
            var contents: [String: Set<[Value]>] = [:]
            for table in try session.tables() where table.columns.first?.name == "tenant" {
                contents[table.name] = Set(try session.query("SELECT * FROM \(table.name)").map(\.values))
            }
            return contents
        }
    }

    /// Fills every table with rows that no program would write.
    func fill(_ chance: inout SeededGenerator) async throws {
        let tables = try await read { try $0.tables() }.filter { $0.columns.first?.name == "tenant" }
        for table in tables {
            let rows = (0..<(5 + chance.below(20))).map { number in
                table.columns.map { column in
                    column.isNullable && chance.oneIn(4)
                        ? .null : chance.value(column.type, unique: number, of: table.name)
                }
            }
            try await write { try $0.load(table.name, table.columns.map(\.name), rows) }
        }
    }
}

extension SeededGenerator {
    private static let words = [
        "", " ", "支部", "é\u{301}", "👩‍👩‍👧", "\\N", "\\.", "\t\n\r", "\"'", "NULL", "{}", "\u{1}\u{7f}", "\\x00",
        String(repeating: "长", count: 3000),
    ]

    /// A value unlike that of every other row, as every column may be part of a key.
    mutating func value(_ type: TableDescription.ColumnType, unique number: Int, of table: String) -> Value {
        switch type {
        case .integer:
            return .integer([Int64.min, Int64.max, 0, -1].randomElement(using: &self).map { $0 &+ Int64(number) } ?? 0)
        case .real: return .real(Double(bitPattern: next()).isFinite ? Double(number) / 3 : .infinity)
        case .text:
            let word = Self.words[below(Self.words.count)]
            return .text(oneIn(2) ? "\(number)\(word)" : "\(word)\(number)")
        case .blob:
            return .blob((0..<below(900)).map { _ in UInt8.random(in: 0...255, using: &self) } + [UInt8(number)])
        case .other: return .null
        }
    }
}
