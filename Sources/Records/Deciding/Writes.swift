import Storage

/// A row of a derived table: inserted, or replacing what is not key in the row that is there.
package struct Upsert: Sendable {
    package let table: String
    package let key: [(String, Value)]
    package let rest: [(String, Value)]

    package init(table: String, key: [(String, Value)], rest: [(String, Value)]) {
        (self.table, self.key, self.rest) = (table, key, rest)
    }

    /// The statement for rows of this table with these columns, led by the tenant.
    var sql: String {
        "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(columns.marks)) ON CONFLICT \(conflict)"
    }

    package var columns: [String] { ["tenant"] + key.map(\.0) + rest.map(\.0) }

    /// What becomes of a row that is there.
    var conflict: String {
        let keys = (["tenant"] + key.map(\.0)).joined(separator: ", ")
        let sets = rest.map { "\($0.0) = excluded.\($0.0)" }.joined(separator: ", ")
        return "(\(keys)) \(rest.isEmpty ? "DO NOTHING" : "DO UPDATE SET \(sets)")"
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
package struct Writes: Sendable {
    /// Rows that one statement writes.
    package struct Rows: Sendable {
        package let first: Upsert
        package fileprivate(set) var values: [[Value]]

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
    package private(set) var tallies: [TallyRow] = []
    /// Rows and statements that wait.
    package private(set) var count = 0

    var isEmpty: Bool { count == 0 }

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
    package mutating func add(_ row: Upsert, tenant: String) {
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

    /// What waits, in its order.
    package func forEachStep(in session: any Transaction, _ body: (Rows) throws -> Void) throws {
        for step in steps {
            try step.rows.forEach(body)
            try session.execute(step.sql, step.values)
        }
        try open.forEach(body)
    }
}

/// Rows that are collected before they are written.
package final class WriteList {
    package var rows = Writes()
    private let through: ((Upsert) -> Upsert?)?

    /// - Parameter through: what a row of a derived table goes through on its way; it gives the one that is collected now.
    package init(through: ((Upsert) -> Upsert?)? = nil) { self.through = through }

    /// Takes a row of a derived table.
    func add(_ row: Upsert, tenant: String) {
        guard let row = through.map({ $0(row) }) ?? row else { return }
        rows.add(row, tenant: tenant)
    }

    /// Gives what waits, and forgets it.
    package func take() -> Writes {
        defer { rows = Writes() }
        return rows
    }
}
