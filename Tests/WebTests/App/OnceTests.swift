import HTTPTypes
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("A form that is sent twice")
struct OnceTests {
    @Test("It is done once and both answers say so; changed and sent again, it is a new request")
    func twice() async throws {
        let world = try await SampleWorld.played(to: .posted)
        let secretary = try await world.actor("王伟")
        let id = try #require(
            try await world.useCases.branch(at: world.place, as: secretary).problems
                .first { $0.problem.subject == world.member("张敏") }?.id)
        let client = try await SiteClient(world, as: "张敏")
        let page = try await client.get(Paths.problem(id)).body
        let once = try #require(page.firstMatch(of: #/name="form-once" value="([0-9a-f]{24})"/#)?.output.1)
        func send(_ note: String, _ key: Substring) async throws -> Int {
            let answer = try await client.post(
                "\(Paths.problem(id))/progress", [("progress", note), ("form-once", String(key))])
            #expect(answer.status == .seeOther)
            let record = try await world.useCases.problem(id, as: secretary)
            return record.problem.steps.count
        }
        #expect(try await send("走访了三户", once) == 1)
        #expect(try await send("走访了三户", once) == 1)
        #expect(try await send("走访了四户", once) == 2)
        let again = try await client.get(Paths.problem(id)).body
        let next = try #require(again.firstMatch(of: #/name="form-once" value="([0-9a-f]{24})"/#)?.output.1)
        #expect(next != once)
        #expect(try await send("走访了三户", next) == 3)
    }
}
