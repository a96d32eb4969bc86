import EventLog
import Foundation
import Records
import Storage
import StorageSQLite
import Testing

/// A database as a release wrote it, kept by scripts/fixtures under Tests/Fixtures.
struct OldDatabase: Sendable, CustomTestStringConvertible {
    let name: String
    static let tenant = "QL"

    var testDescription: String { name }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

    static let all = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { FileManager.default.fileExists(atPath: folder.appendingPathComponent($0 + "/key").path) }
        .sorted().map(OldDatabase.init)

    /// The newest.
    static var last: OldDatabase { all.last ?? OldDatabase(name: "none") }

    private var folder: URL { Self.folder.appendingPathComponent(name) }

    /// Runs a body on a store of an engine that holds its rows in its schema, as that release left them.
    func onStore(of engine: Engine, _ body: (any Store, Keyring) async throws -> Void) async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("old-\(UUID().uuidString).sqlite")
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + end) } }
        try unpack(to: file)
        let master = try MasterKey(text: String(contentsOf: folder.appendingPathComponent("key"), encoding: .utf8))
        let kept = try await SQLiteStore(path: file.path)
        do {
            try await engine.withStore { store in
                _ = try await Records.copy(from: kept, to: store)
                try await body(store, Keyring(master: master))
            }
        } catch {
            await kept.close()
            throw error
        }
        await kept.close()
    }

    private func unpack(to file: URL) throws {
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else { throw Unreadable(name: name) }
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc", folder.appendingPathComponent("records.sqlite.gz").path]
        let output = try FileHandle(forWritingTo: file)
        gzip.standardOutput = output
        try gzip.run()
        gzip.waitUntilExit()
        try output.close()
        guard gzip.terminationStatus == 0 else { throw Unreadable(name: name) }
    }

    struct Unreadable: Error { let name: String }

    /// The combinations to be tested.
    static let onEveryEngine = all.flatMap { old in Engine.all.map { Kept(old: old, engine: $0) } }

    struct Kept: Sendable, CustomTestStringConvertible {
        let old: OldDatabase
        let engine: Engine

        var testDescription: String { "\(old.name) on \(engine.name)" }
    }
}
