import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct MeetingWordsTests {
    private let criticism = "七月的两次值班都没有到岗"

    @Test("What was said is for the branch alone: observers and superiors see the facts, others nothing")
    func sealed() async throws {
        for stage in [PlayedStage.spoken, .complete] {
            let world = try await SampleWorld.played(to: stage)
            let path = world.path("meeting")
            #expect(try await SiteClient(world, as: "刘洋").get(path).body.contains(criticism))
            for outsider in ["何平", "吴敏", "郑军"] {
                let page = try await SiteClient(world, as: outsider).get(path)
                #expect(page.status == .ok)
                #expect(page.body.contains("周强 · 外出流动"))
                #expect(!page.body.contains(criticism) && !page.body.contains("张敏的发言"), "\(outsider)")
                #expect(!page.body.contains("张敏 → 王伟") && !page.body.contains("会后逐条整改"), "\(outsider)")
            }
            #expect(try await SiteClient(world, as: "蒋雪").get(path).status == .forbidden)
        }
    }

    @Test("A criticism names two people; whoever is criticised cannot write it down; sent twice it is there once")
    func criticise() async throws {
        let world = try await SampleWorld.played(to: .spoken)
        let path = world.path("meeting")
        let recorder = try await SiteClient(world, as: "李娜")
        let text = (name: "text", value: "八月的报表晚交了三天")
        let nobody = try await recorder.post(path + "/criticise", [text])
        #expect(nobody.status == .unprocessableContent && nobody.body.contains(text.value))
        let ofRecorder = [
            (name: "from", value: world.member("赵磊").text), (name: "to", value: world.member("李娜").text), text,
        ]
        let own = try await recorder.post(path + "/criticise", ofRecorder)
        #expect(own.status == .unprocessableContent && own.body.contains(text.value))
        let fields = [
            (name: "id", value: "c2"), (name: "from", value: world.member("赵磊").text),
            (name: "to", value: world.member("刘洋").text), text, (name: "blind-spot", value: "on"),
        ]
        #expect(try await recorder.post(path + "/criticise", fields).status == .seeOther)
        #expect(try await recorder.post(path + "/criticise", fields).status == .unprocessableContent)
        let meeting = try await world.meeting()
        #expect(meeting.criticisms.count == 2 && meeting.criticisms[1].blindSpot)
        let answer = [(name: "key", value: "c2"), (name: "response", value: "accepts"), (name: "text", value: "今后按时")]
        #expect(try await SiteClient(world, as: "张敏").post(path + "/respond", answer).status == .unprocessableContent)
        #expect(try await SiteClient(world, as: "刘洋").post(path + "/respond", answer).status == .seeOther)
        #expect(try await recorder.get(path).body.contains("今后按时"))
    }

    @Test("An observer registers, remarks with defects and asks to restate; only then can the meeting be closed")
    func observing() async throws {
        let world = try await SampleWorld.played(to: .spoken)
        let path = world.path("meeting")
        let reviewer = try await SiteClient(world, as: "吴敏")
        let fields = [
            (name: "about", value: world.member("张敏").text), (name: "defect", value: "suggestion"),
            (name: "defect", value: "generalForSpecific"), (name: "text", value: "没有讲到具体的事"),
            (name: "restate", value: "on"),
        ]
        #expect(try await reviewer.post(path + "/remark", fields).status == .unprocessableContent)
        #expect(try await reviewer.post(path + "/observe").status == .seeOther)
        #expect(try await reviewer.post(path + "/remark", fields).status == .seeOther)
        let own = try await reviewer.get(path).body
        #expect(own.contains("没有讲到具体的事") && own.contains("以建议代批评"))
        #expect(try await !SiteClient(world, as: "何平").get(path).body.contains("没有讲到具体的事"))
        let secretary = try await SiteClient(world, as: "王伟")
        #expect(try await secretary.get(path).body.contains("尚未补充发言：张敏"))
        let again = [(name: "key", value: world.member("张敏").text), (name: "text", value: "补充一件事")]
        #expect(try await secretary.post(path + "/restate", again).status == .seeOther)
        #expect(try await secretary.post(path + "/close", [("words", "整改到位")]).status == .seeOther)
        let minutes = try await secretary.get(path).body
        #expect(minutes.contains("会议记录") && minutes.contains("整改到位") && minutes.contains("补充一件事"))
    }

    @Test("The chair sees who has not spoken and who has criticised nobody; nobody else does")
    func hints() async throws {
        let world = try await SampleWorld.played(to: .spoken)
        let path = world.path("meeting")
        #expect(try await SiteClient(world, as: "王伟").get(path).body.contains("尚未开展批评"))
        for other in ["李娜", "张敏", "何平"] {
            #expect(try await !SiteClient(world, as: other).get(path).body.contains("尚未开展批评"))
        }
    }

    @Test("Whoever was away is named until covered, and nobody confirms their own cover")
    func covering() async throws {
        let world = try await SampleWorld.played(to: .held)
        world.on("2021-08-22")
        let path = world.path("meeting")
        let commissioner = try await SiteClient(world, as: "李娜")
        #expect(try await commissioner.get(path).body.contains("未补课 1 人：周强"))
        let fields = [(name: "key", value: world.member("周强").text), (name: "day", value: "2021-08-22")]
        let refused = try await commissioner.post(path + "/cover", fields)
        #expect(refused.status == .unprocessableContent && refused.body.contains("未选择补课方式"))
        #expect(try await SiteClient(world, as: "张敏").post(path + "/cover", fields).status == .forbidden)
        #expect(
            try await commissioner.post(path + "/cover", fields + [(name: "mode", value: "makeUp")]).status
                == .seeOther)
        #expect(try await world.meeting().state == .held)
        #expect(try await commissioner.get(path).body.contains("已全员覆盖"))
    }
}
