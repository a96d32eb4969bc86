import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct ProvidingPageTests {
    /// What a form would send as it stands: each list with what is chosen in it.
    private func chosen(in page: String) -> [(name: String, value: String)] {
        page.matches(of: #/<select id="[^"]*" name="([^"]+)"[^>]*>(.*?)<\/select>/#).compactMap { match in
            let value = match.output.2.firstMatch(of: #/value="([^"]*)" selected/#)?.output.1 ?? ""
            return (name: String(match.output.1), value: String(value))
        }
    }

    @Test("One tap confirms what the roster suggests for everyone; until then each page leads to who is missing")
    func oneTap() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let secretary = try await SiteClient(world, as: "王伟")
        for step in ["plan", "study", "opinions", "talks", "examination", "examinations", "arrangements", "readiness"] {
            let page = try await secretary.get(world.path(step)).body
            #expect(page.contains("href=\"\(world.path("arrangements"))#missing\""), "\(step)")
        }
        let page = try await secretary.get(world.path("arrangements")).body
        #expect(page.contains("还差 2 人") && page.contains("孙德福、周强"))
        #expect(try await secretary.post(world.path("arrangements"), chosen(in: page)).status == .seeOther)
        let record = try await world.useCases.branch(at: world.place, as: world.actor("王伟"))
        #expect(record.unprovided.isEmpty)
        #expect(record.meeting.arrangements[world.member("孙德福")]?.mode == .homeVisit)
        #expect(record.meeting.arrangements[world.member("孙德福")]?.partner != nil)
        let after = try await secretary.get(world.path("arrangements")).body
        #expect(after.contains("人人已有安排"))
    }

    @Test("A temporary branch until a day: set up above, sent there by home, agreed and seen there, counted at home")
    func temporaryBranch() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let above = "/campaigns/history/organisations/QS/units"
        let leader = try await SiteClient(world, as: "郑军")
        let fields = [("name", "<b>工地临时党支部"), ("leader", world.member("冯涛").text)]
        let endless = try await leader.post(above, fields.map { (name: $0.0, value: $0.1) })
        #expect(endless.status == .unprocessableContent && endless.body.contains("截止日期"))
        let made = try await leader.post(
            above, (fields + [("until", "2021-08-31")]).map { (name: $0.0, value: $0.1) })
        #expect(made.status == .seeOther)
        #expect(try await leader.get(above).body.contains("&lt;b&gt;工地临时党支部"))
        #expect(try await SiteClient(world, as: "蒋雪").get(above).status == .forbidden)

        let units = try await world.useCases.units(at: Place(world.campaign, world.root), as: world.actor("郑军"))
        let unit = try #require(units.units.first).id
        let commissioner = try await SiteClient(world, as: "李娜")
        let person = world.member("周强")
        func send(_ mode: String) async throws -> HTTPResponse.Status {
            let fields = [(name: "mode[\(person)]", value: mode), (name: "host[\(person)]", value: unit.text)]
            let answer = try await commissioner.post(world.path("arrangements"), fields)
            return answer.status
        }
        #expect(try await send("nearestBranch") == .unprocessableContent)
        #expect(try await send("temporaryBranch") == .seeOther)

        let host = try await SiteClient(world, as: "冯涛")
        let guests = Paths.step(Place(world.campaign, unit), "guests")
        #expect(try await host.get("/").body.contains("确认接收 1 名外单位党员"))
        #expect(try await host.get(guests).body.contains("周强"))
        #expect(try await commissioner.get(guests).status == .forbidden)
        let about = [("member", person.text), ("home", world.branch.text)].map { (name: $0.0, value: $0.1) }
        #expect(try await commissioner.post(guests + "/confirm", about).status == .forbidden)
        let stranger = [("member", world.member("张敏").text), ("home", world.branch.text)]
        #expect(
            try await host.post(guests + "/came", stranger.map { (name: $0.0, value: $0.1) }).status == .notFound)
        #expect(try await host.post(guests + "/confirm", about).status == .seeOther)
        #expect(try await host.post(guests + "/came", about).status == .seeOther)
        #expect(try await host.post(guests + "/came", about).status == .unprocessableContent)
        let meeting = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).meeting
        #expect(meeting.covered[person]?.at == unit)
        #expect(meeting.arrangements[person]?.confirmed?.by == world.member("冯涛"))
        #expect(meeting.tally.value(.coveredOtherwise, asOf: world.useCases.today) == 1)
    }

    @Test("Why a member is exempt stays in the branch; those above see that they are")
    func exemptionReason() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let path = world.path("arrangements")
        #expect(try await SiteClient(world, as: "李娜").get(path).body.contains("年事已高、行动不便"))
        #expect(try await SiteClient(world, as: "孙德福").get(path).body.contains("年事已高、行动不便"))
        for name in ["吴敏", "张敏", "何平"] {
            let page = try await SiteClient(world, as: name).get(path).body
            #expect(page.contains("孙德福") && !page.contains("年事已高、行动不便</span>"), "\(name)")
            #expect(!page.contains("年老体弱"), "\(name)")
        }
    }

    @Test("Leaders are planned with the day of the plan, and those above see who comes where and when")
    func leaders() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let secretary = try await SiteClient(world, as: "王伟")
        let path = world.path("arrangements")
        let page = try await secretary.get(path).body
        #expect(page.contains("value=\"2021-08-20\""))
        let visits = [
            ("ordinaryMember", world.member("王伟").text), ("observer", world.member("郑军").text),
            ("observer", world.member("蒋雪").text), ("on", "2021-08-20"),
        ].map { (name: $0.0, value: $0.1) }
        #expect(try await secretary.post(path + "/visits", visits).status == .seeOther)
        let late = visits.dropLast() + [(name: "on", value: "2021-10-01")]
        #expect(try await secretary.post(path + "/visits", Array(late)).status == .unprocessableContent)
        let overview = Paths.step(Place(world.campaign, world.root), "leaders")
        let seen = try await SiteClient(world, as: "吴敏").get(overview).body
        #expect(seen.contains("王伟") && seen.contains("郑军") && seen.contains("8月20日"))
        #expect(!seen.contains("蒋雪"))
        #expect(seen.contains("青山集团第二党支部"))
        #expect(try await SiteClient(world, as: "张敏").get(overview).status == .forbidden)
        let held = try await SampleWorld.played(to: .held)
        #expect(try await SiteClient(held, as: "吴敏").get(overview).body.contains("已参会"))
        let drop = [(name: "leader", value: world.member("郑军").text)]
        #expect(try await secretary.post(path + "/visits/drop", drop).status == .seeOther)
        #expect(try await secretary.post(path + "/visits/drop", drop).status == .unprocessableContent)
    }
}
