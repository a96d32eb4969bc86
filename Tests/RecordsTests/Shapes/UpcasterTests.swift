import EventLog
import Operations
import PartyLife
import Storage
import TestKit
import Testing

@testable import Records

@Suite("Events of older shapes")
struct UpcasterTests {
    private static let on = SampleWorld.day("2021-07-06")

    private static func stream(_ world: SampleWorld) -> Stream { .step(Trial.Old.self, world.campaign, world.branch) }

    private static func write<A: Recorded>(
        _ commands: [A.Command], _: A.Type, in world: SampleWorld
    ) async throws where A.Facts == Trial.Facts {
        let stream = stream(world)
        for command in commands {
            _ = try await world.records.commit(by: .deployment, at: world.clock.now) {
                try $0.perform(command, on: A.self, stream, knowing: Trial.Facts())
            }
        }
    }

    @Test("A renamed property and a divided event are read as they are now, wherever events are", arguments: Engine.all)
    func reads(engine: Engine) async throws {
        try await engine.withStore { store in
            let world = try await SampleWorld(store: store)
            let stream = Self.stream(world)
            let names = (1...9).map { "第\($0)名" }
            try await Self.write(
                names.map { .named(title: $0, on: Self.on) } + [.movedAndClosed(to: "三楼", reason: "合并")],
                Trial.Old.self, in: world)
            // What the next release writes stands beside what this one wrote.
            let next = Records(store: store, tenant: "QS", keyring: world.keyring)
            _ = try await next.commit(by: .deployment, at: world.clock.now) {
                try $0.perform(.named(name: "新名", on: Self.on), on: Trial.New.self, stream, knowing: Trial.Facts())
            }
            let expected = Trial.New().applying(
                names.map { .named(name: $0, on: Self.on) }
                    + [.moved(to: "三楼"), .closed(reason: "合并"), .named(name: "新名", on: Self.on)])

            try await Records(store: store, tenant: "QS", keyring: world.keyring).read { reader in
                #expect(try reader.load(Trial.New.self, stream) == expected)
                #expect(try reader.load(Trial.New.self, [stream]) == [expected])
                let history = try reader.history(of: Trial.New.self, stream)
                #expect(Trial.New().applying(history.map(\.event)) == expected)
                #expect(history.count == 12 && history[9].position == history[10].position)
                let logged = try EventTable.events(of: "QS", stream: stream.text, in: reader.session)
                #expect(logged.map(\.schema) == Array(repeating: 1, count: 10) + [2])
                #expect(logged[9].type == "trial.movedAndClosed" && logged[10].type == "trial.named")
                // As a rebuild and a verification take them.
                let rows = WriteList()
                let tables = Tables(session: reader.session, tenant: "QS", writes: rows)
                let taken = try Records.take(logged, of: Trial.New.self, stream, StateCache(), into: tables)
                #expect(taken.map { $0.state as? Trial.New } == [expected] && taken.first?.version == 11)
            }
        }
    }

    @Test("Steps follow one another from any version to the last")
    func chain() throws {
        let upcasters = Upcasters([
            .init("named", from: 2) { [$0.next { $0.renaming("b", to: "c") }] },
            .init("named", from: 1) { [$0.next { $0.renaming("a", to: "b") }] },
            .init("gone", from: 1) { _ in [] },
        ])
        #expect(upcasters.version(of: "named") == 3 && upcasters.version(of: "other") == 1)
        let last = StoredEvent("named", version: 3, .object(["c": .integer(1), "d": .list([.null, .number(0.5)])]))
        for (version, name) in [(1, "a"), (2, "b"), (3, "c")] {
            let parts = last.parts.renaming("c", to: name)
            #expect(try upcasters.current(StoredEvent("named", version: version, parts)) == [last])
        }
        #expect(try upcasters.current(StoredEvent("gone", version: 1, .object([:]))) == [])
    }

    @Test("A shape of a later release is refused by name, not misread")
    func later() throws {
        let error = #expect(throws: StorageError.self) {
            try Coding.events(of: Plan.self, from: Array(#"{"approved":{"by":"x"}}"#.utf8), shape: 2)
        }
        #expect(error?.code == .newerSchema && error?.message.contains("approved") == true)
    }

    @Test("A step that does not lead on is refused")
    func endless() throws {
        let upcasters = Upcasters([.init("named", from: 1) { [$0] }])
        #expect(throws: StorageError.self) { try upcasters.current(StoredEvent("named", version: 1, .null)) }
    }

    @Test("Any JSON comes back as it was")
    func values() throws {
        let text = #"{"a":[1,-2.5,true,null,"批评"],"b":{"c":9007199254740993,"d":""}}"#
        let value = try Coding.decode(StoredValue.self, from: Array(text.utf8))
        #expect(String(decoding: try Coding.encode(value, sealer: nil), as: UTF8.self) == text)
        #expect(value["b"]?["c"] == .integer(9_007_199_254_740_993))
    }
}
