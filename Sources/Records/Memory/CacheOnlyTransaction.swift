import Storage

/// Stands where a database is expected and must not be needed; it notes whether it was.
final class CacheOnlyTransaction: Transaction {
    let dialect: Dialect
    private let reason: String
    /// Whether something was asked, even if the error was swallowed.
    private(set) var wasAsked = false

    init(_ dialect: Dialect, because reason: String) { (self.dialect, self.reason) = (dialect, reason) }

    func query(_ sql: String, _ values: [Value]) throws -> [Row] { throw refusal() }
    func forEach(_ sql: String, _ values: [Value], _ body: (Row) throws -> Void) throws { throw refusal() }
    func execute(_ sql: String, _ values: [Value]) throws { throw refusal() }
    func executeMany(_ sql: String, _ values: [[Value]]) throws { throw refusal() }
    func attempt<T>(_ body: () throws -> T) throws -> T { throw refusal() }
    func announce(_ text: String) throws { throw refusal() }

    private func refusal() -> StorageError {
        wasAsked = true
        return StorageError(.other, reason)
    }
}
