import HTTPTypes
import Hummingbird
import NIOCore
import Operations

/// What a page knows of its request.
public struct WebContext: PageContext {
    public var coreContext: CoreRequestContextStorage
    public var preferences: Preferences
    public var formToken = ""
    public var form = Form()
    public var uploadLimit = 0
    /// Who is signed in.
    var person: SignedIn?
    var sessionToken: String?
    /// The address at the other end of the connection.
    let peer: String?

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
        preferences = Preferences(language: Language(code: "zh-Hans", entries: [:]))
    }

    var language: Language { preferences.language }

    /// The person who is signed in, or the sign-in page.
    func signedIn() throws -> SignedIn {
        guard let person else { throw SignInNeeded() }
        return person
    }
}

/// Nobody is signed in where someone must be: on to the sign-in page, and back here afterwards.
struct SignInNeeded: HTTPResponseError {
    var status: HTTPResponse.Status { .seeOther }

    func response(from request: Request, context: some RequestContext) -> Response {
        .redirect(to: SafePath.appending([("return", request.uri.path)], to: "/sign-in"))
    }
}
