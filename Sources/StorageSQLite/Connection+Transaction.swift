import Storage

extension Connection: Transaction {
    var dialect: Dialect { .sqlite }

    func query(_ sql: String, _ values: [Value]) throws -> [Row] {
        var rows: [Row] = []
        try run(sql, values) { rows.append($0) }
        return rows
    }

    func forEach(_ sql: String, _ values: [Value], _ body: (Row) throws -> Void) throws {
        try run(sql, values, body)
    }

    func execute(_ sql: String, _ values: [Value]) throws {
        try run(sql, values)
    }

    func executeMany(_ sql: String, _ values: [[Value]]) throws {
        try run(sql, each: values)
    }

    func attempt<T>(_ body: () throws -> T) throws -> T {
        try control("SAVEPOINT attempt")
        let announced = announced.count
        do {
            let result = try body()
            try control("RELEASE attempt")
            return result
        } catch {
            self.announced.removeSubrange(announced...)
            // Some errors (a full disk, ON CONFLICT ROLLBACK) end the whole transaction by themselves.
            if isInTransaction {
                try control("ROLLBACK TO attempt")
                try control("RELEASE attempt")
            }
            throw error
        }
    }

    func announce(_ text: String) throws {
        try checkAnnouncement(text)
        // In memory, reads run on the connection that writes.
        guard !isReadOnly, try first("PRAGMA query_only")?.int(0) == 0 else {
            throw StorageError(.unavailable, "nothing can be announced in a read")
        }
        announced.append(text)
    }
}
