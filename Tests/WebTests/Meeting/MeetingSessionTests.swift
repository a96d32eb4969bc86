import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct MeetingSessionTests {
    @Test("Before it is ready, the page says what is missing and offers no way to open the meeting")
    func preparing() async throws {
        let world = try await SampleWorld.played(to: .planApproved)
        let page = try await SiteClient(world, as: "王伟").get(world.path("meeting"))
        #expect(page.status == .ok)
        #expect(page.body.contains("尚不具备开会条件"))
        #expect(!page.body.contains("meeting/open"))
    }

    @Test("The secretary opens the meeting with the place of the plan; a member cannot")
    func open() async throws {
        let world = try await SampleWorld.played(to: .ready)
        world.on("2021-08-20")
        let path = world.path("meeting")
        let member = try await SiteClient(world, as: "张敏")
        #expect(try await !member.get(path).body.contains("meeting/open"))
        let fields = [(name: "day", value: "2021-08-20"), (name: "place", value: "三楼会议室")]
        #expect(try await member.post(path + "/open", fields).status == .forbidden)
        let secretary = try await SiteClient(world, as: "王伟")
        let page = try await secretary.get(path).body
        #expect(page.contains(#"value="2021-08-20""#) && page.contains(#"value="三楼会议室""#))
        let early = try await secretary.post(path + "/open", [("day", "2021-08-21"), ("place", "楼顶")])
        #expect(early.status == .unprocessableContent)
        #expect(early.body.contains(#"value="楼顶""#) && early.body.contains(#"value="2021-08-21""#))
        #expect(try await secretary.post(path + "/open", fields).status == .seeOther)
        #expect(try await world.meeting().state == .inSession)
    }

    @Test("Everyone is there by default, and whoever is absent needs a reason before anything is kept")
    func attendance() async throws {
        let world = try await SampleWorld.played(to: .ready)
        world.on("2021-08-20")
        try await world.useCases.meeting(
            .open(on: SampleWorld.day("2021-08-20"), place: "三楼"), at: world.place, as: world.actor("王伟"))
        let path = world.path("meeting")
        let recorder = try await SiteClient(world, as: "李娜")
        let field = "attendance[\(world.member("刘洋"))]"
        var fields = SampleWorld.names.filter { $0 != "孙德福" }.map {
            (name: "attendance[\(world.member($0))]", value: "present")
        }
        let page = try await recorder.get(path).body
        #expect(page.contains(#"name="\#(field)" value="present" checked"#))
        fields[4].value = "absent"
        let refused = try await recorder.post(path + "/attendance", fields)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains("未选择缺席原因：刘洋"))
        #expect(refused.body.contains(#"name="\#(field)" value="absent" checked"#))
        #expect(try await world.meeting().attendance.isEmpty)
        fields.append(("reason[\(world.member("刘洋"))]", "illness"))
        #expect(try await recorder.post(path + "/attendance", fields).status == .seeOther)
        let meeting = try await world.meeting()
        #expect(meeting.attendance[world.member("刘洋")] == .absent(reason: .illness))
        #expect(meeting.attendance[world.member("孙德福")] == nil)
        #expect(try await recorder.get(path).body.contains("刘洋 · 病假"))
        #expect(try await SiteClient(world, as: "张敏").post(path + "/attendance", fields).status == .forbidden)
    }

    @Test("Leaders speak first, one tap a speaker; a member records only their own words")
    func speaking() async throws {
        let world = try await SampleWorld.played(to: .inSession)
        let path = world.path("meeting")
        let recorder = try await SiteClient(world, as: "李娜")
        let early = try await recorder.post(
            path + "/speak", [("key", world.member("张敏").text), ("text", "先说两句")])
        #expect(early.status == .unprocessableContent)
        #expect(early.body.contains("先请王伟发言"))
        #expect(try await recorder.post(path + "/speak", [("key", world.member("王伟").text)]).status == .seeOther)
        let member = try await SiteClient(world, as: "张敏")
        let other = [(name: "key", value: world.member("刘洋").text)]
        #expect(try await member.post(path + "/speak", other).status == .unprocessableContent)
        let own = [(name: "key", value: world.member("张敏").text), (name: "text", value: "我的<b>不足</b>")]
        #expect(try await member.post(path + "/speak", own).status == .seeOther)
        let page = try await recorder.get(path).body
        #expect(page.contains("我的&lt;b&gt;不足&lt;/b&gt;"))
        #expect(try await world.meeting().speeches.map(\.speaker) == ["王伟", "张敏"].map(world.member))
    }

    @Test("A meeting that cannot be closed says why, with the people by name")
    func closing() async throws {
        let world = try await SampleWorld.played(to: .inSession)
        let path = world.path("meeting")
        let secretary = try await SiteClient(world, as: "王伟")
        let page = try await secretary.get(path).body
        #expect(page.contains("尚未发言：王伟、李娜、赵磊、张敏、刘洋、陈静"))
        #expect(page.contains("尚无批评意见"))
        #expect(!page.contains("meeting/close\""))
        let refused = try await secretary.post(path + "/close", [("words", "大家辛苦了")])
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains("大家辛苦了"))
        #expect(refused.body.contains("尚未发言"))
        #expect(try await SiteClient(world, as: "李娜").post(path + "/close").status == .forbidden)
        #expect(try await SiteClient(world, as: "李娜").get(path + "/close").status == .notFound)
        #expect(try await world.meeting().state == .inSession)
    }

    @Test("Closing is looked at first: empty speeches, who was not criticised, who must be covered")
    func closingLook() async throws {
        let world = try await SampleWorld.played(to: .inSession)
        let path = world.path("meeting")
        let commissioner = try await world.actor("李娜")
        for name in ["王伟", "李娜", "赵磊", "张敏", "刘洋", "陈静"] {
            let text: Words? = name == "王伟" ? .plain("我的不足") : nil
            try await world.useCases.meeting(
                .speak(.init(speaker: world.member(name), text: text)), at: world.place, as: commissioner)
        }
        try await world.useCases.meeting(
            .criticise(
                .init(
                    id: SampleWorld.id("c1", BranchMeeting.Criticism.self), from: world.member("张敏"),
                    to: world.member("王伟"), text: .plain("值班没有到岗"))), at: world.place, as: world.actor("张敏"))
        let secretary = try await SiteClient(world, as: "王伟")
        #expect(try await secretary.get(path).body.contains("href=\"\(path)/close\""))
        let look = try await secretary.get(path + "/close").body
        #expect(look.contains("6 个发言中 5 个未登记要点") && look.contains("5 人未受到批评"))
        #expect(look.contains("未参加，会后补课") && look.contains("周强"))
        #expect(try await world.meeting().state == .inSession)
        #expect(try await secretary.post(path + "/close", [("words", "会后整改")]).status == .seeOther)
    }
}

extension SampleWorld {
    func meeting() async throws -> BranchMeeting { try await useCases.branch(at: place, as: actor("王伟")).meeting }
}
