import Storage

#if DEBUG
/// Refuses what does not belong to the source that a remembered value is declared to be read from: what follows from
/// anything else would be given again although it has changed.
final class DeclaredTransaction: Transaction {
    private let inner: any Transaction
    private let source: Source

    init(_ inner: any Transaction, from source: Source) { (self.inner, self.source) = (inner, source) }

    var dialect: Dialect { inner.dialect }

    func query(_ sql: String, _ values: [Value]) throws -> [Row] {
        try check(sql, values)
        return try inner.query(sql, values)
    }

    func forEach(_ sql: String, _ values: [Value], _ body: (Row) throws -> Void) throws {
        try check(sql, values)
        try inner.forEach(sql, values, body)
    }

    func execute(_ sql: String, _ values: [Value]) throws { throw refusal("a change") }
    func executeMany(_ sql: String, _ values: [[Value]]) throws { throw refusal("a change") }
    func attempt<T>(_ body: () throws -> T) throws -> T { try inner.attempt(body) }
    func announce(_ text: String) throws { throw refusal("an announcement") }

    private func check(_ sql: String, _ values: [Value]) throws {
        let words = sql.split { $0.isWhitespace || "(),".contains($0) }
        for (word, table) in zip(words, words.dropFirst())
        where ["FROM", "JOIN"].contains(word) && table != "SELECT" {
            guard source.tables.contains(String(table)) else { throw refusal(String(table)) }
            guard ["event", "snapshot"].contains(table) else { continue }
            // Of the log, the streams of the tree alone.
            for stream in values.compactMap(\.text).compactMap(Stream.init) where !LastTouched.isOfTree(stream) {
                throw refusal(stream.text)
            }
        }
    }

    private func refusal(_ what: String) -> StorageError {
        StorageError(.other, "a value that follows from \(source) is read from \(what)")
    }
}

extension Source {
    fileprivate var tables: Set<String> {
        switch self {
        case .lasting: ["problem"]
        case .size: ["organisation", "batch"]
        case .keys: ["data_key"]
        case .tree: ["organisation", "member", "office", "campaign", "event", "snapshot", "batch", "data_key"]
        case .sessions: Source.tree.tables.union(["login_session"])
        }
    }
}
#endif
