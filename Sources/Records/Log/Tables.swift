import PartyLife
import Storage

/// Writes the tables that are derived from the log: snapshots, read tables, tallies. Live writing and rebuilding use the
/// same code, so they cannot differ.
public struct Tables {
    let session: any Session
    let tenant: String
    /// The position after which the events of this transaction come.
    var base: Int64 = 0
    /// Collects what is to be written when the transaction's turn comes; nil where it is written at once.
    var writes: WriteList?

    func execute(_ sql: String, _ values: Value...) throws { try run(sql, [.text(tenant)] + values) }

    func run(_ sql: String, _ values: [Value]) throws {
        guard let writes else { return try session.execute(sql, values) }
        writes.rows.add(sql, values)
    }

    func first(_ sql: String, _ values: Value...) throws -> Row? { try session.first(sql, [.text(tenant)] + values) }

    func query(_ sql: String, _ values: Value...) throws -> [Row] { try session.query(sql, [.text(tenant)] + values) }

    /// Inserts a row led by the tenant, or replaces what is not key in the row that is there.
    func upsert(_ table: String, key: [(String, Value)], _ rest: [(String, Value)]) throws {
        let columns = key + rest
        let names = (["tenant"] + columns.map(\.0)).joined(separator: ", ")
        let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
        let keys = (["tenant"] + key.map(\.0)).joined(separator: ", ")
        let sets = rest.map { "\($0.0) = excluded.\($0.0)" }.joined(separator: ", ")
        let action = rest.isEmpty ? "DO NOTHING" : "DO UPDATE SET \(sets)"
        try run(
            "INSERT INTO \(table) (\(names)) VALUES (\(marks)) ON CONFLICT (\(keys)) \(action)",
            [.text(tenant)] + columns.map(\.1))
    }

    /// Takes a change into every derived table; gives the state as it is kept.
    @discardableResult
    func take<A: Recorded>(_ change: Change<A>, version: Int) throws -> StateCache.Entry {
        try A.project(change, into: self)
        if let before = change.before as? any Counted, let after = change.after as? any Counted {
            try count(after.tally - before.tally, change.stream, position: change.position)
        }
        let state = try Coding.encode(change.after, sealer: nil)
        try upsert(
            "snapshot", key: [("stream", .text(change.stream.text))],
            [("version", Value(version)), ("state", .blob(state))])
        return StateCache.Entry(stream: change.stream, version: version, state: change.after, bytes: state.count)
    }
}

/// Rows that are collected while a draft is made.
final class WriteList {
    var rows = Writes()
}

extension Value {
    init(_ day: Day?) { self.init(day?.description) }
    init<T>(_ id: Identifier<T>?) { self.init(id?.text) }
    static func id<T>(_ id: Identifier<T>) -> Value { .text(id.text) }
    static func name(_ value: some RawRepresentable<String>) -> Value { .text(value.rawValue) }
}
