import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Operations

/// Finds out who is signed in, from the session's cookie.
struct Sessions: RouterMiddleware {
    let site: Site

    static func cookieName(secure: Bool) -> String { secure ? "__Host-session" : "session" }

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let token = Self.token(of: request, secure: site.secure), token.count <= 64,
            let person = try await site.useCases.signedIn(token: token)
        {
            context.person = person
            context.sessionToken = token
            context.formToken = Self.formToken(of: token)
        }
        return try await next(request, context)
    }

    /// The session's form token follows from its cookie, which no other site can read.
    private static func formToken(of token: String) -> String {
        SHA256.hash(data: Data("form/\(token)".utf8)).prefix(16).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// The token that this browser has, whatever has become of its session.
    static func token(of request: Request, secure: Bool) -> String? {
        request.cookies[cookieName(secure: secure)]?.value
    }

    static func signIn(_ token: String, to path: String, secure: Bool) -> Response {
        var response = Response.redirect(to: SafePath.isInside(path) ? path : "/")
        response.setCookie(
            Cookie(
                name: cookieName(secure: secure), value: token, path: "/", secure: secure, httpOnly: true,
                sameSite: .lax))
        return response
    }

    static func signOut(secure: Bool) -> Response {
        var response = Response.redirect(to: "/sign-in")
        response.setCookie(
            Cookie(name: cookieName(secure: secure), value: "", maxAge: 0, path: "/", secure: secure, httpOnly: true))
        return response
    }
}
