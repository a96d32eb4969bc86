import Storage

extension [Value] {
    /// To a power of two with the last value, so that few statements serve lists of all lengths.
    var filledUp: [Value] {
        guard let last else { return [] }
        var size = 1
        while size < count { size *= 2 }
        return self + Array(repeating: last, count: size - count)
    }
}

extension Transaction {
    /// Rows of a statement that ends in "IN" and what follows it, for any of these texts.
    fileprivate func query(_ sql: String, _ values: [Value], anyOf texts: [String], _ end: String) throws -> [Row] {
        var rows: [Row] = []
        for start in stride(from: 0, to: texts.count, by: 256) {
            let part = texts[start..<min(start + 256, texts.count)].map(Value.text).filledUp
            rows += try query("\(sql) (\(part.marks)) \(end)", values + part)
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
