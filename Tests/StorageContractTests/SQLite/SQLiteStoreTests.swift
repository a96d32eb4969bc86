import Dispatch
import Foundation
import Storage
import StorageSQLite
import Testing

@Suite("The SQLite store")
struct SQLiteStoreTests {
    @Test("Writes are durable: synchronous is FULL, the log is write-ahead, keys are checked, deletion overwrites")
    func settings() async throws {
        try await Folder.with { place in
            let store = try await SQLiteStore(path: place.path)
            let settings = try await store.write { session in
                try ["synchronous", "journal_mode", "foreign_keys", "secure_delete"].map {
                    try session.first("PRAGMA \($0)")?.value(0)
                }
            }
            #expect(settings == [2, "wal", 1, 1])
            await store.close()
        }
    }

    @Test("The file is its owner's alone, and closing leaves one file and nothing deleted in it")
    func files() async throws {
        try await Folder.with { place in
            let store = try await SQLiteStore(path: place.path)
            try await store.createItems()
            try await store.write { try $0.insertItem(1, "forgotten words") }
            try await store.write { try $0.execute("DELETE FROM item") }
            for name in try FileManager.default.contentsOfDirectory(atPath: place.folder) {
                let attributes = try FileManager.default.attributesOfItem(atPath: place.folder + "/" + name)
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
            }
            await store.close()
            #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder) == ["bihuan.sqlite"])
            let content = try Data(contentsOf: URL(fileURLWithPath: place.path))
            #expect(content.range(of: Data("forgotten words".utf8)) == nil)
        }
    }

    @Test("A store that is let go without closing frees its file, and keeps what was written")
    func letGo() async throws {
        try await Folder.with { place in
            try await SQLiteStore(path: place.path).createItems()
            let again = try await SQLiteStore(path: place.path)
            try await again.write { try $0.insertItem(1) }
            #expect(try await again.itemIDs() == [1])
            await again.close()
        }
    }

    @Test("What is not a database, or cannot be one, has a clear error")
    func unfit() async throws {
        try await Folder.with { place in
            let files = FileManager.default
            func opening(_ path: String) async -> StorageError.Code? {
                await code { await (try SQLiteStore(path: path)).close() }
            }
            #expect(await opening(place.folder) == .unavailable)
            #expect(await opening(place.folder + "/none/x.sqlite") == .unavailable)
            #expect(await opening("/proc/self/x.sqlite") == .unavailable)
            #expect(await opening("") == .unavailable)
            #expect(await opening(":memory:") == .unavailable)

            let text = place.folder + "/text"
            try Data(String(repeating: "not a database\n", count: 1000).utf8).write(to: URL(fileURLWithPath: text))
            #expect(await opening(text) == .corrupt)

            let store = try await SQLiteStore(path: place.path)
            try await store.createItems()
            try await store.write { session in
                for id in 1...500 { try session.insertItem(id, String(repeating: "x", count: 100)) }
            }
            await store.close()
            let whole = try Data(contentsOf: URL(fileURLWithPath: place.path))
            for size in [100, 1000, 4096, 8192, whole.count - 4096, whole.count - 1] {
                let cut = place.folder + "/cut-\(size)"
                try whole.prefix(size).write(to: URL(fileURLWithPath: cut))
                #expect(await opening(cut) == .corrupt, "\(size) of \(whole.count) bytes")
            }

            guard geteuid() != 0 else { return }
            try files.setAttributes([.posixPermissions: 0o400], ofItemAtPath: place.path)
            #expect(await opening(place.path) == .unavailable)
        }
    }

    @Test("A database that another process writes is busy, and free again afterwards")
    func busy() async throws {
        try await Folder.with { place in
            let holder = try await SQLiteStore(path: place.path)
            try await holder.createItems()
            let store = try await SQLiteStore(path: place.path, busyTimeout: .milliseconds(20))
            let (started, start) = AsyncStream<Void>.makeStream()
            let tried = DispatchSemaphore(value: 0)
            let holding = Task {
                try await holder.write { session in
                    try session.insertItem(1)
                    start.yield()
                    tried.wait()
                }
            }
            for await _ in started { break }
            await expect(.busy) { try await store.write { try $0.insertItem(2) } }
            #expect(try await store.itemIDs().isEmpty)
            tried.signal()
            try await holding.value
            try await store.write { try $0.insertItem(2) }
            #expect(try await holder.itemIDs() == [1, 2])
            await store.close()
            await holder.close()
        }
    }

    @Test("A failure that ends the whole transaction reaches everyone in the group, and nobody is told what is not so")
    func lostTransaction() async throws {
        try await Folder.with { place in
            let store = try await SQLiteStore(path: place.path)
            try await store.createItems()
            try await store.write { try $0.insertItem(0) }
            let codes = try await atOnce(1...200) { id in
                let sql = "INSERT OR ROLLBACK INTO item (id) VALUES (?)"
                let value = Value(id % 10 == 0 ? 0 : id)
                return await code { try await store.write { try $0.execute(sql, [value]) } }
            }
            var kept = [0]
            for (id, code) in zip(1...200, codes) {
                if id % 10 == 0 {
                    #expect(code == .constraint(.unique))
                } else {
                    #expect(code == nil || code == .conflict)
                    if code == nil { kept.append(id) }
                }
            }
            #expect(try await store.itemIDs() == kept)
            await store.close()
        }
    }

    @Test("A database that may not grow says it is full, keeps what it had, and takes what fits")
    func full() async throws {
        try await Folder.with { place in
            let store = try await SQLiteStore(path: place.path)
            try await store.createItems()
            try await store.write { try $0.execute("PRAGMA max_page_count = 20") }
            let long = String(repeating: "x", count: 200_000)
            await expect(.full) { try await store.write { try $0.insertItem(1, long) } }
            try await store.write { try $0.insertItem(2) }
            #expect(try await store.itemIDs() == [2])
            await store.close()
        }
    }

    @Test("Other files cannot be attached")
    func attach() async throws {
        let store = try await SQLiteStore.inMemory()
        await expect(.other) { try await store.write { try $0.execute("ATTACH '/tmp/x' AS x") } }
        await store.close()
    }

    @Test("Durable writes of 64 writers are grouped; how many a second is printed")
    func throughput() async throws {
        try await Folder.with { place in
            let store = try await SQLiteStore(path: place.path)
            try await store.createItems()
            let clock = ContinuousClock()
            let perWriter = 100
            let elapsed = try await clock.measure {
                _ = try await atOnce(0...63) { writer in
                    for turn in 0..<perWriter {
                        try await store.write { try $0.insertItem(writer * perWriter + turn, "批评意见") }
                    }
                }
            }
            #expect(try await store.itemIDs().count == 64 * perWriter)
            print("64 writers, FULL: \(Int(Double(64 * perWriter) / (elapsed / .seconds(1)))) durable writes a second")
            await store.close()
        }
    }
}
