import CPostgreSQL
import Storage

extension Connection {
    /// Beginning and ending COPY costs more than an array of this many.
    private static var fewRows: Int { 512 }

    /// Sends rows as arrays, one of each column, or many of them by COPY in its binary form, a piece at a time.
    func load(_ table: String, _ columns: [String], _ rows: [[Value]], onConflict conflict: String?) throws {
        guard rows.count > 1 else { return try insert(rows, table, columns, onConflict: conflict) }
        guard rows.count >= Self.fewRows, conflict == nil else {
            for start in stride(from: 0, to: rows.count, by: Self.fewRows) {
                try insertArrays(rows[start..<min(start + Self.fewRows, rows.count)], table, columns, conflict)
            }
            return
        }
        let names = columns.joined(separator: ", ")
        let shape = "SELECT \(names) FROM \(table) LIMIT 0"
        let statement = try send(shape, [Value]())
        let types = try answer(statement?.columns).columnTypes
        let sql = "COPY \(table) (\(names)) FROM STDIN (FORMAT binary)"

        // COPY has no place in a pipeline; nothing is under way now.
        guard PQexitPipelineMode(pointer) == 1 else {
            lose(StorageError(connection: pointer, sql))
            return try check()
        }
        let begun = PQexec(pointer, sql)
        if PQresultStatus(begun) == PGRES_COPY_IN {
            do {
                try copy(rows, types, into: sql)
                PQputCopyEnd(pointer, nil)
            } catch {
                fail(error, depth: depth)
                PQputCopyEnd(pointer, "a value cannot be stored")
            }
        } else {
            judge(begun, sql)
        }
        PQclear(begun)
        while !isLost, let result = PQgetResult(pointer) {
            judge(result, sql)
            PQclear(result)
        }
        if !isLost { PQenterPipelineMode(pointer) }
        try check()
    }

    private func insertArrays(
        _ rows: ArraySlice<[Value]>, _ table: String, _ columns: [String], _ conflict: String?
    ) throws {
        let isWhole = rows.allSatisfy { $0.count == columns.count }
        let arrays = isWhole ? columns.indices.compactMap { ColumnArray(rows, $0) } : []
        guard arrays.count == columns.count else {
            return try insert(Array(rows), table, columns, onConflict: conflict)
        }
        // A null without a type takes that of its column.
        let names = arrays.indices.map { arrays[$0].isOfNulls ? "NULL" : "c\($0)" }
        let sql = """
            INSERT INTO \(table) (\(columns.joined(separator: ", "))) SELECT \(names.joined(separator: ", ")) FROM \
            unnest(\(arrays.map { "?::\($0.typeName)" }.joined(separator: ", "))) \
            AS given (\(arrays.indices.map { "c\($0)" }.joined(separator: ", ")))\
            \(conflict.map { " ON CONFLICT \($0)" } ?? "")
            """
        try send(sql, arrays)
        try settleWhenMuch()
    }

    private func check() throws(StorageError) {
        if let failure { throw failure.error }
    }

    private func judge(_ result: OpaquePointer?, _ sql: String) {
        guard let result else { return lose(StorageError(connection: pointer, sql)) }
        guard PQresultStatus(result) != PGRES_COMMAND_OK else { return }
        let error = StorageError(result: result, sql)
        if PQstatus(pointer) == CONNECTION_BAD { lose(error) } else { fail(error, depth: depth) }
    }

    private func copy(_ rows: [[Value]], _ types: [Oid], into sql: String) throws(StorageError) {
        var bytes = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)
        for row in rows {
            guard row.count == types.count else {
                throw StorageError(.other, "\(row.count) values for \(types.count) columns in \(sql)")
            }
            bytes.append(bigEndian: Int16(types.count))
            for (value, type) in zip(row, types) { try bytes.append(field: value, of: type, sql) }
            if bytes.count >= 1 << 18 {
                put(bytes)
                if isLost { return }
                bytes.removeAll(keepingCapacity: true)
            }
        }
        bytes.append(bigEndian: Int16(-1))
        put(bytes)
    }

    private func put(_ bytes: [UInt8]) {
        let done = bytes.withUnsafeBytes {
            PQputCopyData(pointer, $0.assumingMemoryBound(to: CChar.self).baseAddress, Int32($0.count))
        }
        if done != 1 { lose(StorageError(connection: pointer, "loading rows")) }
    }
}

extension [UInt8] {
    /// Adds a value with its length before it, in the form of a column of `type`.
    fileprivate mutating func append(field value: Value, of type: Oid, _ sql: String) throws(StorageError) {
        guard !value.isNull else { return append(bigEndian: Int32(-1)) }
        let fitting: Value
        switch (type, value) {
        case (TypeNumber.float8, .integer(let integer)): fitting = .real(Double(integer))
        default: fitting = value
        }
        guard fitting.type == type else {
            throw StorageError(.other, "a value does not have the type of its column, in \(sql)")
        }
        do { try append(sized: fitting) } catch { throw StorageError(error.code, "\(error.message), in \(sql)") }
    }
}
