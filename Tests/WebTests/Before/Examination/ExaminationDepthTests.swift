import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("What lies beside a self-examination, and who sees it")
struct ExaminationDepthTests {
    private typealias Fields = [(name: String, value: String)]

    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-08-05")
        let keeper = try await world.actor("李娜")
        for (id, target) in [("o1", "张敏"), ("o2", "张敏"), ("o3", "刘洋")] {
            let opinion = Opinions.Opinion(
                id: SampleWorld.id(id, Opinions.Opinion.self), channel: .visit, on: SampleWorld.day("2021-08-05"),
                target: .member(world.member(target)), text: .plain("\(id)：排队一个钟头"))
            try await world.useCases.opinions(.receive(opinion), at: world.place, as: keeper)
        }
        try await world.useCases.opinions(.deliver(on: SampleWorld.day("2021-08-05")), at: world.place, as: keeper)
        let talk = Talks.Talk(
            id: SampleWorld.id("t1", Talks.Talk.self), from: world.member("张敏"), to: world.member("刘洋"),
            on: SampleWorld.day("2021-08-05"))
        try await world.useCases.talks(.record(talk), at: world.place, as: world.actor("张敏"))
        world.on("2021-08-10")
        return world
    }

    private func paper(from source: String) -> Fields {
        [
            ("gains", "读完了两本书"), ("text-1-0", "三户漏水没有回访"), ("source-1-0", source), ("cause-1-0", "怕麻烦"),
            ("direction-1-0", ""), ("kind-1-0", "conduct"), ("measure-1-0", "九月底前逐户回访"),
            ("prompt-duties", "分管窗口"), ("none-0", "没有"), ("none-2", "没有"), ("none-3", "没有"),
        ]
    }

    @Test("A problem names one opinion or talk of its author; what the text leaves out only the author is told")
    func origins() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let path = world.path("examination")
        let empty = try await member.get(path).body
        #expect(empty.contains("value=\"opinion/o1\"") && empty.contains("value=\"talk/t1\""))
        #expect(!empty.contains("opinion/o3"))
        #expect(empty.ranges(of: "对照检查中尚未涉及此条意见").count == 2)
        let foreign = try await member.post(path, paper(from: "opinion/o3"))
        #expect(foreign.status == .unprocessableContent && foreign.body.contains("不属于本人"))
        #expect(try await member.post(path, paper(from: "opinion/o1")).status == .seeOther)
        let own = try await member.get(path).body
        #expect(own.ranges(of: "对照检查中尚未涉及此条意见").count == 1)
        let secretary = try await SiteClient(world, as: "王伟")
        let read = try await secretary.get(world.path("examinations/\(world.member("张敏"))")).body
        #expect(read.contains("征求意见（已注明具体来源）") && read.contains("九月底前逐户回访") && read.contains("分管窗口"))
        #expect(!read.contains("o1：排队") && !read.contains("没有写到"))
        let keeper = try await SiteClient(world, as: "李娜").get(world.path("opinions")).body
        #expect(keeper.contains("未办结 2 条") && keeper.contains("已写入对照检查"))
    }

    @Test("Remarks stand at their place, for the author alone, and the hostile ones stay words")
    func remarks() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let secretary = try await SiteClient(world, as: "王伟")
        #expect(try await member.post(world.path("examination"), paper(from: "own")).status == .seeOther)
        let review = world.path("examinations/\(world.member("张敏"))")
        let id = try await world.useCases.examination(
            of: world.member("张敏"), at: world.place, as: world.actor("张敏")
        ).examination.problems[0].id
        #expect(try await secretary.get(review).body.contains("name=\"at[service/\(id)]\""))
        let back: Fields = [("remark", "总体不错"), ("reasons", "shallow")]
        let wrong = try await secretary.post(review + "/return", back + [("at[service/nobody]", "哪一户？")])
        #expect(wrong.status == .unprocessableContent && wrong.body.contains("总体不错"))
        let right = back + [("at[service/\(id)]", "<b>哪一户？</b>"), ("at[conviction]", " ")]
        #expect(try await secretary.post(review + "/return", right).status == .seeOther)
        let page = try await member.get(world.path("examination")).body
        #expect(page.ranges(of: "&lt;b&gt;哪一户？&lt;/b&gt;").count == 2)
        #expect(try await !SiteClient(world, as: "刘洋").get(world.path("examination")).body.contains("哪一户"))
    }

    @Test("The rating is seen by its author and by nobody else, the records' readers included")
    func rating() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let path = world.path("examination")
        #expect(try await member.post(path + "/rating", [("before-policy", "2")]).status == .unprocessableContent)
        let fields: Fields = [
            ("before-policy", "2"), ("after-policy", "4"), ("before-thought", "9"), ("after-thought", "1"),
        ]
        #expect(try await member.post(path + "/rating", fields).status == .unprocessableContent)
        #expect(try await member.post(path + "/rating", Array(fields.prefix(2))).status == .seeOther)
        #expect(try await member.get(path).body.contains("name=\"after-policy\" value=\"4\" checked"))
        _ = try await member.post(path, paper(from: "own"))
        let author = world.member("张敏")
        let read = try await world.useCases.examination(of: author, at: world.place, as: world.actor("王伟"))
        #expect(read.beside.rating == nil && read.words[read.examination.rating] == nil)
        #expect(read.beside.versions.isEmpty && read.beside.leftOut.isEmpty)
    }

    @Test("The author shows the paper to the branch, its text alone, and takes it back")
    func showing() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let comrade = try await SiteClient(world, as: "刘洋")
        let review = world.path("examinations/\(world.member("张敏"))")
        #expect(try await member.post(world.path("examination/show"), [("show", "1")]).status == .unprocessableContent)
        _ = try await member.post(world.path("examination"), paper(from: "own"))
        #expect(try await comrade.get(review).status == .forbidden)
        #expect(try await member.post(world.path("examination/show"), [("show", "1")]).status == .seeOther)
        #expect(try await comrade.get(world.path("examinations")).body.contains(review))
        let page = try await comrade.get(review).body
        #expect(page.contains("三户漏水没有回访") && !page.contains("退回修改"))
        for name in ["蒋雪", "吴敏"] {
            #expect(try await SiteClient(world, as: name).get(review).status == .forbidden, "\(name)")
        }
        _ = try await member.post(world.path("examination/show"), [("show", "0")])
        #expect(try await comrade.get(review).status == .forbidden)
    }
}
