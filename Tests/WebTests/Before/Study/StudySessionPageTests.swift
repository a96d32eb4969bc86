import HTTPTypes
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite struct SessionPageTests {
    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-07-22")
        return world
    }

    /// A session that is on, opened by 李娜.
    private func opened(_ world: SampleWorld) async throws -> SiteClient {
        let person = try await SiteClient(world, as: "李娜")
        let fields = [
            ("id", "s9"), ("form", "visit"), ("on", "2021-07-22"), ("texts", "speech"), ("place", "红楼"),
            ("lecturer", "<客座>"), ("organiser", "宣传部"), ("own-texts", "信仰\n\n  \n初心"),
            ("attended", world.member("王伟").text),
        ]
        let answer = try await person.post(world.path("study/open"), fields)
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location]?.contains("study/sessions/s9") == true)
        return person
    }

    private func code(_ world: SampleWorld) async throws -> String {
        try await world.useCases.checkInCode(
            of: SampleWorld.id("s9", Study.Session.self), at: world.place, as: world.actor("李娜"))?.text ?? ""
    }

    @Test("A session begins with nobody signed in, shows a code, and the code leads a member in with one tap")
    func signingIn() async throws {
        let world = try await world()
        let person = try await opened(world)
        let page = try await person.get(world.path("study/sessions/s9")).body
        #expect(page.contains("实地学习") && page.contains("&lt;客座&gt;") && page.contains("《信仰》、《初心》"))
        let wall = try await person.get(world.path("study/sessions/s9/qr"))
        #expect(wall.body.contains("<svg viewBox=\"-4 -4") && wall.body.contains("已签到 0 人"))
        #expect(HTTPField.Name("Refresh").flatMap { wall.headers[$0] } == "60")
        let code = try await code(world)
        let way = world.path("study/sessions/s9/check-in/\(code)")
        let member = try await SiteClient(world, as: "张敏")
        #expect(try await member.get(way).body.contains("你是张敏"))
        #expect(try await member.post(way, [("presence", "online")]).status == .seeOther)
        #expect(try await member.get(way).body.contains("你已签到"))
        #expect(try await person.get(world.path("study/sessions/s9")).body.contains("张敏（线上）"))
        let stale = try await member.post(world.path("study/sessions/s9/check-in/00ff"))
        #expect(stale.status == .unprocessableContent && stale.body.contains("二维码已过期或有误"))
        for name in ["蒋雪", "吴敏"] {
            let outsider = try await SiteClient(world, as: name)
            #expect(try await outsider.get(way).status == .forbidden, "\(name)")
            #expect(try await outsider.post(way).status == .forbidden, "\(name)")
        }
    }

    @Test("Whoever is not signed in does so first and comes back to the code")
    func signInFirst() async throws {
        let world = try await world()
        _ = try await opened(world)
        let way = world.path("study/sessions/s9/check-in/\(try await code(world))")
        let client = TestClient(try Site(useCases: world.useCases, isDemo: true, secure: false).router())
        let sent = try await client.get(way)
        #expect(sent.status == .seeOther)
        let signIn = try #require(sent.headers[.location])
        #expect(signIn.hasPrefix("/sign-in?return="))
        let form = try await client.get(signIn).body
        #expect(form.ranges(of: "name=\"return\" value=\"\(way)\"").count == 2)
    }

    @Test("Who has no phone is signed in by name; members look without a code or a button")
    func admit() async throws {
        let world = try await world()
        let person = try await opened(world)
        let fields = [("members", world.member("孙德福").text)]
        #expect(try await person.post(world.path("study/sessions/s9/admit"), fields).status == .seeOther)
        let member = try await SiteClient(world, as: "张敏")
        let page = try await member.get(world.path("study/sessions/s9")).body
        #expect(page.contains("孙德福") && page.contains("请用手机扫描") && !page.contains("/qr\""))
        #expect(try await member.get(world.path("study/sessions/s9/qr")).status == .forbidden)
        #expect(try await member.post(world.path("study/sessions/s9/admit"), fields).status == .forbidden)
        #expect(try await person.post(world.path("study/sessions/s9/end")).status == .seeOther)
        #expect(try await !person.get(world.path("study/sessions/s9")).body.contains("/qr\""))
        #expect(try await person.get(world.path("study/sessions/none")).status == .notFound)
    }

    @Test("A name is drawn, the answer is noted, and everyone in the branch can check the draw")
    func draw() async throws {
        let world = try await world()
        let person = try await opened(world)
        let path = world.path("study/sessions/s9")
        #expect(try await person.post(path + "/prepare").status == .seeOther)
        #expect(try await person.get(path).body.contains("名单上尚无人员"))
        #expect(try await person.post(path + "/draw").status == .unprocessableContent)
        let all = SampleWorld.names.map { ("members", world.member($0).text) }
        _ = try await person.post(path + "/admit", all)
        #expect(try await person.post(path + "/draw").status == .seeOther)
        let page = try await person.get(path).body
        let id = try #require(page.firstMatch(of: #/study/draws/([0-9a-f]+)"/#)?.output.1)
        #expect(page.contains("从 7 人中抽取"))
        let answer = [("draw", String(id)), ("outcome", "toMakeUp")]
        #expect(try await person.post(path + "/answer", answer).status == .seeOther)
        let member = try await SiteClient(world, as: "刘洋")
        let check = try await member.get(world.path("study/draws/\(id)")).body
        #expect(check.contains("核验无误") && check.contains("sha256sum"))
        #expect(try await member.get(path).body.contains("留待补答"))
        #expect(try await member.post(path + "/draw").status == .forbidden)
        let superior = try await SiteClient(world, as: "吴敏")
        #expect(try await superior.get(world.path("study/draws/\(id)")).status == .forbidden)
        #expect(try await !superior.get(path).body.contains("留待补答"))
    }

    @Test("A reflection stays with its author until it is shared; a long one comes back with its words")
    func reflections() async throws {
        let world = try await world()
        let person = try await opened(world)
        let path = world.path("study/sessions/s9")
        _ = try await person.post(path + "/admit", [("members", world.member("张敏").text)])
        let member = try await SiteClient(world, as: "张敏")
        let long = String(repeating: "长", count: 501)
        let refused = try await member.post(path + "/reflect", [("thought", long)])
        #expect(refused.status == .unprocessableContent)
        #expect(refused.body.contains(long) && refused.body.contains("最多 500 个字"))
        #expect(try await member.post(path + "/reflect", [("work", " ")]).status == .unprocessableContent)
        #expect(try await member.post(path + "/reflect", [("work", "把<值班表>理清")]).status == .seeOther)
        #expect(try await member.get(path).body.contains("把&lt;值班表&gt;理清"))
        #expect(try await !person.get(path).body.contains("值班表"))
        _ = try await member.post(path + "/reflect", [("work", "把<值班表>理清"), ("share", "yes")])
        #expect(try await person.get(path).body.contains("把&lt;值班表&gt;理清"))
        #expect(try await !SiteClient(world, as: "吴敏").get(path).body.contains("值班表"))
        #expect(try await person.post(path + "/reflect", [("work", "想")]).status == .unprocessableContent)
    }

    @Test("One notes one's own study; together and alone stand side by side for each person")
    func alone() async throws {
        let world = try await world()
        let member = try await SiteClient(world, as: "张敏")
        let refused = try await member.post(world.path("study/alone"), [("on", "2021-07-20"), ("own-texts", "  ")])
        #expect(refused.status == .unprocessableContent && refused.body.contains("请至少选择一篇"))
        let fields = [("on", "2021-07-20"), ("texts", "history"), ("own-texts", "初心")]
        #expect(try await member.post(world.path("study/alone"), fields).status == .seeOther)
        let page = try await member.get(world.path("study")).body
        #expect(page.contains("《简史》、初心") && page.contains("个人自学 ✓ · 未学《重要讲话》"))
    }

    @Test("The visit at home is filled in for those who cannot come")
    func homeDelivery() async throws {
        let world = try await world()
        let person = try await SiteClient(world, as: "李娜")
        #expect(try await person.get(world.path("study")).body.contains("为孙德福送学上门"))
        let page = try await person.get(world.path("study") + "?form=homeDelivery").body
        #expect(page.contains("value=\"homeDelivery\" selected"))
        #expect(page.ranges(of: #/name="attended" value="[^"]+" checked/#).count == 1)
        #expect(page.ranges(of: #/name="texts" value="[^"]+" checked/#).count >= 2)
    }

    @Test("Every code of study and talks has a word in both languages")
    func codes() throws {
        let groups: [(String, [String])] = [
            ("study-form", Study.Form.allCases.map(\.rawValue)),
            ("study-presence", Study.Presence.allCases.map(\.rawValue)),
            ("draw-outcome", Study.Draw.Outcome.allCases.map(\.rawValue)),
            ("talk-topic", Talks.Topic.allCases.map(\.rawValue)),
            ("focus-group", FocusGroup.allCases.map(\.rawValue)),
        ]
        for language in try Catalogue.bundled().languages {
            for (group, codes) in groups {
                for code in codes { #expect(language.has("\(group).\(code)"), "\(language.code): \(group).\(code)") }
            }
        }
    }
}
