extension Language {
    /// 15/17
    public func count(_ done: Int, of total: Int) -> String {
        text("format.count", ["done": done, "total": total])
    }

    /// 张敏、刘洋, or 张敏、刘洋等 5 人 where only the first `limit` are named.
    public func names(_ names: [String], limit: Int = .max) -> String {
        guard names.count > limit else { return joined(names) }
        return text("format.names-and-more", ["names": joined(Array(names.prefix(limit))), "n": names.count])
    }

    private func joined(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        let first = names.dropLast().joined(separator: text("format.list-separator"))
        return first + text("format.list-last-separator") + last
    }
}
