import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("Putting the record of a meeting right")
struct MeetingCorrectionTests {
    private typealias Fields = [(name: String, value: String)]

    @Test("After the meeting attendance is put right with a reason; minutes and figures follow and keep the note")
    func attendance() async throws {
        let world = try await SampleWorld.played(to: .complete)
        let path = world.path("meeting")
        let recorder = try await SiteClient(world, as: "李娜")
        #expect(try await recorder.get(path).body.contains("更正出席"))
        #expect(try await !SiteClient(world, as: "刘洋").get(path).body.contains("更正出席"))
        let wrong: Fields = [
            ("change", "attendance"), ("record", "roll"), ("member", world.member("周强").text),
            ("attendance", "present"),
        ]
        let refused = try await recorder.post(path + "/correct", wrong)
        #expect(refused.status == .unprocessableContent && refused.body.contains("请写明原因"))
        #expect(
            try await SiteClient(world, as: "刘洋").post(path + "/correct", wrong + [("reason", "x")]).status
                == .forbidden)
        #expect(try await recorder.post(path + "/correct", wrong + [("reason", "他<来了>")]).status == .seeOther)
        let page = try await SiteClient(world, as: "刘洋").get(path).body
        #expect(page.contains("已更正（李娜 2021年8月22日：他&lt;来了&gt;）") && page.contains("周强 · 原记缺席（外出流动）"))
        #expect(try await world.meeting().present.contains(world.member("周强")))
        // The superior sees who came, not why the record was wrong.
        #expect(try await !SiteClient(world, as: "吴敏").get(path).body.contains("来了"))
    }

    @Test("A criticism is put right by who gave it, and never by whom it is of")
    func criticism() async throws {
        let world = try await SampleWorld.played(to: .spoken)
        let path = world.path("meeting")
        let wanted: Fields = [("change", "criticism"), ("record", "c1"), ("text", "七月有一次值班没有到岗")]
        let chair = try await SiteClient(world, as: "王伟")
        #expect(try await !chair.get(path).body.contains("value=\"criticism\""))
        let own = try await chair.post(path + "/correct", wanted + [("reason", "不实")])
        #expect(own.status == .unprocessableContent && own.body.contains("不能由你更正或撤回"))
        let critic = try await SiteClient(world, as: "张敏")
        #expect(try await critic.get(path).body.contains("value=\"criticism\""))
        #expect(try await critic.post(path + "/correct", wanted).status == .seeOther)
        try await world.useCases.meeting(.close(nil), at: world.place, as: world.actor("王伟"))
        let late = try await critic.post(path + "/correct", wanted + [("reason", "更准确")])
        #expect(late.status == .seeOther)
        let page = try await SiteClient(world, as: "刘洋").get(path).body
        #expect(page.contains("七月有一次值班没有到岗") && page.contains("已更正（张敏 2021年8月20日：更准确）"))
        let back: Fields = [("change", "criticism-withdraw"), ("record", "c1"), ("reason", "撤")]
        #expect(try await critic.post(path + "/correct", back).status == .unprocessableContent)
        #expect(try await !SiteClient(world, as: "何平").get(path).body.contains("更准确"))
    }

    @Test("A speech, a remark and a cover are put right by those whose they are")
    func others() async throws {
        let world = try await SampleWorld.played(to: .complete)
        let path = world.path("meeting")
        let meeting = try await world.meeting()
        let place = try #require(meeting.speeches.firstIndex { $0.speaker == world.member("刘洋") })
        let speech: Fields = [
            ("change", "speech"), ("record", "\(place).\(world.member("刘洋"))"), ("text", "更完整的发言"),
            ("reason", "漏记"),
        ]
        #expect(try await SiteClient(world, as: "陈静").post(path + "/correct", speech).status == .unprocessableContent)
        #expect(try await SiteClient(world, as: "刘洋").post(path + "/correct", speech).status == .seeOther)
        #expect(try await SiteClient(world, as: "陈静").get(path).body.contains("更完整的发言"))
        let cover: Fields = [("change", "cover-withdraw"), ("record", world.member("周强").text), ("reason", "没补")]
        #expect(try await SiteClient(world, as: "李娜").post(path + "/correct", cover).status == .seeOther)
        #expect(try await world.meeting().state == .heldMakeUp)
        #expect(try await SiteClient(world, as: "刘洋").get(path).body.contains("周强 · 原记"))
        let malformed = try await SiteClient(world, as: "李娜").post(path + "/correct", [("change", "anything")])
        #expect(malformed.status == .badRequest)
    }
}
