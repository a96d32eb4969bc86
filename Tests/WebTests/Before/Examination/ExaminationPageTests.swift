import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct ExaminationPageTests {
    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-08-10")
        return world
    }

    /// A complete form: one problem in the second aspect, none in the others.
    private func complete() -> [(name: String, value: String)] {
        var fields = [("gains", "读完了两本书")]
        for index in [0, 2, 3] { fields.append(("none-\(index)", "每周都有检查")) }
        return fields + problem("1-0", "三户漏水没有回访")
    }

    private func problem(_ place: String, _ text: String, id: String = "", cause: String = "怕麻烦")
        -> [(name: String, value: String)]
    {
        [
            ("id-\(place)", id), ("text-\(place)", text), ("source-\(place)", "opinions"), ("cause-\(place)", cause),
            ("direction-\(place)", "九月底前逐户回访"),
        ]
    }

    private func saved(_ world: SampleWorld, _ name: String) async throws -> SelfExamination {
        try await world.useCases.examination(
            of: world.member(name), at: world.place, as: world.actor(name)
        ).examination
    }

    @Test("A draft is kept quietly for the script, and with a page for the button")
    func draft() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let path = world.path("examination")
        let half = [("gains", "")] + problem("0-0", "", cause: "先写了原因")
        let quiet = try await member.post(path + "/draft", half)
        #expect(quiet.status == .noContent)
        #expect(quiet.body.isEmpty)
        #expect(try await member.get(path).body.contains("先写了原因"))
        let button = try await member.post(path + "/draft", half + [("keep", "1")])
        #expect(button.status == .seeOther)
        #expect(try await saved(world, "张敏").state == .drafted)
        let secretary = try await SiteClient(world, as: "王伟")
        #expect(try await secretary.get(world.path("examinations/\(world.member("张敏"))")).status == .forbidden)
    }

    @Test("A draft that is saved again and again keeps the identifiers of its problems")
    func identifiers() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let path = world.path("examination")
        var form = problem("0-0", "一") + problem("0-1", "二")
        _ = try await member.post(path + "/draft", form)
        let first = try await saved(world, "张敏").problems.map(\.id)
        #expect(Set(first).count == 2)
        form[6].value = "二，改过"
        _ = try await member.post(path + "/draft", form)
        #expect(try await saved(world, "张敏").problems.map(\.id) == first)
        // A form opened later names the identifiers; taking the first away leaves the second its own.
        let later =
            problem("0-0", "", id: first[0].text, cause: "").map { field in
                field.name.hasPrefix("direction") ? (name: field.name, value: "") : field
            } + problem("0-1", "二", id: first[1].text)
        _ = try await member.post(path + "/draft", later)
        #expect(try await saved(world, "张敏").problems.map(\.id) == [first[1]])
        // Nobody's identifier is taken on trust, and none is used twice.
        _ = try await member.post(
            path + "/draft",
            problem("0-0", "三", id: "foreign") + problem("0-1", "四", id: first[1].text)
                + problem("0-2", "五", id: first[1].text))
        let last = try await saved(world, "张敏").problems.map(\.id)
        #expect(Set(last).count == 3)
        #expect(!last.contains { $0.text == "foreign" })
    }

    @Test("Another problem is added without script, and what was typed is kept")
    func addAnother() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let path = world.path("examination")
        let answer = try await member.post(path, problem("1-0", "第一条") + [("add", "1")])
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location]?.contains("add=1") == true)
        let page = try await member.get(path + "?add=1").body
        #expect(page.contains("第一条"))
        #expect(page.contains("name=\"text-1-1\""))
        #expect(!page.contains("name=\"text-0-1\""))
    }

    @Test("Submitting marks every gap at its field at once and loses nothing")
    func gaps() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let path = world.path("examination")
        let form =
            [("gains", " "), ("none-1", "写了没有")] + problem("1-0", "<i>又写了问题</i>", cause: "")
            + problem("2-0", "", cause: "只有原因")
        let answer = try await member.post(path, form)
        #expect(answer.status == .unprocessableContent)
        for id in ["gains", "text-0-0", "none-1", "cause-1-0", "text-2-0", "text-3-0"] {
            #expect(answer.body.contains("href=\"#field-\(id)\""), "\(id)")
            #expect(answer.body.contains("id=\"field-\(id)-error\""), "\(id)")
        }
        #expect(answer.body.ranges(of: #/id="field-[a-z0-9-]+-error"/#).count == 6)
        #expect(answer.body.contains("&lt;i&gt;又写了问题&lt;/i&gt;"))
        #expect(answer.body.contains("只有原因"))
        #expect(try await saved(world, "张敏").state == .drafted)
        #expect(try await member.get(path).body.contains("只有原因"))
    }

    @Test("Submitted, returned with reasons, revised and agreed: each sees what is theirs")
    func review() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let secretary = try await SiteClient(world, as: "王伟")
        let path = world.path("examination")
        let review = world.path("examinations/\(world.member("张敏"))")
        #expect(try await member.post(path, complete()).status == .seeOther)
        #expect(try await member.post(path, complete()).status == .unprocessableContent)

        let list = try await secretary.get(world.path("examinations")).body
        #expect(list.contains(review))
        #expect(list.contains("1/8"))
        let paper = try await secretary.get(review).body
        #expect(paper.contains("三户漏水没有回访"))

        let noReason = try await secretary.post(review + "/return", [("remark", "写得再具体些")])
        #expect(noReason.status == .unprocessableContent)
        #expect(noReason.body.contains("写得再具体些"))
        let back = [("remark", "写得再具体些"), ("reasons", "general"), ("reasons", "shallow")]
        #expect(try await secretary.post(review + "/return", back).status == .seeOther)
        #expect(try await secretary.get(review).status == .forbidden)

        let returned = try await member.get(path).body
        #expect(returned.contains("写得再具体些"))
        #expect(returned.contains("空泛"))
        let id = try await saved(world, "张敏").problems[0].id.text
        let same = complete().map { $0.name == "id-1-0" ? (name: $0.name, value: id) : $0 }
        let unchanged = try await member.post(path, same)
        #expect(unchanged.status == .unprocessableContent)
        #expect(unchanged.body.contains("内容与退回的文稿相同"))
        let revised = same.map { $0.name == "text-1-0" ? (name: $0.name, value: "三户漏水至今没有回访") : $0 }
        #expect(try await member.post(path, revised).status == .seeOther)
        #expect(try await secretary.post(review + "/accept").status == .seeOther)
        let final = try await member.get(path).body
        #expect(final.contains("三户漏水至今没有回访"))
        #expect(!final.contains("<textarea"))
    }

    @Test("Leaders' papers are read outside the branch, nobody reads their own")
    func leaders() async throws {
        let world = try await world()
        let secretary = try await SiteClient(world, as: "王伟")
        #expect(try await secretary.post(world.path("examination"), complete()).status == .seeOther)
        let review = world.path("examinations/\(world.member("王伟"))")
        #expect(try await secretary.post(review + "/accept").status == .unprocessableContent)
        #expect(try await SiteClient(world, as: "李娜").get(review).status == .forbidden)
        for name in ["吴敏", "何平"] {
            let page = try await SiteClient(world, as: name).get(review)
            #expect(page.body.contains("三户漏水没有回访"), "\(name)")
        }
        let reviewer = try await SiteClient(world, as: "吴敏")
        #expect(try await reviewer.post(review + "/accept").status == .seeOther)
        #expect(try await reviewer.get(review).status == .forbidden)
    }

    @Test("No one else sees a word: other members, the superior for ordinary members, outsiders")
    func sealed() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        let review = world.path("examinations/\(world.member("张敏"))")
        for name in ["刘洋", "李娜", "吴敏", "何平", "郑军", "蒋雪"] {
            #expect(try await SiteClient(world, as: name).get(review).status == .forbidden, "\(name)")
        }
        for name in ["刘洋", "吴敏"] {
            let list = try await SiteClient(world, as: name).get(world.path("examinations"))
            #expect(list.status == .ok)
            #expect(list.body.contains("7/7"))
            #expect(!list.body.contains("管网"))
        }
        #expect(try await SiteClient(world, as: "吴敏").get(world.path("examination")).status == .forbidden)
    }

    @Test("What was handed over stands beside the paper, for its author alone")
    func opinionsBeside() async throws {
        let world = try await SampleWorld.played(to: .prepared)
        #expect(try await SiteClient(world, as: "张敏").get(world.path("examination")).body.contains("窗口排队"))
        #expect(try await !SiteClient(world, as: "刘洋").get(world.path("examination")).body.contains("窗口排队"))
    }
}
