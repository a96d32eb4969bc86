import HTTPTypes
import Operations
import PartyLife
import Records
import TestKit
import Testing

@testable import Web

@Suite("The residents' page")
struct ResidentsPageTests {
    private let world: SampleWorld
    private let client: TestClient<WebContext>

    init() async throws {
        world = try await SampleWorld.played(to: .planApproved)
        world.on("2021-08-01")
        client = TestClient(try Site(useCases: world.useCases, isDemo: false, secure: false).router())
    }

    private func open() async throws -> String {
        let keeper = try await SiteClient(world, as: "李娜")
        #expect(try await keeper.post(world.path("opinions/door"), [("door", "open")]).status == .seeOther)
        let page = try await keeper.get(world.path("opinions")).body
        let sheet = try await keeper.get(world.path("sheets/qr")).body
        #expect(sheet.contains("<svg viewBox") && sheet.contains("<path d=\"M"))
        return String(try #require(page.firstMatch(of: #/http://127\.0\.0\.1:8080(/say/[^<"]+)/#)).output.1)
    }

    private func leave(_ text: String, id: String, at path: String) async throws -> TestClient<WebContext>.Answer {
        let page = try await client.get(path)
        let cookie = try #require(page.headers[.setCookie]).prefix { $0 != ";" }
        let token = try #require(page.body.firstMatch(of: #/name="form-token" value="([0-9a-f]+)"/#)).output.1
        let form = SafePath.appending([("form-token", String(token)), ("id", id), ("text", text)], to: "").dropFirst()
        return try await client.post(path, form: String(form), headers: [.cookie: String(cookie)])
    }

    private func received() async throws -> [Opinions.Opinion] {
        try await world.useCases.branch(at: world.place, as: world.actor("王伟")).opinions.received
    }

    @Test("Whoever has the link writes without an account; what is kept is the words and the day, and keepers read it")
    func entry() async throws {
        let path = try await open()
        #expect(path.count < 40)
        let page = try await client.get(path)
        #expect(page.status == .ok && page.body.contains("青山集团第一党支部"))
        #expect(page.body.contains("本渠道不是无记名投票") && !page.body.contains("张敏"))
        #expect(try await leave("窗口<太慢>了，等一个钟头", id: "r1", at: path).status == .seeOther)
        #expect(try await leave("窗口<太慢>了，等一个钟头", id: "r1", at: path).status == .seeOther)
        let kept = try await received()
        #expect(kept.count == 1 && kept[0].channel == .link && kept[0].target == .branch && kept[0].voices == 1)
        let history = try await world.records.read {
            try $0.history(of: Opinions.self, .step(Opinions.self, world.campaign, world.branch))
        }
        #expect(history.last?.actor == Member.ID("visitor"))
        #expect(try await SiteClient(world, as: "李娜").get(world.path("opinions")).body.contains("窗口&lt;太慢&gt;了"))
        for name in ["刘洋", "赵磊", "吴敏"] {
            #expect(try await !SiteClient(world, as: name).get(world.path("opinions")).body.contains("太慢"), "\(name)")
        }
    }

    @Test("A closed, renewed, foreign or malformed link leads nowhere")
    func closed() async throws {
        let path = try await open()
        let renewed = try await open()
        #expect(try await client.get(path).status == .notFound)
        #expect(try await client.get(renewed).status == .ok)
        let foreign = renewed.replacing("/QS-Z01/", with: "/QS-Z02/")
        for wrong in [foreign, renewed + "x", "/say/QS-Z01/%00", "/say/QS-Z99/abcdefgh23", "/say/../abcdefgh23"] {
            #expect(try await client.get(wrong).status == .notFound, "\(wrong)")
        }
        let keeper = try await SiteClient(world, as: "李娜")
        _ = try await keeper.post(world.path("opinions/door"), [("door", "close")])
        #expect(try await client.get(renewed).status == .notFound)
        for name in ["张敏", "吴敏"] {
            let answer = try await SiteClient(world, as: name).post(world.path("opinions/door"), [("door", "open")])
            #expect(answer.status == .forbidden, "\(name)")
        }
    }

    @Test("A form without its token is refused; too short, too long and too many are refused kindly with the text kept")
    func refusals() async throws {
        let path = try await open()
        #expect(try await client.post(path, form: "text=abcdefgh").status == .forbidden)
        let short = try await leave("慢", id: "r0", at: path)
        #expect(short.status == .unprocessableContent && short.body.contains("至少填写 5 字"))
        let long = try await leave(String(repeating: "慢", count: 1001), id: "r0", at: path)
        #expect(long.status == .unprocessableContent && long.body.contains("最多 1000 个字"))
        for number in 1...8 {
            #expect(try await leave("窗口办事太慢了\(number)", id: "r\(number)", at: path).status == .seeOther)
        }
        let fast = try await leave("再来一条意见", id: "r11", at: path)
        #expect(fast.status == .unprocessableContent && fast.body.contains("再来一条意见"))
        #expect(try await received().count == 8)
        world.on("2021-08-01", hour: 11)
        #expect(try await leave("再来一条意见", id: "r11", at: path).status == .seeOther)
    }

    @Test("Someone who is signed in on the device writes as unknown as anybody")
    func signedIn() async throws {
        let path = try await open()
        let member = try await SiteClient(world, as: "张敏")
        #expect(try await !member.get(path).body.contains("张敏"))
        #expect(try await member.post(path, [("id", "r1"), ("text", "窗口办事太慢了")]).status == .seeOther)
        let history = try await world.records.read {
            try $0.history(of: Opinions.self, .step(Opinions.self, world.campaign, world.branch))
        }
        #expect(history.last?.actor == Member.ID("visitor"))
    }

    @Test("Keepers give an opinion to the one whom it is about, before it is handed over")
    func addressing() async throws {
        let path = try await open()
        _ = try await leave("张敏同志的窗口太慢了", id: "r1", at: path)
        let keeper = try await SiteClient(world, as: "李娜")
        let page = try await keeper.get(world.path("opinions") + "?address=r1").body
        #expect(page.contains("意见对象"))
        let fields = [(name: "opinion", value: "r1"), (name: "to", value: world.member("张敏").text)]
        let member = try await SiteClient(world, as: "张敏")
        #expect(try await member.post(world.path("opinions/address"), fields).status == .forbidden)
        #expect(try await keeper.post(world.path("opinions/address"), fields).status == .seeOther)
        _ = try await keeper.post(world.path("opinions/deliver"))
        #expect(try await member.get(world.path("opinions")).body.contains("张敏同志的窗口太慢了"))
        #expect(try await keeper.post(world.path("opinions/address"), fields).status == .unprocessableContent)
    }
}
