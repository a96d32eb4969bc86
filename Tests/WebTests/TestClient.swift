import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

@testable import Web

/// What the pages under test run in.
struct TestContext: PageContext {
    var coreContext: CoreRequestContextStorage
    var preferences = Preferences(language: Language(code: "none", entries: [:]))
    var formToken = ""
    var form = Form()
    var uploadLimit: Int { 1_000 }

    init(source: Source) {
        coreContext = .init(source: source)
    }
}

/// Sends requests to a router in this process: no socket, no server.
struct TestClient<Context: RequestContext> where Context.Source == ApplicationRequestContextSource {
    struct Answer {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let body: String
    }

    let responder: RouterResponder<Context>
    var logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    init(_ router: Router<Context>) {
        responder = router.buildResponder()
    }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, path, headers: headers)
    }

    /// Posts a form as a browser would.
    func post(_ path: String, form: String, headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(.post, path, headers: headers, body: ByteBuffer(string: form))
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: ByteBuffer = ByteBuffer()
    ) async throws -> Answer {
        try await send(method, path, headers: headers, body: RequestBody(buffer: body))
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: RequestBody
    ) async throws -> Answer {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "bihuan.test", path: path, headerFields: headers)
        let context = Context(source: .init(channel: EmbeddedChannel(), logger: logger))
        let response = try await responder.respond(to: Request(head: head, body: body), context: context)
        let collected = Collected()
        try await response.body.write(Writer(collected: collected))
        return Answer(
            status: response.status, headers: response.headers, body: await String(buffer: collected.buffer))
    }

    private actor Collected {
        var buffer = ByteBuffer()

        func append(_ more: ByteBuffer) {
            buffer.writeImmutableBuffer(more)
        }
    }

    private struct Writer: ResponseBodyWriter {
        let collected: Collected

        func write(_ buffer: ByteBuffer) async throws {
            await collected.append(buffer)
        }

        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
