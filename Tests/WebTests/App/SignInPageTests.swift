import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import PartyLife
import TestKit
import Testing

@testable import Web

@Suite("The sign-in page")
struct SignInPageTests {
    private struct Visitor {
        let client: TestClient<WebContext>
        var cookies: [String: String] = ["form": String(repeating: "0", count: 32)]

        init(_ world: SampleWorld, isDemo: Bool = false) throws {
            client = TestClient(try Site(useCases: world.useCases, isDemo: isDemo, secure: false).router())
        }

        mutating func post(_ path: String, _ form: String, from source: String? = nil) async throws
            -> TestClient<WebContext>.Answer
        {
            let page = try await client.get("/sign-in", headers: [.cookie: cookie]).body
            let token = page.firstMatch(of: #/name="form-token" value="([0-9a-f]+)"/#).map { String($0.output.1) } ?? ""
            let answer = try await client.post(
                path, form: form + "&form-token=\(token)", headers: [.cookie: cookie])
            for header in answer.headers[values: .setCookie] {
                let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
                if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
            }
            return answer
        }

        private var cookie: String { cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
    }

    private func world() async throws -> SampleWorld {
        let world = try await SampleWorld.played(to: .noticed)
        try await world.useCases.setPassword(
            login: "zhangmin", password: "Right-1234", of: world.member("张敏"), as: .deployment)
        return world
    }

    @Test("Signing in again ends the session that this browser had, by password or by a part of the demonstration")
    func again() async throws {
        let world = try await world()
        var visitor = try Visitor(world, isDemo: true)
        #expect(try await visitor.post("/sign-in", "login=zhangmin&password=Right-1234").status == .seeOther)
        let first = try #require(visitor.cookies["session"])
        #expect(visitor.cookies["device"] != nil)
        #expect(try await visitor.post("/sign-in", "login=zhangmin&password=Right-1234").status == .seeOther)
        let second = try #require(visitor.cookies["session"])
        #expect(first != second)
        #expect(try await world.useCases.signedIn(token: first) == nil)
        #expect(try await world.useCases.signedIn(token: second) != nil)
        let role = try #require(try await world.useCases.demoRoles().first?.member)
        #expect(try await visitor.post("/demo", "member=\(role)").status == .seeOther)
        #expect(try await world.useCases.signedIn(token: second) == nil)
    }

    @Test("Names without an account are answered as wrong passwords are, locked ones as well: status and words")
    func alike() async throws {
        let world = try await world()
        var answers: [String: [String]] = [:]
        for login in ["zhangmin", "nobody"] {
            var visitor = try Visitor(world)
            for _ in 0..<6 {
                let answer = try await visitor.post("/sign-in", "login=\(login)&password=Wrong-1234")
                let body = answer.body.replacing(login, with: "")
                let text = body.firstMatch(of: #/<[a-z]+ class="notice[^>]*>.*?<\/(?:div|p|section)>/#).map {
                    String($0.output)
                }
                answers[login, default: []].append("\(answer.status.code) \(text ?? body)")
            }
        }
        #expect(answers["zhangmin"] == answers["nobody"])
        #expect(answers["nobody"]?.last?.contains("30 分钟") == true)
    }

    @Test(
        "A proxy of ours is believed where a request comes from, nobody else; of IPv6 the subscriber's part counts",
        arguments: [
            (nil, "198.51.100.7, 192.0.2.1", ""), ("10.0.0.1", "198.51.100.7, 192.0.2.1", "192.0.2.1"),
            ("10.0.0.2", "192.0.2.1", "10.0.0.2"), ("10.0.0.1", nil, "10.0.0.1"),
            ("2001:db8:1:2:3:4:5:6", nil, "20010db800010002"), ("2001:db8::1:2:3:4", nil, "20010db800000000"),
            ("::ffff:192.0.2.9", nil, "192.0.2.9"),
        ] as [(String?, String?, String)])
    func source(peer: String?, forwarded: String?, source: String) async throws {
        let world = try await SampleWorld()
        let site = try Site(useCases: world.useCases, isDemo: false, secure: false, proxies: ["10.0.0.1"])
        var head = HTTPRequest(method: .post, scheme: "http", authority: "bihuan.test", path: "/sign-in")
        head.headerFields[try #require(.init("X-Forwarded-For"))] = forwarded
        let request = Request(head: head, body: .init(buffer: ByteBuffer()))
        #expect(site.source(of: request, from: peer) == source)
    }
}
