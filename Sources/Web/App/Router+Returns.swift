import HTTPTypes
import Hummingbird

extension Router<WebContext> {
    /// Whoever asks for the address that a form was sent to – by the address bar, or by coming back to it – is led to
    /// the page that the form stands on: the nearest page above it. Without this a refused form leaves an address that
    /// nothing answers.
    func addReturns() {
        let known = routes
        let pages = Set(known.filter { $0.method == .get }.map { $0.path.description })
        for route in known where route.method == .post && !pages.contains(route.path.description) {
            var parts = route.path.description.split(separator: "/").dropLast()
            while !parts.isEmpty, !pages.contains(pagePath(parts)) { parts.removeLast() }
            let depth = parts.count
            get(route.path) { request, context in
                _ = try context.signedIn()
                let above = request.uri.path.split(separator: "/").prefix(depth)
                return Response.redirect(to: SafePath.checked(pagePath(above)))
            }
        }
    }
}

private func pagePath(_ parts: some Sequence<Substring>) -> String { "/" + parts.joined(separator: "/") }
