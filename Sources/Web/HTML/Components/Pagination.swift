/// Where a reader is in a long list.
public struct PageNumber: Sendable, Equatable {
    /// The sizes that a reader may choose.
    public static let sizes = [10, 20, 25, 50, 100]

    public let number: Int
    public let size: Int
    public let total: Int

    /// Numbers outside the list are moved to its nearest end, unknown sizes to 20.
    public init(number: Int, size: Int, total: Int) {
        self.size = Self.sizes.contains(size) ? size : 20
        self.total = max(total, 0)
        self.number = min(max(number, 1), max((self.total + self.size - 1) / self.size, 1))
    }

    public var count: Int { max((total + size - 1) / size, 1) }
    public var offset: Int { (number - 1) * size }
}

extension HTML {
    /// 共 14 条, the pages near this one and the steps to either side.
    /// - Parameters:
    ///   - path: the list's own path.
    ///   - query: its filters; `page` and `size` are added.
    public mutating func pagination(
        _ page: PageNumber, path: String, query: [(name: String, value: String)] = [], in language: Language
    ) {
        func link(_ number: Int) -> Attribute {
            let position = [(name: "page", value: String(number)), (name: "size", value: String(page.size))]
            return .href(SafePath.appending(query + position, to: path))
        }
        nav(.class("pages"), .aria("label", language.text("list.pages"))) { html in
            html.span(.class("pages-total"), text: language.text("list.total", ["n": page.total]))
            guard page.count > 1 else { return }
            if page.number > 1 { html.a(link(page.number - 1), text: language.text("list.previous")) }
            for number in max(1, page.number - 2)...min(page.count, page.number + 2) {
                if number == page.number {
                    html.span(.aria("current", "page"), text: String(number))
                } else {
                    html.a(link(number), text: String(number))
                }
            }
            if page.number < page.count { html.a(link(page.number + 1), text: language.text("list.next")) }
        }
    }
}

/// The ways on from a page of a list that is walked by its own order: the queries of its neighbours.
public struct PageSteps: Sendable {
    public let previous: [(name: String, value: String)]?
    public let next: [(name: String, value: String)]?

    public init(previous: [(name: String, value: String)]?, next: [(name: String, value: String)]?) {
        (self.previous, self.next) = (previous, next)
    }
}

extension HTML {
    /// 共 14 条, and the pages to either side.
    public mutating func pagination(_ steps: PageSteps, total: String?, path: String, in language: Language) {
        nav(.class("pages"), .aria("label", language.text("list.pages"))) { html in
            if let total { html.span(.class("pages-total"), text: total) }
            for (query, key) in [(steps.previous, "list.previous"), (steps.next, "list.next")] {
                guard let query else { continue }
                html.a(.href(SafePath.appending(query, to: path)), text: language.text(key))
            }
        }
    }
}
