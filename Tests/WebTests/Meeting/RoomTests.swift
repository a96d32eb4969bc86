import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("The room") struct RoomTests {
    @Test("Giving the floor, speaking and criticising go by one tap each, and the criticism is of who has the floor")
    func floor() async throws {
        let world = try await SampleWorld.played(to: .inSession)
        let path = world.path("meeting")
        let recorder = try await SiteClient(world, as: "李娜")
        #expect(try await recorder.get(path).body.contains("请 王伟 发言"))
        let wang = world.member("王伟").text
        #expect(try await recorder.post(path + "/floor", [("key", wang)]).status == .seeOther)
        let page = try await recorder.get(path).body
        #expect(page.contains("正在发言") && page.contains("王伟发言：") || page.contains(">王伟</span>"))
        #expect(page.contains(#"name="to" value="\#(wang)" required checked"#))
        #expect(try await SiteClient(world, as: "张敏").post(path + "/floor", [("key", wang)]).status == .forbidden)
        #expect(try await recorder.post(path + "/speak", [("key", wang)]).status == .seeOther)
        let criticism = [("from", world.member("张敏").text), ("to", wang), ("id", "c1")].map { (name: $0, value: $1) }
        #expect(try await recorder.post(path + "/criticise", criticism).status == .seeOther)
        #expect(try await world.meeting().criticisms.map(\.text) == [nil])
    }

    @Test("The order of speaking is changed by keys; nobody is put before a leader")
    func order() async throws {
        let world = try await SampleWorld.played(to: .inSession)
        let path = world.path("meeting")
        let recorder = try await SiteClient(world, as: "李娜")
        #expect(try await recorder.get(path).body.contains("刘洋提前一位"))
        let speakers = ["张敏", "王伟"].map { (name: "speaker", value: world.member($0).text) }
        let refused = try await recorder.post(path + "/order", speakers)
        #expect(refused.status == .unprocessableContent && refused.body.contains("先请王伟"))
        let fine = ["王伟", "李娜", "赵磊", "刘洋", "张敏", "陈静"].map { (name: "speaker", value: world.member($0).text) }
        #expect(try await recorder.post(path + "/order", fine).status == .seeOther)
        let page = try await recorder.get(path).body
        let (liu, zhang) = (page.firstRange(of: "刘洋推后一位"), page.firstRange(of: "张敏提前一位"))
        #expect(liu != nil && zhang != nil)
    }

    @Test("The screen on the wall says who speaks, and no word and no number of anybody")
    func screen() async throws {
        let world = try await SampleWorld.played(to: .inSession)
        let path = world.path("meeting")
        let recorder = try await SiteClient(world, as: "李娜")
        let wang = world.member("王伟")
        _ = try await recorder.post(path + "/floor", [("key", wang.text)])
        _ = try await recorder.post(path + "/speak", [("key", wang.text), ("text", "我带班走过场")])
        _ = try await recorder.post(
            path + "/criticise",
            [("from", world.member("张敏").text), ("to", wang.text), ("id", "c1"), ("text", "值班没有到岗")])
        for name in ["李娜", "张敏"] {
            let screen = try await SiteClient(world, as: name).get(path + "/screen")
            #expect(screen.status == .ok)
            #expect(screen.body.contains("王伟") && screen.body.contains("正在发言"))
            #expect(!screen.body.contains("走过场") && !screen.body.contains("没有到岗"))
        }
    }

    @Test("The stream of a room is for those who may see the branch")
    func stream() async throws {
        let world = try await SampleWorld.played(to: .inSession)
        let place = world.place
        var told = try await world.useCases.watchMeeting(at: place, as: world.actor("张敏")).makeAsyncIterator()
        let version = try await world.useCases.meetingVersion(at: place)
        #expect(await told.next() == version && version > 0)
        let stranger = ActingPerson(member: Member.ID("stranger"))
        await #expect(throws: AccessDenied.self) {
            _ = try await world.useCases.watchMeeting(at: place, as: stranger)
        }
    }

    @Test("What the meeting brought about is kept in a line; who keeps no record notes a reflection of their own")
    func outcomes() async throws {
        let world = try await SampleWorld.played(to: .inSession)
        let path = world.path("meeting")
        let recorder = try await SiteClient(world, as: "李娜")
        let lacking = try await recorder.post(path + "/note", [("kind", "help"), ("text", "结成对子")])
        #expect(lacking.status == .unprocessableContent && lacking.body.contains("未选择涉及的同志"))
        let fields = [
            (name: "kind", value: "help"), (name: "text", value: "每周带一次值班"),
            (name: "about", value: world.member("刘洋").text), (name: "helper", value: world.member("张敏").text),
        ]
        #expect(try await recorder.post(path + "/note", fields).status == .seeOther)
        #expect(try await recorder.get(path).body.contains("每周带一次值班"))
        let member = try await SiteClient(world, as: "张敏")
        let other = [(name: "kind", value: "agreement"), (name: "text", value: "一致")]
        #expect(try await member.post(path + "/note", other).status != .seeOther)
    }
}
