import HTTPTypes
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("A problem's page")
struct ProblemPageTests {
    private func problem(_ world: SampleWorld, about name: String = "张敏") async throws -> Problem.ID {
        let problems = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
        return try #require(problems.first { $0.problem.subject == world.member(name) }?.id)
    }

    @Test("From the claim to the write-off, by the forms that the page shows")
    func wholeWay() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let id = try await problem(world)
        let path = Paths.problem(id)
        let owner = try await SiteClient(world, as: "张敏")
        let judge = try await SiteClient(world, as: "李娜")
        func post(_ client: SiteClient, _ act: ProblemAct, _ fields: [(name: String, value: String)] = []) async throws
        {
            let answer = try await client.post("\(path)/\(act.rawValue)", fields)
            #expect(answer.status == .seeOther, "\(act): \(answer.status)")
            #expect(answer.headers[.location] == "\(path)?done=problem-\(act.rawValue)")
            let after: SiteClient.Answer = try await client.get("\(path)?done=problem-\(act.rawValue)")
            #expect(after.body.contains("notice-success") && !after.body.contains("⟦done"), "\(act)")
        }
        try await post(owner, .claim, [("claim", "own")])
        try await post(owner, .cause, [("cause", "怕麻烦")])
        try await post(
            owner, .measure,
            [
                ("measure", "逐户回访"), ("deadline", "2021-09-30"), ("responsible", world.member("张敏").text),
                ("priority", "urgent"), ("difficulty", "easy"),
            ])
        try await post(owner, .commitment, [("commitment", "九月底前办完")])
        let problems = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
        #expect(problems.first { $0.id == id }?.problem.state == .committed)
        #expect(try await owner.get(path).body.contains("等待公示"))
        #expect(try await judge.get(path).body.contains("逐户回访"))
    }

    @Test("The work is reported by one and judged by another; the one who did it reads why not")
    func judging() async throws {
        let world = try await SampleWorld.played(to: .posted)
        let id = try await problem(world)
        let path = Paths.problem(id)
        let owner = try await SiteClient(world, as: "张敏")
        let judge = try await SiteClient(world, as: "李娜")
        #expect(try await owner.post("\(path)/result", [("result", "三户都已修好")]).status == .seeOther)
        let own = try await owner.get(path).body
        #expect(own.contains("整改人不能对本人的整改进行核验"))
        #expect(!own.contains("action=\"\(path)/verification\""))
        let verified: [(name: String, value: String)] = [
            ("looked", "看了维修<b>记录</b>"), ("asked-whom", "三户居民"), ("asked-persons", "3"),
        ]
        #expect(try await owner.post("\(path)/verification", verified).status == .unprocessableContent)
        #expect(try await judge.get(path).body.contains("action=\"\(path)/verification\""))
        for missing in ["looked", "asked-whom", "asked-persons"] {
            let short = verified.map { (name: $0.name, value: $0.name == missing ? " " : $0.value) }
            let refused = try await judge.post("\(path)/verification", short)
            #expect(refused.status == .unprocessableContent, "\(missing)")
            #expect(missing == "looked" || refused.body.contains("看了维修&lt;b&gt;记录"), "\(missing)")
        }
        #expect(try await judge.post("\(path)/verification", verified).status == .seeOther)
        let told = try await owner.get(path).body
        #expect(told.contains("查看：看了维修&lt;b&gt;记录&lt;/b&gt;") && told.contains("询问：三户居民（3 人）"))
        #expect(try await !SiteClient(world, as: "吴敏").get(path).body.contains("三户居民"))
        let nonsense = [(name: "how", value: "visit"), ("asked", "4"), ("agreed", "5")]
        let refused = try await judge.post("\(path)/acceptance", nonsense)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains("value=\"4\"") && refused.body.contains("value=\"5\""))
        #expect(refused.body.contains("id=\"wrong-agreed-error\">■ 认可人数不能为负，也不能多于参评人数（4）"))
        let nobody = try await judge.post(
            "\(path)/acceptance", [("how", "visit"), ("asked", "0"), ("agreed", "0")])
        #expect(nobody.status == .unprocessableContent && nobody.body.contains("id=\"wrong-asked-error\">■ 尚未征询群众"))
        let short = [(name: "how", value: "visit"), ("asked", "5"), ("agreed", "2")]
        #expect(try await judge.post("\(path)/acceptance", short).status == .seeOther)
        #expect(try await world.useCases.problem(id, as: world.actor("王伟")).problem.state == .posted)
        let life = try await owner.get(path).body
        #expect(life.contains("群众不认可") && life.contains("参评 5 人，认可 2 人"))
        #expect(try await owner.post("\(path)/result", [("result", "第三户也修好了")]).status == .seeOther)
        #expect(try await judge.post("\(path)/verification", verified).status == .seeOther)
        let most = [(name: "how", value: "visit"), ("asked", "4"), ("agreed", "3")]
        #expect(try await judge.post("\(path)/acceptance", most).status == .seeOther)
        #expect(try await judge.post("\(path)/write-off").status == .seeOther)
        let back = try await judge.post("\(path)/look-back", [("stands", "yes")])
        #expect(back.body.contains("起可以登记"))
        let reopened = [(name: "stands", value: "no"), ("look-back-note", "又漏水了")]
        #expect(try await judge.post("\(path)/look-back", reopened).status == .seeOther)
        #expect(try await world.useCases.problem(id, as: world.actor("王伟")).problem.state == .posted)
    }

    @Test("A refused form comes back with everything typed, escaped, and the reason on top")
    func refusedFormKeepsWords() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let path = Paths.problem(try await problem(world))
        let client = try await SiteClient(world, as: "李娜")
        _ = try await client.post("\(path)/claim", [("claim", "branch")])
        let hostile = "<script>alert(1)</script>\"回访"
        let answer = try await client.post(
            "\(path)/measure",
            [
                ("measure", hostile), ("deadline", "2020-01-01"), ("responsible", world.member("刘洋").text),
                ("priority", "urgent"), ("difficulty", "hard"),
            ])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.body.contains("notice-error"))
        #expect(answer.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;回访"))
        #expect(!answer.body.contains("<script>alert"))
        #expect(answer.body.contains("value=\"2020-01-01\""))
        #expect(answer.body.contains("value=\"\(world.member("刘洋").text)\" checked"))
        let empty = try await client.post("\(path)/cause", [("cause", "　")])
        #expect(empty.status == .unprocessableContent && empty.body.contains("内容为空"))
        for fields in [[], [(name: "claim", value: "everybody")]] {
            #expect(try await client.post("\(path)/claim", fields).status == .unprocessableContent)
        }
    }

    @Test("Superiors see nothing of a problem's words until they are posted beyond the branch, nor its source")
    func sealed() async throws {
        let world = try await SampleWorld.played(to: .committed)
        let id = try await problem(world, about: "王伟")
        for name in ["吴敏", "郑军", "何平"] {
            let page = try await SiteClient(world, as: name).get(Paths.problem(id))
            #expect(page.status == .ok)
            for secret in ["管网漏水", "怕麻烦", "我承诺", "回访三户"] { #expect(!page.body.contains(secret), "\(name): \(secret)") }
            #expect(!page.body.contains("<dt>责任主体"))
        }
        #expect(try await SiteClient(world, as: "蒋雪").get(Paths.problem(id)).status == .forbidden)
        #expect(try await SiteClient(world, as: "刘洋").get(Paths.problem(id)).body.contains("管网漏水"))
        world.on("2021-08-28")
        try await world.useCases.postList(
            scope: .unit, texts: world.postedTexts(), at: world.place, as: world.actor("李娜"))
        let posted = try await SiteClient(world, as: "吴敏").get(Paths.problem(id)).body
        #expect(posted.contains("管网巡查不够经常") && !posted.contains("管网漏水"))
        #expect(!posted.contains("我承诺") && !posted.contains("怕麻烦"))
    }

    /// The first step of the life of a problem from a source, as a member reads it.
    private func origin(_ source: ProblemSource, in world: SampleWorld) async throws -> Substring {
        let problems = try await world.useCases.branch(at: world.place, as: world.actor("王伟")).problems
        let listed = try #require(problems.first { $0.problem.source == source })
        let page = try await SiteClient(world, as: "刘洋").get(Paths.problem(listed.id)).body
        let items = page.split(separator: "<li class=\"timeline-item\">")
        return try #require(items.dropFirst().first).split(separator: "</li>")[0]
    }

    @Test("Its life names who said it in the room and the day; not who put it on the list, nor anyone for an opinion")
    func provenance() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let criticism = try await origin(.criticism, in: world)
        #expect(criticism.contains("相互批评") && criticism.contains("张敏") && criticism.contains("8月20日"))
        #expect(criticism.contains("列入清单：8月24日") && !criticism.contains("李娜"))
        let opinion = try await origin(.opinions, in: world)
        #expect(opinion.contains("8月5日") && !SampleWorld.names.contains { opinion.contains($0) })
        let own = try await origin(.own, in: world)
        #expect(own.contains("王伟") && own.contains("8月16日") && !own.contains("李娜"))
    }

    @Test("A measure that says little gets a hint and is taken all the same")
    func weakMeasure() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let id = try await problem(world)
        let owner = try await world.actor("张敏")
        try await world.useCases.problem(.claim(.member(world.member("张敏"))), id, as: owner)
        try await world.useCases.problem(
            .list(
                measure: .plain("加强管理"), deadline: SampleWorld.day("2021-09-30"),
                responsible: [world.member("张敏")], .ordinary, .easy), id, as: owner)
        #expect(try await SiteClient(world, as: "张敏").get(Paths.problem(id)).body.contains("“加强”表述空泛"))
    }

    @Test("An address that names no problem is a page that is not there")
    func unknown() async throws {
        let world = try await SampleWorld.played(to: .pooled)
        let client = try await SiteClient(world, as: "王伟")
        #expect(try await client.get("/problems/nobody").status == .notFound)
        #expect(try await client.get("/problems/%3Cb%3E").status == .notFound)
        #expect(try await client.post("/problems/nobody/claim", [("claim", "own")]).status == .notFound)
    }
}
