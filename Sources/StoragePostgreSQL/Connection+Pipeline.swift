import CPostgreSQL
import Storage

/// One thing sent to the server.
struct Sent {
    enum Kind {
        case control, commit, statement, sync
        case preparation(Statement)
    }

    let kind: Kind
    let sql: String
    let serial: Int
    let depth: Int
}

extension Connection {
    /// Sends what the store itself adds. If it cannot be sent, the connection is lost, which the next settling tells.
    func control(_ sql: String, _ parameters: Parameters = .none, as kind: Sent.Kind = .control) {
        let types = [Oid](repeating: TypeNumber.text, count: Int(parameters.count))
        let done = parameters.withPointers { PQsendQueryParams(pointer, sql, parameters.count, types, $0, $1, $2, 1) }
        note(done, kind, sql)
    }

    /// Sends a statement of a body, prepared at its first use.
    ///
    /// - Returns: the prepared statement, if there is one.
    @discardableResult
    func send(_ sql: String, _ values: [some Parameter]) throws(StorageError) -> Statement? {
        if let failure { throw failure.error }
        let text = try statements.text(sql)
        guard values.count == text.marks else {
            throw StorageError(.other, "\(values.count) values for \(text.marks) marks in \(sql)")
        }
        guard text.isPreparable, !settings.isPooled else {
            try sendOnce(sql, text, values)
            if !text.isPreparable {
                hasChangedSchema = true
                forgetStatements()
            }
            return nil
        }
        if let statement = statements.find(sql, for: values) {
            try send(statement, sql, values)
            return statement
        }
        // Judges the values before anything is sent.
        _ = try Parameters(values, in: sql)
        try open()
        if statements.isFull { forgetStatements() }
        let statement = statements.add(text, for: values)
        let types = statement.types.compactMap { $0 }
        let numbered = text.numbered(statement.types.map { $0 != nil })
        let done = PQsendPrepare(pointer, statement.name, numbered, Int32(types.count), types)
        note(done, .preparation(statement), sql)
        try send(statement, sql, values)
        return statement
    }

    private func send(_ statement: Statement, _ sql: String, _ values: [some Parameter]) throws(StorageError) {
        let used = zip(statement.types, values).filter { type, _ in type != nil }
        let parameters = try Parameters(used.map(\.1), in: sql)
        try open()
        let done = parameters.withPointers {
            PQsendQueryPrepared(pointer, statement.name, parameters.count, $0, $1, $2, 1)
        }
        note(done, .statement, sql)
        sentSize += parameters.size
    }

    /// Sends a statement of which nothing is kept.
    ///
    /// - Parameter prefix: what makes a cursor of it.
    func sendOnce(
        _ sql: String, _ text: SQLText, _ values: [some Parameter], prefix: String = ""
    ) throws(StorageError) {
        let parameters = try Parameters(values.filter { $0.type != nil }, in: sql)
        try open()
        let types = values.compactMap(\.type)
        let numbered = prefix + text.numbered(values.map { $0.type != nil })
        let done = parameters.withPointers {
            PQsendQueryParams(pointer, numbered, parameters.count, types, $0, $1, $2, 1)
        }
        note(done, .statement, sql)
        sentSize += parameters.size
    }

    private func note(_ done: Int32, _ kind: Sent.Kind, _ sql: String) {
        guard done == 1 else { return lose(StorageError(connection: pointer, sql)) }
        if case .statement = kind { unsettled += 1 }
        sent.append(Sent(kind: kind, sql: sql, serial: serial, depth: depth))
    }

    /// Ends a run: the server sends what it has, and after an error begins to heed again.
    func sync() {
        guard !isLost, PQpipelineSync(pointer) == 1 else { return lose(StorageError(connection: pointer, "sync")) }
        sent.append(Sent(kind: .sync, sql: "", serial: serial, depth: depth))
    }

    /// Reads the answers to all that was sent, and throws the first error of the transaction.
    ///
    /// - Returns: the last statement's result, if there was one; the caller frees it.
    @discardableResult
    func settle() throws(StorageError) -> OpaquePointer? {
        if !sent.isEmpty { sync() }
        var last: OpaquePointer?
        for entry in sent where !isLost {
            if case .sync = entry.kind {
                let result = PQgetResult(pointer)
                if PQresultStatus(result) != PGRES_PIPELINE_SYNC {
                    lose(StorageError(connection: pointer, "the answers are out of step"))
                }
                PQclear(result)
                continue
            }
            while !isLost, let result = PQgetResult(pointer) {
                if take(result, entry) {
                    PQclear(last)
                    last = result
                } else {
                    PQclear(result)
                }
            }
        }
        sent.removeAll(keepingCapacity: true)
        unsettled = 0
        sentSize = 0
        if let failure {
            PQclear(last)
            throw failure.error
        }
        return last
    }

    /// Judges one result; whether it is a statement's and holds an answer.
    private func take(_ result: OpaquePointer, _ entry: Sent) -> Bool {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
            if case .statement = entry.kind { return true }
            if case .commit = entry.kind, String(cString: PQcmdStatus(result)) != "COMMIT" {
                fail(StorageError(.other, "the transaction was rolled back"), depth: 0)
            }
        case PGRES_PIPELINE_ABORTED:
            if case .preparation(let statement) = entry.kind { statements.remove(statement, of: entry.sql) }
        default:
            if case .preparation(let statement) = entry.kind { statements.remove(statement, of: entry.sql) }
            refuse(result, entry)
        }
        return false
    }

    private func refuse(_ result: OpaquePointer, _ entry: Sent) {
        let state = StorageError.field(result, .state) ?? ""
        var error = StorageError(result: result, entry.sql)
        if PQstatus(pointer) == CONNECTION_BAD || state.hasPrefix("08") && state != "08P01" || state.hasPrefix("57P") {
            var isCommit = false
            if case .commit = entry.kind { isCommit = true }
            return lose(error, isTold: state.hasPrefix("57P") && !isCommit)
        }
        // The schema was changed by another connection, or a pooler put another session beneath.
        let isStale = StorageError.field(result, .serverFunction) == "RevalidateCachedQuery"
        if state == "26000" || state == "0A000" && isStale {
            hasChangedSchema = true
            error = StorageError(.conflict, error.message)
        }
        if entry.serial == serial { fail(error, depth: entry.depth) }
    }
}
