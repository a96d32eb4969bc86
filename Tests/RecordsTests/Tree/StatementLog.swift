import Storage

/// A session that remembers every statement that goes through it.
final class StatementLog: Transaction {
    private let base: any Transaction
    private(set) var statements: [(sql: String, values: [Value])] = []

    init(_ base: any Transaction) { self.base = base }

    var dialect: Dialect { base.dialect }

    func query(_ sql: String, _ values: [Value]) throws -> [Row] {
        statements.append((sql, values))
        return try base.query(sql, values)
    }

    func forEach(_ sql: String, _ values: [Value], _ body: (Row) throws -> Void) throws {
        statements.append((sql, values))
        try base.forEach(sql, values, body)
    }

    func execute(_ sql: String, _ values: [Value]) throws {
        statements.append((sql, values))
        try base.execute(sql, values)
    }

    func executeMany(_ sql: String, _ values: [[Value]]) throws {
        statements += values.map { (sql, $0) }
        try base.executeMany(sql, values)
    }

    func announce(_ text: String) throws { try base.announce(text) }

    func attempt<T>(_ body: () throws -> T) throws -> T { try base.attempt(body) }
}
