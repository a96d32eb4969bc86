import HTTPTypes
import Hummingbird

/// A route that takes files: how large, from those who may send them.
struct UploadRoute: Sendable {
    /// As the router names it.
    let path: String
    /// Bytes of all files together.
    let limit: Int
    /// Throws where this person may not.
    let authorise: @Sendable (WebContext) async throws -> Void

    init(_ path: RouterPath, limit: Int, authorise: @escaping @Sendable (WebContext) async throws -> Void) {
        (self.path, self.limit, self.authorise) = (Self.name(path.description), limit, authorise)
    }

    static func name(_ path: String) -> String { path.hasPrefix("/") ? String(path.dropFirst()) : path }
}

/// Before a body is read: files are taken by the routes that take files, from whom they are taken, and by no others.
struct Uploads: RouterMiddleware {
    private let routes: [String: UploadRoute]

    init(_ routes: [UploadRoute]) { self.routes = Dictionary(routes.map { ($0.path, $0) }) { first, _ in first } }

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .post, let route = context.endpointPath.flatMap({ routes[UploadRoute.name($0)] }) else {
            return try await next(request, context)
        }
        try await route.authorise(context)
        var context = context
        context.uploadLimit = route.limit
        return try await next(request, context)
    }
}
