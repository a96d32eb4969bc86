import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// Turns every error thrown further in into a page, so that the middleware further out sees a response to decorate.
///
/// An error that nobody foresaw is logged under a short id; the page shows the id and nothing else of it.
public struct ErrorPages<Context: PageContext>: RouterMiddleware {
    /// What the page is to say.
    public struct Description: Sendable {
        public let status: HTTPResponse.Status
        public let title: String
        public let text: String
        /// The id in the log, for errors that nobody foresaw.
        public let reference: String?
    }

    private let translate: @Sendable (any Error) -> PageError?
    private let render: @Sendable (Description, Request, Context) -> HTML

    /// - Parameters:
    ///   - translate: knows the errors of the operations; nil for the rest.
    ///   - render: draws the page.
    public init(
        translate: @escaping @Sendable (any Error) -> PageError? = { _ in nil },
        render: @escaping @Sendable (Description, Request, Context) -> HTML
    ) {
        self.translate = translate
        self.render = render
    }

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as CancellationError {
            throw error
        } catch let error as HTTPParserError {
            // What came is no HTTP: the server answers that itself, and ends the connection.
            throw error
        } catch let error as PageError {
            return page(error, request, context)
        } catch {
            if let known = translate(error) { return page(known, request, context) }
            // Nobody is there any more to be told, and nothing is wrong here.
            if isGone(error) { return Response(status: .badRequest) }
            guard let error = error as? any HTTPResponseError, error.status.code < 500 else {
                return unforeseen(error, request, context)
            }
            if error.status.kind == .redirection { return try error.response(from: request, context: context) }
            return page(PageError(error.status), request, context)
        }
    }

    /// Whether the other end of the connection has gone before its request was whole.
    private func isGone(_ error: any Error) -> Bool {
        if let error = error as? IOError { return [ECONNRESET, EPIPE, ENOTCONN].contains(error.errnoCode) }
        return error is ChannelError
    }

    private func unforeseen(_ error: any Error, _ request: Request, _ context: Context) -> Response {
        let reference = Secret.hex(bytes: 4)
        context.logger.error(
            "request failed",
            metadata: [
                "reference": "\(reference)", "error": "\(error)", "method": "\(request.method)",
                "path": "\(request.uri.path)",
            ])
        return page(PageError(.internalServerError), request, context, reference: reference)
    }

    private func page(
        _ error: PageError, _ request: Request, _ context: Context, reference: String? = nil
    ) -> Response {
        let language = context.preferences.language
        let code = Self.described.contains(error.status.code) ? error.status.code : error.status.code < 500 ? 400 : 500
        let description = Description(
            status: error.status,
            title: language.text("error.\(code).title"),
            text: language.text(error.key ?? "error.\(code).text"),
            reference: reference
        )
        return render(description, request, context).response(status: error.status)
    }

    private static var described: [Int] { [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503] }
}
