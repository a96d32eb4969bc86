import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import Web

@Suite struct MiddlewareTests {
    struct Unforeseen: Error {
        let secret = "hunter2"
    }

    let client: TestClient<TestContext>

    init() throws {
        let catalogue = try Catalogue.bundled()
        let router = Router(context: TestContext.self)
        router.add(middleware: SecurityHeaders(secure: true))
        router.add(middleware: PreferencesMiddleware(catalogue: catalogue))
        router.add(
            middleware: ErrorPages { error, _, _ in
                var html = HTML()
                html.h1(text: error.title)
                html.p(text: error.text)
                html.p(text: error.reference ?? "")
                return html
            })
        router.add(middleware: FormMiddleware(formLimit: 2_000, origins: ["https://proxy.test"], secure: true))
        router.addAssets(try .bundled())
        router.addPreferences(catalogue: catalogue, secure: true)
        router.get("token") { _, context in context.formToken }
        router.get("fails") { _, _ -> HTML in throw Unforeseen() }
        router.get("gone") { _, _ -> HTML in throw ChannelError.inputClosed }
        router.get("reset") { _, _ -> HTML in throw IOError(errnoCode: ECONNRESET, reason: "read") }
        router.get("conflict") { _, _ -> HTML in throw PageError(.conflict) }
        router.get("teapot") { _, _ -> HTML in throw HTTPError(.init(code: 418), message: "internal detail") }
        router.post("echo") { _, context in
            context.form.all("a").joined(separator: ",") + context.form.uploads.map(\.filename).joined()
        }
        client = TestClient(router)
    }

    static let token = "0123456789abcdef0123456789abcdef"

    func post(
        _ form: String = "a=1&form-token=\(token)", cookie: String? = "__Host-form=\(token)", site: String? = nil,
        origin: String? = nil
    ) async throws -> TestClient<TestContext>.Answer {
        var headers: HTTPFields = [:]
        headers[.cookie] = cookie
        headers[.origin] = origin
        headers[try #require(.init("Sec-Fetch-Site"))] = site
        return try await client.post("/echo", form: form, headers: headers)
    }

    @Test("Every answer carries the security headers, errors too", arguments: ["/token", "/fails", "/nowhere"])
    func securityHeaders(path: String) async throws {
        let headers = try await client.get(path).headers
        #expect(headers[.contentSecurityPolicy]?.contains("default-src 'self'") == true)
        #expect(headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
        #expect(headers[.cacheControl] == "no-store")
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(headers[.strictTransportSecurity] != nil)
    }

    @Test("An unforeseen error shows its id and nothing of itself")
    func unforeseen() async throws {
        let answer = try await client.get("/fails")
        #expect(answer.status == .internalServerError)
        #expect(!answer.body.contains("hunter2") && !answer.body.contains("Unforeseen"))
        #expect(answer.body.contains(try Regex("<p>[0-9a-f]{8}</p>")))
    }

    @Test(
        "A visitor who has gone in the midst of a request is no error in the log",
        arguments: ["/gone", "/reset", "/fails"])
    func gone(path: String) async throws {
        let log = Log()
        var client = client
        client.logger = Logger(label: "test") { _ in log }
        let answer = try await client.get(path)
        #expect((answer.status == .internalServerError) == (path == "/fails"))
        #expect(log.errors.value.withLock { $0 } == (path == "/fails" ? 1 : 0))
    }

    private final class Count: Sendable {
        let value = Mutex(0)
    }

    private struct Log: LogHandler {
        let errors = Count()
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { if event.level >= .error { errors.value.withLock { $0 += 1 } } }
    }

    @Test(
        "Errors have pages in the reader's language",
        arguments: [
            ("/nowhere", 404, "页面不存在", "No such page"), ("/conflict", 409, "内容已有变化", "The content has changed"),
            ("/teapot", 418, "提交内容无法识别", "That was not understood"),
        ])
    func errorPages(path: String, status: Int, chinese: String, english: String) async throws {
        let answer = try await client.get(path)
        #expect(answer.status.code == status)
        #expect(answer.body.contains(chinese))
        #expect(!answer.body.contains("internal detail"))
        #expect(try await client.get(path, headers: [.acceptLanguage: "en"]).body.contains(english))
    }

    @Test("A form with the visitor's token is taken, from our own page or an old browser")
    func takesForms() async throws {
        #expect(try await post("a=1&a=2&form-token=\(Self.token)").body == "1,2")
        #expect(try await post(site: "same-origin").status == .ok)
        #expect(try await post(origin: "https://bihuan.test").status == .ok)
        #expect(try await post(origin: "https://proxy.test").status == .ok)
    }

    @Test("A form from elsewhere or without its token is refused")
    func refusesForms() async throws {
        #expect(try await post("a=1").status == .forbidden)
        #expect(try await post("a=1&form-token=").status == .forbidden)
        #expect(try await post("a=1&form-token=\(Self.token)x").status == .forbidden)
        #expect(try await post(cookie: nil).status == .forbidden)
        #expect(try await post(cookie: "__Host-form=").status == .forbidden)
        #expect(try await post("a=1&form-token=", cookie: "__Host-form=").status == .forbidden)
        #expect(try await post(site: "cross-site").status == .forbidden)
        #expect(try await post(site: "same-site", origin: "https://bihuan.test").status == .forbidden)
        #expect(try await post(origin: "https://evil.test").status == .forbidden)
        #expect(try await post(origin: "null").status == .forbidden)
    }

    @Test("A visitor gets a token once and keeps it")
    func givesToken() async throws {
        let first = try await client.get("/token")
        #expect(first.headers[.setCookie]?.contains("__Host-form=\(first.body)") == true)
        #expect(first.headers[.setCookie]?.contains("HttpOnly") == true)
        #expect(first.body.count == 32)
        let again = try await client.get("/token", headers: [.cookie: "__Host-form=\(first.body)"])
        #expect(again.headers[.setCookie] == nil)
        #expect(again.body == first.body)
    }

    @Test("Too large a form is refused by what it announces and by what it sends")
    func limits() async throws {
        let form = "form-token=\(Self.token)&a=" + String(repeating: "x", count: 3_000)
        #expect(try await post(form).status == .contentTooLarge)
        let announced = try await client.post("/echo", form: "a=1", headers: [.contentLength: "99999999999"])
        #expect(announced.status == .contentTooLarge)
        #expect(try await post("form-token=\(Self.token)&a=%FF").status == .badRequest)
    }

    @Test("A file comes with its form, up to the limit")
    func uploads() async throws {
        func upload(_ size: Int) async throws -> TestClient<TestContext>.Answer {
            let file = String(repeating: "x", count: size)
            let parts = ["name=form-token\r\n\r\n\(Self.token)", "name=f; filename=名册.csv\r\n\r\n\(file)"]
            return try await client.send(
                .post, "/echo",
                headers: [.cookie: "__Host-form=\(Self.token)", .contentType: "multipart/form-data; boundary=\"b\""],
                body: FormTests.body(parts))
        }
        #expect(try await upload(500).body == "名册.csv")
        #expect(try await upload(3_000).status == .contentTooLarge)
    }

    @Test("Assets are found under a name made of their content and kept by browsers")
    func assets() async throws {
        let assets = try Assets.bundled()
        let sheet = try await client.get(assets.stylesheet.path)
        #expect(sheet.status == .ok)
        #expect(sheet.headers[.contentType] == "text/css; charset=utf-8")
        #expect(sheet.headers[.cacheControl]?.contains("immutable") == true)
        #expect(sheet.body.contains("--paper"))
        let tag = try #require(sheet.headers[.eTag])
        let again = try await client.get(assets.stylesheet.path, headers: [.ifNoneMatch: "\"other\", \(tag)"])
        #expect(again.status == .notModified)
        #expect(again.body.isEmpty)
        #expect(try await client.get("/assets/app-0.css").status == .notFound)
        #expect(try await client.get(assets.script.path).headers[.contentType]?.hasPrefix("text/javascript") == true)
    }

    @Test(
        "Display settings are kept in cookies and lead back only inside this site",
        arguments: [
            ("/problems?q=1", "/problems?q=1"), ("//evil.test", "/"), ("https://evil.test", "/"), ("", "/"),
        ])
    func preferences(path: String, location: String) async throws {
        let answer = try await client.post(
            "/preferences",
            form: "care=on&language=en&theme=dark&return=\(SafePath.percentEncoded(path))&form-token=\(Self.token)",
            headers: [.cookie: "__Host-form=\(Self.token)"])
        #expect(answer.status == .seeOther)
        #expect(answer.headers[.location] == location)
        let cookies = answer.headers[values: .setCookie].joined(separator: "\n")
        #expect(cookies.contains("care=on") && cookies.contains("language=en") && cookies.contains("theme=dark"))
    }
}
