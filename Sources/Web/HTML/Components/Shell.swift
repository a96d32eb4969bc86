/// A place that a page links to.
public struct Link: Sendable {
    public let title: String
    public let path: String
    public let isCurrent: Bool

    public init(_ title: String, _ path: String, isCurrent: Bool = false) {
        self.title = title
        self.path = path
        self.isCurrent = isCurrent
    }
}

/// The frame around every page: band, navigation, trail, notice, footer.
public struct Shell: Sendable {
    public var preferences: Preferences
    public var assets: Assets
    public var formToken: String
    /// The page's own path, to come back to after the display settings change.
    public var path: String
    public var navigation: [Link] = []
    /// Who is signed in; nil for visitors.
    public var person: String?
    /// The organisation that they act for.
    public var place: String?
    public var signOutPath: String?
    /// A place that is one tap away from every page of its kind, at the end of the trail.
    public var aside: Link?
    /// The titles of the sheets that are printed instead of a page which is not for paper; none where it may be printed.
    public var printedInstead: [String] = []
    /// The same page in each open campaign, where there are several.
    public var campaigns: [Link] = []

    public init(preferences: Preferences, assets: Assets, formToken: String, path: String) {
        self.preferences = preferences
        self.assets = assets
        self.formToken = formToken
        self.path = path
    }

    private var language: Language { preferences.language }

    /// A whole page.
    /// - Parameters:
    ///   - title: its heading and, with the product's name, its window title.
    ///   - lead: one line under the heading.
    ///   - trail: the way down to it, without itself.
    public func page(
        _ title: String, lead: String = "", trail: [Link] = [], notice: Banner? = nil, _ content: HTML.Content
    ) -> HTML {
        document(title, theme: preferences.theme) { html in
            html.drawAgain(notice?.refused)
            html.a(.class("skip"), .href("#content"), text: language.text("shell.skip"))
            band(&html)
            let isForPaper = printedInstead.isEmpty
            html.main(.id("content"), .class(isForPaper ? "page" : "page page-private"), .tabindex(-1)) { html in
                self.trail(trail, &html)
                html.header(.class("page-head")) { html in
                    html.h1(text: title)
                    if !lead.isEmpty { html.p(.class("lead parts")) { self.lead(lead, &$0) } }
                }
                if !isForPaper {
                    let sheets = language.names(printedInstead)
                    html.p(.class("print-instead"), text: language.text("sheet.instead", ["sheets": sheets]))
                }
                guard let notice, notice.refused != nil else {
                    if let notice { html.notice(notice, in: language) }
                    return content(&html)
                }
                // What is wrong is summed up above the fields that know of it.
                var body = html.part()
                content(&body)
                html.notice(notice, marks: body.marks, in: language)
                html.append(body)
            }
            footer(&html)
        }
    }

    /// What stands under the heading: facts apart by a sign in the text are apart by space on the page.
    private func lead(_ text: String, _ html: inout HTML) {
        for part in text.split(separator: " · ") { html.span(text: String(part)) }
    }

    /// A document with the head that all have, and a body of its own.
    func document(
        _ title: String, theme: Preferences.Theme, _ attributes: Attribute..., body: HTML.Content
    ) -> HTML {
        var html = HTML()
        html.unescaped("<!DOCTYPE html>")
        var root: [Attribute] = [.lang(language.code)]
        if theme != .automatic { root.append(.data("theme", theme.rawValue)) }
        if preferences.care { root.append(.data("care", "on")) }
        html.element("html", root) { html in
            html.element("head", []) { head(title, &$0) }
            html.element("body", attributes) { body(&$0) }
        }
        return html
    }

    private func head(_ title: String, _ html: inout HTML) {
        html.open("meta", [.charset("utf-8")])
        html.open("meta", [.name("viewport"), .content("width=device-width, initial-scale=1")])
        html.open("meta", [.name("color-scheme"), .content("light dark")])
        html.element("title", [], "\(title) · \(language.text("product.name"))")
        html.open("link", [.rel("icon"), .href(assets.icon.path)])
        html.open("link", [.rel("stylesheet"), .href(assets.stylesheet.path)])
        html.element("script", [.src(assets.script.path), .defer])
    }

    private func band(_ html: inout HTML) {
        html.header(.class("band")) { html in
            html.div(.class("band-inner")) { html in
                html.a(.class("brand"), .href("/")) { html in
                    html.span(.class("brand-name"), text: language.text("product.name"))
                    html.span(.class("brand-note"), text: language.text("product.subtitle"))
                }
                if let person {
                    html.div(.class("who")) { html in
                        if let place { html.span(.class("who-place"), text: place) }
                        html.span(.class("who-person"), text: person)
                        if let signOutPath {
                            html.postForm(
                                to: signOutPath, token: formToken,
                                .data("drafts-warning", language.text("draft.sign-out"))
                            ) { html in
                                html.button(.class("who-out"), text: language.text("shell.sign-out"))
                            }
                        }
                    }
                }
            }
        }
        guard !navigation.isEmpty else { return }
        html.nav(.class("menu"), .aria("label", language.text("shell.navigation"))) { html in
            html.ul { html in
                for link in navigation { html.li { $0.current(link) } }
            }
        }
    }

    private func trail(_ links: [Link], _ html: inout HTML) {
        switchCampaign(&html)
        guard !links.isEmpty || aside != nil else { return }
        html.nav(.class("trail"), .aria("label", language.text("shell.trail"))) { html in
            html.ol { html in
                for link in links { html.li { $0.current(link) } }
                if let aside { html.li(.class("trail-aside")) { $0.current(aside) } }
            }
        }
    }
}

extension Shell {
    private func switchCampaign(_ html: inout HTML) {
        guard !campaigns.isEmpty else { return }
        html.nav(.class("switch unprinted"), .aria("label", language.text("shell.campaigns"))) { html in
            html.ul { html in
                for link in campaigns { html.li { $0.current(link) } }
            }
        }
    }
}

extension HTML {
    /// A link, marked where it is the page that is shown.
    public mutating func current(_ link: Link) {
        let here: [Attribute] = link.isCurrent ? [.aria("current", "page")] : []
        element("a", [.href(link.path)] + here, link.title)
    }
}
