import HTTPTypes
import Hummingbird
import NIOCore

extension HTML: ResponseGenerator {
    public func response(from request: Request, context: some RequestContext) -> Response {
        response(status: .ok)
    }

    /// The page as a response with a status of its own.
    public func response(status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
