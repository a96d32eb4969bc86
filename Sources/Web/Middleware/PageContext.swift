import Hummingbird

/// What every page needs to know of its request; the middleware here fills it in.
public protocol PageContext: RequestContext {
    /// The reader's language and display settings, set by ``PreferencesMiddleware``.
    var preferences: Preferences { get set }
    /// The secret that forms must send back. A session sets its own before ``FormMiddleware`` runs; a visitor without
    /// one (empty) is given one in a cookie.
    var formToken: String { get set }
    /// The submitted form, set by ``FormMiddleware``.
    var form: Form { get set }
    /// The largest upload in bytes that this request may carry; 0 takes no files.
    var uploadLimit: Int { get }
}
