import Foundation
import Storage
import StoragePostgreSQL
import TestKit
import Testing

@Suite("Reaching a PostgreSQL server", .enabled(if: TestDatabase.server != nil))
struct PostgreSQLServerTests {
    @Test("A password is taken by MD5 and by SCRAM, and a wrong one refused", arguments: ["md5", "scram-sha-256"])
    func passwords(method: String) async throws {
        try await withServer("--auth", method) { _, url in
            func address(_ password: String) -> String {
                url.replacingOccurrences(of: "postgres@", with: "bihuan:\(password)@")
            }
            let store = try await PostgreSQLStore(url: address("bihuan-test"), connections: 1)
            let user = try await store.read { try $0.first("SELECT current_user AS name")?.text("name") }
            #expect(user == "bihuan")
            await store.close()
            do {
                _ = try await PostgreSQLStore(url: address("wrong-word"), connections: 1)
                Issue.record("a wrong password was taken")
            } catch let error as StorageError {
                #expect(error.code == .unavailable)
                #expect(error.message.contains("password authentication failed"))
                #expect(!"\(error)".contains("wrong-word"))
            }
        }
    }

    @Test("A store outlives a crash of its server: unavailable meanwhile, whole afterwards")
    func crash() async throws {
        try await withServer { folder, url in
            let store = try await PostgreSQLStore(url: url, connections: 2)
            try await store.createItems()
            for id in 1...2 {
                try await store.write { try $0.insertItem(id) }
                _ = try run("kill", folder)
                await expect(.unavailable) { try await store.write { try $0.insertItem(100) } }
                await expect(.unavailable) { _ = try await store.itemIDs() }
                _ = try run("start", folder)
                #expect(try await store.itemIDs() == Array(1...id))
            }
            await store.close()
        }
    }

    /// Runs `body` with the folder and address of a server of its own, and ends that.
    private func withServer(_ options: String..., body: (String, String) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "/server-" + UUID().uuidString.prefix(8)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try run(["start", folder] + options)
        do {
            try await body(folder, try run("url", folder).trimmingCharacters(in: .whitespacesAndNewlines))
        } catch {
            _ = try? run("stop", folder)
            throw error
        }
        _ = try run("stop", folder)
    }

    @Test(
        "An address that leads nowhere is unavailable, and its error has no password",
        arguments: [
            "postgres://u:hidden@127.0.0.1:1/none", "postgres://u:hidden@127.0.0.1:x/none", "hidden", "",
            "postgres://u:hidden%00@127.0.0.1/none", "postgres://u@127.0.0.1/none?passwd=hidden",
            "postgres://u:hidden@[/none",
        ])
    func addresses(url: String) async throws {
        do {
            _ = try await PostgreSQLStore(url: url)
            Issue.record("it was opened")
        } catch let error as StorageError {
            #expect(error.code == .unavailable)
            #expect(!"\(error)".contains("hidden"))
        }
    }

    private func run(_ arguments: String...) throws -> String { try run(arguments) }

    private func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../scripts/postgres").standardizedFileURL
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}
