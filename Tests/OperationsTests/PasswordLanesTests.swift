import Dispatch
import TestKit
import Testing

@testable import Operations

@Suite("Who waits for a password to be looked at")
struct PasswordLanesTests {
    private actor Order {
        private(set) var names: [String] = []
        func add(_ name: String) { names.append(name) }
    }

    /// Runs a body while the one place is taken; then it is freed.
    private func whileTaken(
        _ limits: PasswordLanes.Limits, _ body: (PasswordLanes, inout TaskGroup<Void>) async throws -> Void
    ) async throws {
        let lanes = PasswordLanes(limits)
        let gate = DispatchSemaphore(value: 0)
        try await withThrowingTaskGroup(of: Void.self) { outer in
            outer.addTask { try await lanes.run(.fast, from: "first") { gate.wait() } }
            await withTaskGroup(of: Void.self) { group in
                do {
                    try await eventually { lanes.load.running > 0 }
                    try await body(lanes, &group)
                } catch {
                    Issue.record(error)
                }
                gate.signal()
            }
            try await outer.waitForAll()
        }
    }

    @Test("The last that came goes first, no source twice while another waits, and the slow way after everyone")
    func order() async throws {
        let order = Order()
        try await whileTaken(.init(places: 1, fast: 10, slow: 10, slowFromOne: 10)) { lanes, group in
            let names: [(String, String)] = [("a1", "a"), ("a2", "a"), ("b1", "b"), ("a3", "a")]
            for (index, (name, source)) in names.enumerated() {
                group.addTask {
                    try? await lanes.run(.fast, from: source) {}
                    await order.add(name)
                }
                try await eventually { lanes.load.waiting >= index + 1 }
            }
        }
        #expect(await order.names.prefix(2) == ["a3", "b1"])
        #expect(await Set(order.names) == ["a1", "a2", "a3", "b1"])
    }

    @Test("The slow way rests as long as it worked while more wait for it; who has not failed does not wait for that")
    func rest() async throws {
        let (rested, end) = AsyncStream.makeStream(of: Void.self)
        let order = Order()
        let limits = PasswordLanes.Limits(places: 2, fast: 10, slow: 10, slowFromOne: 10)
        let lanes = PasswordLanes(limits) { _ in
            await order.add("rest")
            for await _ in rested { return }
        }
        let gate = DispatchSemaphore(value: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await lanes.run(.slow, from: "a") { gate.wait() } }
            try await eventually { lanes.load.running == 1 }
            group.addTask {
                try await lanes.run(.slow, from: "b") {}
                await order.add("slow")
            }
            try await eventually { lanes.load.waiting == 1 }
            gate.signal()
            try await eventually { await order.names == ["rest"] }
            try await lanes.run(.fast, from: "c") {}
            await order.add("fast")
            #expect(lanes.load == (0, 1))
            end.yield()
            try await group.waitForAll()
        }
        #expect(await order.names == ["rest", "fast", "slow"])
    }

    @Test("Where a second password comes for one name while the first waits, both wait for everyone else")
    func twice() async throws {
        let order = Order()
        try await whileTaken(.init(places: 1, fast: 10, slow: 10, slowFromOne: 10)) { lanes, group in
            let comers: [(String, PasswordLanes.Way)] = [("li", .fast), ("wang", .fast), ("wang", .slow)]
            for (index, (name, way)) in comers.enumerated() {
                group.addTask {
                    try? await lanes.run(way, from: "a", named: name) {}
                    await order.add(name)
                }
                try await eventually { lanes.load.waiting >= index + 1 }
            }
        }
        #expect(await order.names == ["li", "wang", "wang"])
    }

    @Test("Whoever comes when too many wait is told at once; of the slow way one source has but a share")
    func full() async throws {
        try await whileTaken(.init(places: 1, fast: 1, slow: 3, slowFromOne: 2)) { lanes, group in
            for (index, source) in ["a", "a", "b"].enumerated() {
                group.addTask { try? await lanes.run(.slow, from: source) {} }
                try await eventually { lanes.load.waiting >= index + 1 }
                if index == 1 {
                    await #expect(throws: SignInRefused.busy) { try await lanes.requireRoom(.slow, from: "a") }
                    try await lanes.requireRoom(.slow, from: "b")
                }
            }
            await #expect(throws: SignInRefused.busy) { try await lanes.run(.slow, from: "c") {} }
            try await lanes.requireRoom(.fast, from: "a")
            group.addTask { try? await lanes.run(.fast, from: "a") {} }
            try await eventually { lanes.load.waiting >= 4 }
            await #expect(throws: SignInRefused.busy) { try await lanes.run(.fast, from: "b") {} }
        }
    }
}
