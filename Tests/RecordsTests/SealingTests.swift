import Foundation
import Operations
import PartyLife
import Records
import StorageSQLite
import TestKit
import Testing

@Suite("People's words on disk")
struct SealingTests {
    private let sentence = "管网漏水的三户居民没有回访"

    @Test("No file of the database holds a sentence of a self-examination, a criticism or an opinion")
    func nothingPlain() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bihuan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try await SQLiteStore(path: folder.appendingPathComponent("records.sqlite").path)
        let world = try await SampleWorld.played(to: .writtenOff, store: store)
        let opened = try await world.useCases.examination(
            of: world.member("张敏"), at: world.place, as: world.actor("张敏"))
        #expect(opened.words[opened.examination.problems[0].text]?.contains(sentence) == true)

        func holds(_ text: String) throws -> Bool {
            try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).contains {
                try Data(contentsOf: $0).range(of: Data(text.utf8)) != nil
            }
        }
        for text in [sentence, "两次值班都没有到岗", "窗口排队时间长", "责任没有压实", "13800001005"] {
            #expect(try !holds(text), "\(text)")
        }
        #expect(try holds("青山集团第一党支部"))
        await store.close()
        #expect(try !holds(sentence))
    }

    @Test("Destroying a key forgets the words and leaves the log whole")
    func forgetting() async throws {
        let world = try await SampleWorld.played(to: .held)
        try await world.records.forgetWords(of: world.branch, in: world.campaign)
        let opened = try await world.useCases.examination(
            of: world.member("张敏"), at: world.place, as: world.actor("张敏"))
        #expect(opened.words[opened.examination.problems[0].text] == nil)
        let verification = try await world.records.verify(shadow: SQLiteStore.inMemory())
        #expect(verification.isClean)
    }
}
