import HTTPTypes
import Hummingbird
import NIOCore
import Operations

/// Reads the form of a request that changes something, after making sure that it comes from one of our own pages.
/// No route behind it sees a form that was not checked.
///
/// A request must come from this site (`Sec-Fetch-Site`, else `Origin`) and carry the form token: the session's, or for
/// a visitor the one in their cookie. Scripts that post something else than a form send it as the `X-Form-Token` header.
public struct FormMiddleware<Context: PageContext>: RouterMiddleware {
    private let formLimit: Int
    private let origins: Set<String>
    private let secure: Bool

    /// - Parameters:
    ///   - formLimit: largest form without files, in bytes.
    ///   - origins: the site's own origins as browsers see them, where a proxy changes the host; else the `Host` header.
    ///   - secure: whether cookies are for TLS alone.
    public init(formLimit: Int = 1_048_576, origins: Set<String> = [], secure: Bool) {
        self.formLimit = formLimit
        self.origins = origins
        self.secure = secure
    }

    /// The name of the field that carries the token.
    public static var tokenField: String { formTokenField }

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        let isVisitor = context.formToken.isEmpty
        let kept = isVisitor ? request.cookies[cookieName]?.value : nil
        if isVisitor { context.formToken = kept.flatMap { $0.count == 32 ? $0 : nil } ?? Secret.hex(bytes: 16) }
        if ![.get, .head, .options].contains(request.method) {
            try checkOrigin(of: request)
            context.form = try await form(of: request, uploadLimit: context.uploadLimit)
            context.form.action = request.uri.path
            let sent = context.form[Self.tokenField] ?? request.headers.value(of: "X-Form-Token") ?? ""
            let isKnown = !isVisitor || kept == context.formToken
            guard isKnown, Secret.equal(sent, context.formToken) else {
                throw PageError(.forbidden, "error.form.expired")
            }
        }
        let once = isVisitor ? nil : context.form.once(of: request, in: context.formToken)
        var response = try await UseCases.once(once) { [context] in try await next(request, context) }
        if isVisitor, kept != context.formToken {
            response.setCookie(
                Cookie(name: cookieName, value: context.formToken, path: "/", secure: secure, sameSite: .lax))
        }
        return response
    }

    private var cookieName: String { secure ? "__Host-form" : "form" }

    private func checkOrigin(of request: Request) throws {
        let isOurs: Bool
        if let site = request.headers.value(of: "Sec-Fetch-Site") {
            isOurs = site == "same-origin"
        } else if let origin = request.headers[.origin] {
            let host = request.head.authority ?? ""
            isOurs = origins.contains(origin) || origin == "https://\(host)" || origin == "http://\(host)"
        } else {
            isOurs = true
        }
        guard isOurs else { throw PageError(.forbidden, "error.form.other-site") }
    }

    private func form(of request: Request, uploadLimit: Int) async throws -> Form {
        let type = request.headers[.contentType] ?? ""
        switch type.prefix(while: { $0 != ";" }).lowercased() {
        case "application/x-www-form-urlencoded":
            return try Form(urlEncoded: try await body(of: request, limit: formLimit).readableBytesView)
        case "multipart/form-data":
            guard let boundary = PartHeader.parameter("boundary", of: type) else { throw Form.incomplete }
            let form = try Form(
                multipart: try await body(of: request, limit: formLimit + uploadLimit), boundary: boundary)
            guard form.uploads.isEmpty || uploadLimit > 0 else { throw PageError(.forbidden, "error.form.no-upload") }
            return form
        default:
            return Form()
        }
    }

    private func body(of request: Request, limit: Int) async throws -> ByteBuffer {
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        guard announced ?? 0 <= limit else { throw PageError(.contentTooLarge) }
        let body = try await request.body.collect(upTo: limit)
        // A connection that ended in the midst of a form must not pass for a shorter form.
        guard announced ?? body.readableBytes == body.readableBytes else { throw Form.incomplete }
        return body
    }
}

extension HTTPFields {
    fileprivate func value(of name: String) -> String? {
        HTTPField.Name(name).flatMap { self[$0] }
    }
}
