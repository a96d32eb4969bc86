import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct ArrangementsPageTests {
    @Test("Floating and frail members come first; one form arranges for several")
    func arranges() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let commissioner = try await SiteClient(world, as: "李娜")
        let path = world.path("arrangements")
        let page = try await commissioner.get(path).body
        let frail = try #require(page.firstRange(of: "mode[\(world.member("孙德福"))]"))
        let ordinary = try #require(page.firstRange(of: "mode[\(world.member("王伟"))]"))
        #expect(frail.lowerBound < ordinary.lowerBound)
        let answer = try await commissioner.post(
            path,
            [
                ("mode[\(world.member("孙德福"))]", "homeVisit"), ("detail[\(world.member("孙德福"))]", "<i>送学</i>"),
                ("mode[\(world.member("周强"))]", "comes"), ("mode[\(world.member("王伟"))]", ""),
            ])
        #expect(answer.status == .seeOther)
        let meeting = try await world.useCases.branch(at: world.place, as: world.actor("李娜")).meeting
        #expect(meeting.arrangements[world.member("孙德福")] == .init(mode: .homeVisit, detail: "<i>送学</i>"))
        #expect(meeting.arrangements[world.member("周强")] == .init(mode: nil))
        #expect(meeting.arrangements[world.member("王伟")] == nil)
        #expect(try await commissioner.get(path).body.contains("&lt;i&gt;送学&lt;/i&gt;"))
    }

    @Test("Exempt is a status of its own: given with a reason, never to oneself, and lifted")
    func exempts() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let secretary = try await SiteClient(world, as: "王伟")
        let path = world.path("arrangements")
        let person = world.member("孙德福").text
        #expect(try await secretary.post(path + "/exempt", [("member", person)]).status == .unprocessableContent)
        let look = try await secretary.post(path + "/exempt/look", [("member", person), ("reason", "frailty")])
        #expect(look.status == .ok && look.body.contains("散会前可以撤销") && look.body.contains("不计缺席"))
        #expect(look.body.contains("action=\"\(path)/exempt\""))
        #expect(try await world.useCases.branch(at: world.place, as: world.actor("王伟")).meeting.exemptions.isEmpty)
        #expect(try await SiteClient(world, as: "张敏").post(path + "/exempt/look").status == .forbidden)
        let done = try await secretary.post(path + "/exempt", [("member", person), ("reason", "frailty")])
        #expect(done.status == .seeOther)
        #expect(try await secretary.get(path).body.contains("年事已高、行动不便</span>"))
        let own = try await secretary.post(
            path + "/exempt", [("member", world.member("王伟").text), ("reason", "illness")])
        #expect(own.status == .unprocessableContent)
        #expect(try await secretary.post(path + "/lift", [("member", person)]).status == .seeOther)
        #expect(try await secretary.post(path + "/lift", [("member", person)]).status == .unprocessableContent)
    }

    @Test("Others read, and do not arrange")
    func others() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let path = world.path("arrangements")
        let member = try await SiteClient(world, as: "张敏")
        let page = try await member.get(path).body
        #expect(page.contains("8月22日回来补课"))
        #expect(page.contains("党员构成（8 名）"))
        #expect(!page.contains("<select"))
        #expect(try await member.post(path, [("mode[\(world.member("周强"))]", "pair")]).status == .forbidden)
        let commissioner = try await SiteClient(world, as: "李娜")
        let exempt = [("member", world.member("周强").text), ("reason", "illness")].map { (name: $0.0, value: $0.1) }
        #expect(try await commissioner.post(path + "/exempt", exempt).status == .forbidden)
        #expect(try await SiteClient(world, as: "蒋雪").get(path).status == .forbidden)
    }

    @Test("A member of another branch cannot be arranged for")
    func foreigners() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let secretary = try await SiteClient(world, as: "王伟")
        let answer = try await secretary.post(
            world.path("arrangements"), [("mode[\(world.member("蒋雪"))]", "pair"), ("mode[x y]", "pair")])
        #expect(answer.status == .unprocessableContent)
    }

    @Test("Those above see that somebody is exempt and of which kind, never the illness")
    func reasonStaysInside() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let secretary = try await SiteClient(world, as: "王伟")
        let path = world.path("arrangements")
        let fields = [("member", world.member("孙德福").text), ("reason", "illness")]
        _ = try await secretary.post(path + "/exempt", fields.map { (name: $0.0, value: $0.1) })
        let badge = "<span class=\"badge\">身患重病</span>"
        #expect(try await secretary.get(path).body.contains(badge))
        for name in ["吴敏", "何平"] {
            let above = try await SiteClient(world, as: name).get(path).body
            #expect(above.contains("孙德福"), "\(name)")
            #expect(above.contains("<span class=\"badge\">身体原因</span>"), "\(name)")
            #expect(!above.contains(badge), "\(name)")
        }
    }
}
