import HTTPTypes
import Hummingbird

/// Reads language, theme and care mode from cookies, the language else from `Accept-Language`.
public struct PreferencesMiddleware<Context: PageContext>: RouterMiddleware {
    let catalogue: Catalogue

    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        let cookies = request.cookies
        let chosen = cookies[Preferences.CookieName.language]?.value
        let theme = cookies[Preferences.CookieName.theme].flatMap { Preferences.Theme(rawValue: $0.value) }
        context.preferences = Preferences(
            language: catalogue.negotiate(chosen: chosen, accepted: request.headers[.acceptLanguage]),
            theme: theme ?? .automatic,
            care: cookies[Preferences.CookieName.care]?.value == "on"
        )
        return try await next(request, context)
    }
}

extension RouterMethods where Context: PageContext {
    /// `POST /preferences` with any of `language`, `theme`, `care` and the page to come back to.
    /// - Parameter secure: whether cookies are for TLS alone.
    @discardableResult
    public func addPreferences(catalogue: Catalogue, secure: Bool) -> Self {
        post("preferences") { _, context in
            let form = context.form
            var response = Response.redirect(to: form["return"].flatMap { SafePath.isInside($0) ? $0 : nil } ?? "/")
            func keep(_ name: String, _ value: String) {
                let year = 365 * 86_400
                response.setCookie(
                    Cookie(name: name, value: value, maxAge: year, path: "/", secure: secure, sameSite: .lax))
            }
            if let code = form["language"].flatMap(catalogue.language)?.code {
                keep(Preferences.CookieName.language, code)
            }
            if let theme = form["theme"].flatMap(Preferences.Theme.init) {
                keep(Preferences.CookieName.theme, theme.rawValue)
            }
            if let care = form["care"] {
                keep(Preferences.CookieName.care, care == "on" ? "on" : "off")
            }
            return response
        }
    }
}
