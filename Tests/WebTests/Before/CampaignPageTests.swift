import Documents
import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct CampaignPageTests {
    @Test("The notice shows members what it asks, and superiors who has received it")
    func receipts() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let path = Paths.campaign(world.campaign)
        world.on("2021-07-12")
        let member = try await SiteClient(world, as: "张敏").get(path).body
        #expect(member.contains("理想信念"))
        #expect(!member.contains("下级签收情况"))
        let leader = try await SiteClient(world, as: "郑军").get(path).body
        #expect(leader.contains("7月6日（周二）签收"))
        #expect(leader.contains("1 个逾期未签收"))
        #expect(leader.contains("逾期3天"))
        #expect(try await SiteClient(world, as: "张敏").get("/campaigns/none").status == .notFound)
    }

    @Test("Only the issuer closes a campaign; nothing is recorded afterwards")
    func closes() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let path = Paths.campaign(world.campaign)
        #expect(try await SiteClient(world, as: "王伟").post(path + "/close").status == .forbidden)
        let leader = try await SiteClient(world, as: "郑军")
        #expect(try await leader.post(path + "/close", [("reason", "不再开展")]).status == .seeOther)
        #expect(try await leader.post(path + "/close", [("reason", "不再开展")]).status == .unprocessableContent)
        let page = try await SiteClient(world, as: "王伟").get(world.path("plan"))
        #expect(page.status == .ok)
        #expect(!page.body.contains("<textarea"))
    }

    @Test("What a level adds gets identifiers of its own and keeps every day that was typed")
    func tightening() throws {
        let inherited = SampleWorld.procedure
        let form = Form(fields: [
            .init(name: "planBy", value: "2021-07-15"), .init(name: "studyBy", value: ""),
            .init(name: "texts", value: "一本书\r\n\r\n 另一本 "), .init(name: "aspects", value: "作风"),
            .init(name: "gates", value: "nonsense"),
        ])
        let change = TightenForm.tightening(form, of: inherited)
        #expect(change.planBy == Day("2021-07-15"))
        #expect(change.studyBy == nil)
        #expect(change.addedTexts.map(\.title) == ["一本书", "另一本"])
        #expect(Set(change.addedTexts.map(\.id) + change.addedAspects.map(\.id)).count == 3)
        #expect(change.addedGates.isEmpty)
        let again = TightenForm.tightening(form, of: inherited.tightened(by: change).procedure)
        #expect(Set(again.addedTexts.map(\.id)).isDisjoint(with: change.addedTexts.map(\.id)))
    }
}
