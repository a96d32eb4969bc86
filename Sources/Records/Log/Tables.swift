import PartyLife
import Storage

/// Writes the tables that are derived from the log: snapshots, read tables, tallies. Live writing and rebuilding use the
/// same code, so they cannot differ.
public struct Tables {
    let session: any Session
    let tenant: String

    func execute(_ sql: String, _ values: Value...) throws { try session.execute(sql, [.text(tenant)] + values) }

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
        try session.execute(
            "INSERT INTO \(table) (\(names)) VALUES (\(marks)) ON CONFLICT (\(keys)) \(action)",
            [.text(tenant)] + columns.map(\.1))
    }

    /// Takes a change into every derived table.
    func take<A: Recorded>(_ change: Change<A>, version: Int) throws {
        try A.project(change, into: self)
        if let before = change.before as? any Counted, let after = change.after as? any Counted {
            try count(after.tally - before.tally, change.stream, position: change.position)
        }
        try upsert(
            "snapshot", key: [("stream", .text(change.stream.text))],
            [("version", Value(version)), ("state", .blob(try Coding.encode(change.after, sealer: nil)))])
    }
}

extension Value {
    init(_ day: Day?) { self.init(day?.description) }
    init<T>(_ id: Identifier<T>?) { self.init(id?.text) }
    static func id<T>(_ id: Identifier<T>) -> Value { .text(id.text) }
    static func name(_ value: some RawRepresentable<String>) -> Value { .text(value.rawValue) }
}
