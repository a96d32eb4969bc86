import Storage

/// A row of a derived table: inserted, or replacing what is not key in the row that is there.
struct Upsert: Sendable {
    let table: String
    let key: [(String, Value)]
    let rest: [(String, Value)]

    /// The statement for rows of this table with these columns, led by the tenant.
    var sql: String {
        "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(columns.marks)) ON CONFLICT \(conflict)"
    }

    var columns: [String] { ["tenant"] + key.map(\.0) + rest.map(\.0) }

    /// What becomes of a row that is there.
    var conflict: String {
        let keys = (["tenant"] + key.map(\.0)).joined(separator: ", ")
        let sets = rest.map { "\($0.0) = excluded.\($0.0)" }.joined(separator: ", ")
        return "(\(keys)) \(rest.isEmpty ? "DO NOTHING" : "DO UPDATE SET \(sets)")"
    }

    func isSameRow(as other: Upsert) -> Bool {
        table == other.table && key.count == other.key.count && zip(key, other.key).allSatisfy { $0 == $1 }
    }

    /// This row, and on it what another change has made of it.
    func joined(with other: Upsert) -> Upsert {
        let new = Set(other.rest.map(\.0))
        return Upsert(table: table, key: key, rest: rest.filter { !new.contains($0.0) } + other.rest)
    }

    func values(tenant: String) -> [Value] {
        var values: [Value] = [.text(tenant)]
        values.reserveCapacity(1 + key.count + rest.count)
        for (_, value) in key { values.append(value) }
        for (_, value) in rest { values.append(value) }
        return values
    }
}

/// Rows of derived tables that wait to be written: those of one table together, in their order.
struct Writes: Sendable {
    /// Rows that one statement writes.
    struct Rows: Sendable {
        let first: Upsert
        fileprivate(set) var values: [[Value]]

        /// The rows, of those with one key the last, which replaces the others.
        fileprivate var lasting: [[Value]] {
            guard values.count > 1 else { return values }
            var places: [ArraySlice<Value>: Int] = [:]
            var lasting: [[Value]] = []
            for row in values {
                let place = places.updateValue(lasting.count, forKey: row.prefix(first.key.count + 1))
                if let place {
                    lasting[place] = row
                    places[row.prefix(first.key.count + 1)] = place
                } else {
                    lasting.append(row)
                }
            }
            return lasting
        }

        fileprivate func takes(_ row: Upsert) -> Bool {
            func equal(_ left: [(String, Value)], _ right: [(String, Value)]) -> Bool {
                left.count == right.count && zip(left, right).allSatisfy { $0.0 == $1.0 }
            }
            return first.table == row.table && equal(first.key, row.key) && equal(first.rest, row.rest)
        }
    }

    /// Rows, and then a statement that follows them.
    private struct Step: Sendable {
        let rows: [Rows]
        let sql: String
        let values: [Value]
    }

    private var steps: [Step] = []
    private var open: [Rows] = []
    /// The last row of each table, where what follows may be more of the same row.
    private var last: [String: Upsert] = [:]
    private let joins: Bool
    private var tallies: [TallyRow] = []
    /// Rows and statements that wait.
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// - Parameter joining: whether what several changes write to one row is to become one row.
    init(joining: Bool = false) { joins = joining }

    mutating func add(_ sql: String, _ values: [Value]) {
        steps.append(Step(rows: open, sql: sql, values: values))
        open = []
        count += 1
    }

    mutating func add(_ row: TallyRow) {
        tallies.append(row)
        count += 1
    }

    /// Rows may pass rows of other tables, and never a statement.
    mutating func add(_ row: Upsert, tenant: String) {
        guard joins else { return put(row, tenant: tenant) }
        if let known = last[row.table], known.isSameRow(as: row) {
            last[row.table] = known.joined(with: row)
        } else if let done = last.updateValue(row, forKey: row.table) {
            put(done, tenant: tenant)
        }
    }

    /// Ends the joining of rows.
    mutating func close(tenant: String) {
        for row in last.values.sorted(by: { $0.table < $1.table }) { put(row, tenant: tenant) }
        last = [:]
    }

    private mutating func put(_ row: Upsert, tenant: String) {
        add(Rows(first: row, values: [row.values(tenant: tenant)]))
    }

    private mutating func add(_ rows: Rows) {
        count += rows.values.count
        if let index = open.firstIndex(where: { $0.takes(rows.first) }) {
            open[index].values += rows.values
        } else {
            open.append(rows)
        }
    }

    /// Takes what another list holds.
    ///
    /// - Parameter base: the position after which its rows' positions count.
    mutating func add(_ other: Writes, after base: Int64) {
        for step in other.steps {
            step.rows.forEach { add($0) }
            add(step.sql, step.values)
        }
        other.open.forEach { add($0) }
        for var row in other.tallies {
            row.position += base
            add(row)
        }
    }

    func run(of tenant: String, in session: any Transaction) throws {
        try forEachStep(in: session) { rows in
            try session.load(rows.first.table, rows.first.columns, rows.lasting, onConflict: rows.first.conflict)
        }
        try session.load(
            "tally", TallyRow.columns, TallyRow.summed(tallies, tenant: tenant), onConflict: TallyRow.merging)
    }

    /// The same, where none of the rows is in its table yet.
    func load(of tenant: String, in session: any Transaction) throws {
        try forEachStep(in: session) { try session.load($0.first.table, $0.first.columns, $0.values) }
        try session.load("tally", TallyRow.columns, tallies.map { $0.values(tenant: tenant) })
    }

    private func forEachStep(in session: any Transaction, _ body: (Rows) throws -> Void) throws {
        for step in steps {
            try step.rows.forEach(body)
            try session.execute(step.sql, step.values)
        }
        try open.forEach(body)
    }
}

/// Rows that are collected before they are written.
final class WriteList {
    private let joins: Bool
    var rows: Writes
    /// Tables whose rows are dropped.
    var leavesOut: Set<String> = []

    init(joining: Bool = false) {
        joins = joining
        rows = Writes(joining: joining)
    }

    /// Gives what waits, and forgets it.
    func take() -> Writes {
        defer { rows = Writes(joining: joins) }
        return rows
    }
}
