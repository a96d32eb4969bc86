extension Catalogue {
    /// The language that the reader chose, else the best one that the browser asks for, else the standard one.
    /// - Parameters:
    ///   - chosen: the code kept in a cookie, if any.
    ///   - accepted: the `Accept-Language` header (RFC 9110, 12.5.4), if any.
    public func negotiate(chosen: String?, accepted: String?) -> Language {
        if let chosen, let language = language(chosen) { return language }
        for range in Self.ranges(in: accepted ?? "") {
            if range == "*" { return standard }
            let primary = Self.primary(range)
            if let language = languages.first(where: { Self.primary($0.code) == primary }) { return language }
        }
        return standard
    }

    private static func primary(_ code: some StringProtocol) -> String {
        code.prefix { $0 != "-" }.lowercased()
    }

    /// Language ranges with a weight above zero, heaviest first and otherwise in the order given.
    private static func ranges(in header: String) -> [String] {
        let weighted = header.split(separator: ",").prefix(32).compactMap { item -> (range: String, weight: Double)? in
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let range = parts.first, !range.isEmpty else { return nil }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }
            let weight = quality.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            return weight > 0 ? (range, weight) : nil
        }
        return weighted.enumerated()
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
            .map(\.element.range)
    }
}
