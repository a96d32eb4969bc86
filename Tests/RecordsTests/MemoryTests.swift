import Operations
import PartyLife
import Storage
import StorageSQLite
import Synchronization
import TestChance
import TestKit
import Testing

@testable import Records

@Suite("What a process remembers")
struct MemoryTests {
    @Test("A value is given again as long as its source stands where it stood, and never after", arguments: 0..<20)
    func rule(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        let memory = Memory(limit: 64)
        var places: [Source: Moment] = [:]
        var model: [String: (value: Int, moment: Moment)] = [:]
        for step in 0..<5_000 {
            let source = [Source.tree, .sessions, .size, .keys].randomElement(using: &chance) ?? .tree
            var now = places[source] ?? Moment(source: source)
            let name = "\(source)/\(chance.below(80))"
            switch chance.below(8) {
            case 0: now.place += 1
            case 1: now.heard += 1
            case 2:
                memory.forget(.text(name), of: source)
                model[name] = nil
            case 3...5:
                memory.put(step, for: .text(name), at: now)
                model[name] = (step, now)
            default:
                let known = memory.value(Int.self, .text(name), at: now)
                if let known { #expect(model[name]?.value == known && model[name]?.moment == now) }
            }
            places[source] = now
        }
    }

    @Test("What was read before a change is not taken for what stands after it")
    func late() {
        let memory = Memory()
        let (before, after) = (Moment(source: .tree, place: 5), Moment(source: .tree, place: 6))
        memory.put("旧", for: .text("name"), at: before)
        #expect(memory.value(String.self, .text("name"), at: after) == nil)
        memory.put("新", for: .text("name"), at: after)
        #expect(memory.value(String.self, .text("name"), at: after) == "新")
        memory.put("旧", for: .text("name"), at: before)
        #expect(memory.value(String.self, .text("name"), at: after) == nil)
        // Names of different sources are different names, and nothing that was found is a value like another.
        memory.put(String?.none, for: .text("nobody"), at: after)
        #expect(memory.value(String?.self, .text("nobody"), at: after) == .some(nil))
        #expect(memory.value(String?.self, .text("nobody"), at: Moment(source: .size, place: 6)) == nil)
    }

    @Test("What is announced is remembered only by those who hear, and until something is announced")
    func hearing() throws {
        let sessions = Hearing(.sessions)
        #expect(sessions.moment(at: 5, lastHeard: .now) == nil, "nobody heeds yet")
        sessions.forget()
        #expect(sessions.moment(at: 5, lastHeard: .now) == nil)
        sessions.hear()
        #expect(sessions.moment(at: nil, lastHeard: .now) == nil, "the log is not followed")
        #expect(sessions.moment(at: 5, lastHeard: nil) == nil)
        #expect(sessions.moment(at: 5, lastHeard: .now - .seconds(2)) == nil)
        let moment = try #require(sessions.moment(at: 5, lastHeard: .now))
        #expect(sessions.moment(at: 5, lastHeard: .now) == moment)
        #expect(sessions.moment(at: 6, lastHeard: .now) != moment)
        sessions.forget()
        #expect(sessions.moment(at: 5, lastHeard: .now) != moment)
    }

    @Test("A session is remembered for a minute")
    func minute() async throws {
        let world = try await SampleWorld()
        let heeding = Task { await world.records.heedAnnouncements() }
        defer { heeding.cancel() }
        let reads = Atomic(0)
        let start = Instant(milliseconds: 1_000_000)
        func session(_ milliseconds: Int64) async throws -> Int? {
            try await world.records.session([1], at: Instant(milliseconds: start.milliseconds + milliseconds)) { _ in
                reads.add(1, ordering: .relaxed).newValue
            }
        }
        // Until it hears, and from then on the same again.
        try await eventually { try await session(0) == session(0) }
        let known = try await session(0)
        #expect(try await session(59_999) == known)
        #expect(try await session(-1) != known)
        let again = try await session(0)
        #expect(again == known.map { $0 + 1 })
        #expect(try await session(60_000) != again)
    }

    @Test("A value that is read from elsewhere than it says fails")
    func declared() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        try await world.records.read { reader in
            let plan = Stream.step(Plan.self, world.campaign, world.branch)
            func fails(_ source: Source, _ read: (Reader) throws -> Void) -> Bool {
                do {
                    try reader.remembered("trial", from: source) { try read($0) }
                    return false
                } catch {
                    return error is StorageError
                }
            }
            #expect(fails(.tree) { _ = try $0.problems(of: world.campaign, in: world.branch) })
            #expect(fails(.tree) { _ = try $0.examinations(of: world.campaign, in: world.branch) })
            #expect(fails(.tree) { _ = try Snapshots.load(Plan.self, plan, of: "QS", in: $0.session) })
            #expect(fails(.tree) { _ = try $0.query("SELECT * FROM (SELECT 1 AS n FROM tally WHERE tenant = ?)") })
            #expect(fails(.tree) { try $0.session.execute("DELETE FROM organisation") })
            #expect(fails(.size) { _ = try $0.members() })
            #expect(!fails(.tree) { _ = try ($0.branch(world.branch), $0.members(), $0.campaigns()) })
        }
    }
}
