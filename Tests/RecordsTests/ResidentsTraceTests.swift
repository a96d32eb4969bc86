import Foundation
import Operations
import PartyLife
import Records
import Storage
import StorageSQLite
import TestKit
import Testing

@Suite("What is kept of when a resident wrote")
struct ResidentsTraceTests {
    /// A moment that no other event has, in the middle of a day.
    private static let moment = Instant(
        milliseconds: Instant(SampleWorld.day("2021-08-02"), hour: 15).milliseconds + 41_337)

    @Test("The day alone: neither the log nor any table has the time, and the file has it nowhere")
    func trace() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bihuan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try await SQLiteStore(path: folder.appendingPathComponent("records.sqlite").path)
        let world = try await SampleWorld.played(to: .planApproved, store: store)
        world.on("2021-08-01")
        let token = "abcdefgh23"
        try await world.useCases.opinions(.openDoor(token: token), at: world.place, as: world.actor("李娜"))
        world.clock.set(Self.moment)
        let door = try #require(try await world.useCases.residentsDoor(of: world.branch, token: token))
        let useCases = UseCases(records: world.records, clock: world.clock)
        let id = try #require(Identifier<Opinions.Opinion>(useCases.identifiers.nextAtNoTime()))
        try await useCases.leaveOpinion(.plain("窗口太慢了，等了一个钟头"), id: id, at: door)

        let last = try #require(
            try await world.records.read {
                try $0.history(of: Opinions.self, .step(Opinions.self, world.campaign, world.branch))
            }.last)
        #expect(last.recorded == Instant(SampleWorld.day("2021-08-02")) && last.on == SampleWorld.day("2021-08-02"))

        let time = Self.moment.milliseconds
        let second = String(time / 1000)
        let prefix = String(time, radix: 16).dropLast(2)
        try await store.read { session in
            for table in try session.tables().map(\.name) {
                for row in try session.query("SELECT * FROM \(table)") {
                    for value in row.values {
                        let text = value.text ?? value.blob.map { String(decoding: $0, as: UTF8.self) } ?? ""
                        #expect(!text.contains(second) && !text.contains(prefix), "\(table)")
                        if let number = value.integer { #expect(abs(number - time) > 60_000, "\(table)") }
                    }
                }
            }
        }
        await store.close()
        // As SQLite writes a number of six bytes.
        let bytes = withUnsafeBytes(of: time.bigEndian) { Data($0.suffix(6)) }
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            #expect(try Data(contentsOf: file).range(of: bytes) == nil, "\(file.lastPathComponent)")
        }
    }

    @Test("A name that is given at no time does not rise with it")
    func names() {
        let source = RandomIdentifiers()
        let now = SystemClock().now.milliseconds
        let near = (0..<64).filter { _ in
            let time = Int64(source.nextAtNoTime().prefix(12), radix: 16) ?? 0
            return abs(time - now) < 86_400_000
        }
        #expect(near.isEmpty)
        #expect(Set((0..<64).map { _ in source.nextAtNoTime() }).count == 64)
        let risen = Int64(source.next().prefix(12), radix: 16) ?? 0
        #expect(abs(risen - now) < 86_400_000)
    }
}
