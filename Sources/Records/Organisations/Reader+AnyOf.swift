import Storage

extension Session {
    /// Rows of a statement that ends in "IN" and what follows it, for any of these texts.
    ///
    /// Lists are filled up to a power of two with their last text, so that few statements serve all lengths.
    fileprivate func query(_ sql: String, _ values: [Value], anyOf texts: [String], _ end: String) throws -> [Row] {
        guard let last = texts.last else { return [] }
        var rows: [Row] = []
        for start in stride(from: 0, to: texts.count, by: 256) {
            var part = texts[start..<min(start + 256, texts.count)].map(Value.text)
            while part.count & (part.count - 1) != 0 { part.append(.text(last)) }
            let marks = String(repeating: "?, ", count: part.count - 1) + "?"
            rows += try query("\(sql) (\(marks)) \(end)", values + part)
        }
        return rows
    }
}

extension Reader {
    func query(_ sql: String, _ values: Value..., anyOf texts: [String], _ end: String = "") throws -> [Row] {
        try session.query(sql, [.text(tenant)] + values, anyOf: texts, end)
    }
}

extension Tables {
    func query(_ sql: String, anyOf texts: [String]) throws -> [Row] {
        try settle()
        return try session.query(sql, [.text(tenant)], anyOf: texts, "")
    }
}
