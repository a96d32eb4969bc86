import CPostgreSQL
import Storage

extension Connection: Transaction {
    /// The channel of all announcements in a database.
    static let channel = "bihuan"

    var dialect: Dialect { .postgresql }

    func query(_ sql: String, _ values: [Value]) throws -> [Row] {
        let statement = try send(sql, values)
        let answer = try answer(statement?.columns)
        statement?.columns = answer.columns
        var rows: [Row] = []
        rows.reserveCapacity(answer.count)
        for index in 0..<answer.count { rows.append(try answer.row(index)) }
        return rows
    }

    /// Settles, and gives the answer to what was sent last.
    func answer(_ columns: Columns?) throws(StorageError) -> Answer {
        guard let result = try settle() else { throw StorageError(.other, "a statement without an answer") }
        return Answer(result, columns: columns)
    }

    func execute(_ sql: String, _ values: [Value]) throws {
        try send(sql, values)
        try settleWhenMuch()
    }

    /// In runs, so that neither side's answers or statements pile up.
    func settleWhenMuch() throws {
        if unsettled >= 256 || sentSize > 1 << 20 { PQclear(try settle()) }
    }

    func executeMany(_ sql: String, _ values: [[Value]]) throws {
        for values in values { try execute(sql, values) }
    }

    /// Rows come through a cursor, a piece at a time, so that other statements may run between them.
    func forEach(_ sql: String, _ values: [Value], _ body: (Row) throws -> Void) throws {
        if let failure { throw failure.error }
        let text = try statements.text(sql)
        guard text.isQuery else { return try query(sql, values).forEach(body) }
        guard values.count == text.marks else {
            throw StorageError(.other, "\(values.count) values for \(text.marks) marks in \(sql)")
        }
        cursors += 1
        let name = "rows_\(cursors)"
        try sendOnce(sql, text, values, prefix: "DECLARE \(name) NO SCROLL CURSOR FOR ")
        do {
            try read(name, sql, body)
        } catch {
            if failure == nil { control("CLOSE \(name)") }
            throw error
        }
        control("CLOSE \(name)")
    }

    private func read(_ cursor: String, _ sql: String, _ body: (Row) throws -> Void) throws {
        var columns: Columns?
        var limit = 100
        while true {
            control("FETCH \(limit) FROM \(cursor)", as: .statement)
            let answer = try answer(columns)
            columns = answer.columns
            for index in 0..<answer.count { try body(try answer.row(index)) }
            guard answer.count == limit else { return }
            // About a megabyte at a time.
            limit = min(2000, max(1, limit * (1 << 20) / max(1, answer.size)))
        }
    }

    func attempt<T>(_ body: () throws -> T) throws -> T {
        if let failure { throw failure.error }
        try open()
        control("SAVEPOINT attempt")
        depth += 1
        do {
            let result = try body()
            if let failure { throw failure.error }
            if unsettled > 0 { PQclear(try settle()) }
            control("RELEASE attempt")
            depth -= 1
            return result
        } catch {
            undo()
            throw error
        }
    }

    /// Ends an attempt as if it had not been, unless what failed lies around it.
    private func undo() {
        PQclear(try? settle())
        let isOuter = failure.map { $0.depth < depth } ?? false
        depth -= 1
        guard !isOuter, !isLost else { return }
        failure = nil
        control("ROLLBACK TO attempt")
        control("RELEASE attempt")
        if hasChangedSchema { forgetStatements() }
    }

    func announce(_ text: String) throws {
        try checkAnnouncement(text)
        guard mode != .read else { throw StorageError(.unavailable, "nothing can be announced in a read") }
        try execute("SELECT pg_notify('\(Self.channel)', ?)", [.text(text)])
    }
}
