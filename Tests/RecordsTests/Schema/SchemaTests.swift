import Foundation
import Records
import Storage
import Testing

@Suite("The schema")
struct SchemaTests {
    @Test("Every table, key and index begins with the tenant, and nothing refers across", arguments: Engine.all)
    func tenantFirst(engine: Engine) async throws {
        try await engine.withStore { store in
            try await Records.prepare(store)
            let tables = try await store.read { try $0.tables() }.filter { $0.name != "schema_migration" }
            #expect(tables.count > 10)
            for table in tables {
                let first = table.columns.first
                #expect(first?.name == "tenant" && first?.isNullable == false, "\(table.name)")
                #expect(table.primaryKey.first == "tenant", "\(table.name)")
                for index in table.indexes { #expect(index.columns.first == "tenant", "\(table.name): \(index)") }
                #expect(table.references.isEmpty, "\(table.name)")
                for column in table.columns {
                    if case .other(let name) = column.type { Issue.record("\(table.name).\(column.name) is \(name)") }
                }
            }
        }
    }

    @Test("It is the one that is checked in; BIHUAN_RECORD_SCHEMA=1 writes it anew", arguments: Engine.all)
    func checkedIn(engine: Engine) async throws {
        try await engine.withStore { store in
            try await Records.prepare(store)
            let made = try await store.read { try SchemaDump.text($0) }
            let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("../../../Schema/\(store.dialect.rawValue).sql").standardized
            if ProcessInfo.processInfo.environment["BIHUAN_RECORD_SCHEMA"] != nil {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(made.utf8).write(to: file)
            }
            let kept = try String(contentsOf: file, encoding: .utf8)
            #expect(made == kept, "Schema/\(store.dialect.rawValue).sql is not what the migrations make")
        }
    }
}
