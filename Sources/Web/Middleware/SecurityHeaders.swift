import HTTPTypes
import Hummingbird

/// Outermost: the headers that every response carries. What a route has set itself stays.
public struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    private let headers: [(name: HTTPField.Name, value: String)]

    /// - Parameter secure: whether the site is reached by TLS, so that browsers may be told to insist on it.
    public init(secure: Bool) {
        let wanted: [(HTTPField.Name?, String)] = [
            (.contentSecurityPolicy, Self.contentSecurityPolicy),
            (.cacheControl, "no-store"),
            (.xContentTypeOptions, "nosniff"),
            (.init("X-Frame-Options"), "DENY"),
            (.init("Referrer-Policy"), "same-origin"),
            (.init("Permissions-Policy"), "camera=(), geolocation=(), microphone=()"),
            (.init("Cross-Origin-Opener-Policy"), "same-origin"),
            (secure ? .strictTransportSecurity : nil, "max-age=31536000"),
        ]
        headers = wanted.compactMap { name, value in name.map { ($0, value) } }
    }

    private static var contentSecurityPolicy: String {
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    }

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in headers where response.headers[name] == nil {
            response.headers[name] = value
        }
        return response
    }
}
