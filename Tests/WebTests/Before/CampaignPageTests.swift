import Documents
import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct CampaignPageTests {
    private func fields(_ procedure: String, title: String = "专题组织生活会") -> [(name: String, value: String)] {
        [("title", title), ("issuer", "QS"), ("procedure", procedure)]
    }

    @Test("A superior issues a campaign from the shipped procedure; branches have it on their list")
    func issues() async throws {
        let world = try await SampleWorld()
        let leader = try await SiteClient(world, as: "郑军")
        let form = try await leader.get("/campaigns/new")
        #expect(form.status == .ok)
        #expect(form.body.contains("theme: 学党史"))
        let answer = try await leader.post("/campaigns", fields(try ProcedureFile.bundledText()))
        #expect(answer.status == .seeOther)
        let path = try #require(answer.headers[.location]?.split(separator: "?").first.map(String.init))
        #expect(try await leader.get(path).body.contains("0/2"))
        #expect(try await SiteClient(world, as: "王伟").get("/").body.contains("签收通知"))
    }

    @Test("A defective procedure comes back with every defect, its line, and the text as it was typed")
    func defects() async throws {
        let world = try await SampleWorld()
        var text = try ProcedureFile.bundledText()
        text.replace("planBy: 2021-07-20", with: "planBy: 下周")
        text.replace("listWithinDays: 7", with: "listWithinDays: </textarea>")
        let answer = try await SiteClient(world, as: "郑军").post("/campaigns", fields(text, title: "专题<1>"))
        #expect(answer.status == .unprocessableContent)
        #expect(answer.body.contains("规程有 2 处要改"))
        #expect(answer.body.contains("timetable.planBy：这里的内容看不懂"))
        #expect(answer.body.contains("planBy: 下周"))
        #expect(answer.body.contains("value=\"专题&lt;1&gt;\""))
        #expect(answer.body.contains("listWithinDays: &lt;/textarea&gt;"))
        #expect(try await world.loop.campaigns().isEmpty)
    }

    @Test("Nobody issues without the office, or for an organisation that is not theirs")
    func wrongPeople() async throws {
        let world = try await SampleWorld()
        let text = try ProcedureFile.bundledText()
        for name in ["王伟", "张敏", "何平"] {
            let client = try await SiteClient(world, as: name)
            #expect(try await client.get("/campaigns/new").status == .forbidden)
            #expect(try await client.post("/campaigns", fields(text)).status == .forbidden)
        }
        let elsewhere = fields(text).map { $0.name == "issuer" ? (name: "issuer", value: "QS-Z01") : $0 }
        #expect(try await SiteClient(world, as: "郑军").post("/campaigns", elsewhere).status == .forbidden)
        let unknown = fields(text, title: " ")
        #expect(try await SiteClient(world, as: "郑军").post("/campaigns", unknown).status == .unprocessableContent)
    }

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
        #expect(try await leader.post(path + "/close").status == .seeOther)
        #expect(try await leader.post(path + "/close").status == .unprocessableContent)
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
