import Foundation
import Operations
import PartyLife
import Records
import Simulation
import Storage
import StorageSQLite
import Testing

@Suite("Records of a played campaign")
struct RecordsTests {
    @Test("The chain holds, and a fresh fold of the log gives the same tables")
    func verified() async throws {
        for ground in [try await Ground.small.value, try await Ground.group.value] {
            let found = try await ground.records.verify(shadow: try await SQLiteStore.inMemory())
            #expect(found.isClean, "\(found.findings.prefix(3)) \(found.differences.prefix(3))")
            #expect(found.events > ground.outcome.events)
        }
    }

    @Test("A rebuild writes every derived table as it was, byte for byte")
    func rebuilt() async throws {
        let ground = try await Ground(SampleRoster(branches: 3, membersPerBranch: 8, seed: 4))
        let before = try await dump(ground)
        #expect(before.values.allSatisfy { !$0.isEmpty })
        let events = try await ground.records.rebuild()
        #expect(events >= ground.outcome.events)
        #expect(try await dump(ground) == before)
    }

    private func dump(_ ground: Ground) async throws -> [String: Set<[Value]>] {
        let tables = [
            "snapshot", "tally", "organisation", "member", "office", "campaign", "branch_case",
            "examination", "problem", "problem_person",
        ]
        return try await ground.store.read { session in
            var dump: [String: Set<[Value]>] = [:]
            for table in tables {
                dump[table] = Set(try session.query("SELECT * FROM \(table)").map(\.values))
            }
            return dump
        }
    }

    @Test("The same seeds give the same events, but for the sealing of words")
    func repeated() async throws {
        let first = try await events(Ground(SampleRoster(branches: 3, membersPerBranch: 8, seed: 4)))
        let again = try await events(Ground(SampleRoster(branches: 3, membersPerBranch: 8, seed: 4)))
        let other = try await events(Ground(SampleRoster(branches: 3, membersPerBranch: 8, seed: 4), seed: 12))
        #expect(first.count == again.count)
        for (one, two) in zip(first, again) where one != two { #expect(one == two) }
        #expect(first != other)
    }

    private func events(_ ground: Ground) async throws -> [String] {
        try await ground.store.read { session in
            try session.query("SELECT * FROM event ORDER BY position").map { row in
                let payload = String(decoding: try row.blob("payload"), as: UTF8.self)
                    .replacing(#/"v1\.[A-Za-z0-9_-]+"/#, with: "sealed")
                let fields = ["stream", "type", "day", "actor"]
                return try fields.map { try row.text(.name($0)) }.joined(separator: " ")
                    + " \(try row.int("version")) \(try row.integer("recorded")) \(payload)"
            }
        }
    }

    @Test("Nothing that somebody wrote or said can be read in the database's file")
    func sealed() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bihuan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try await SQLiteStore(path: folder.appendingPathComponent("records.db").path)
        let sample = try SampleRoster(branches: 2, membersPerBranch: 8, seed: 6)
        let ground = try await Ground(sample, to: .through(.posted), store: store)
        let sentences = try await words(ground)
        #expect(sentences.count > 60)
        await store.close()
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let bytes = try files.reduce(into: Data()) { $0.append(try Data(contentsOf: $1)) }
        let name = try #require(sample.roster.members.first?.profile.name)
        #expect(bytes.range(of: Data(name.utf8)) != nil, "names are there, so the search finds what is there")
        for sentence in sentences {
            #expect(bytes.range(of: Data(sentence.utf8)) == nil, "\(sentence)")
            // Nor a part of it.
            #expect(bytes.range(of: Data(sentence.prefix(12).utf8)) == nil, "\(sentence)")
        }
        for phone in sample.roster.members.compactMap(\.phone) { #expect(bytes.range(of: Data(phone.utf8)) == nil) }
    }

    /// Every self-examination, opened for its author, and what was said in the meetings.
    private func words(_ ground: Ground) async throws -> [String] {
        var sentences: [String] = []
        for member in try await ground.records.read({ try $0.members() }) {
            let place = Place(Ground.campaign, member.branch)
            let author = try await ground.useCases.actor(member.id)
            let record = try await ground.useCases.examination(of: member.id, at: place, as: author)
            let text = record.examination.text
            let problems = record.examination.problems
            let all = [text.gains] + text.answers.map(\.none) + problems.flatMap { [$0.text, $0.cause, $0.direction] }
            sentences += all.compactMap { record.words[$0] }
        }
        for branch in ground.outcome.branches.keys.sorted() {
            let place = Place(Ground.campaign, branch)
            let member = try #require(try await ground.records.read { try $0.members() }.first { $0.branch == branch })
            let actor = try await ground.useCases.actor(member.id)
            let meeting = try await ground.useCases.branch(at: place, as: actor).meeting
            let opened = try await ground.useCases.wordsOfMeeting(at: place, as: actor)
            let said = meeting.speeches.map(\.text) + meeting.criticisms.map(\.text)
            sentences += said.compactMap { opened[$0] }
        }
        return sentences
    }
}
