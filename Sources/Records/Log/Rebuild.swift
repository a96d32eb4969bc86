import EventLog
import PartyLife
import Storage

extension Records {
    /// Writes every derived table anew from the log alone, in one transaction.
    ///
    /// - Returns: the number of events read.
    public func rebuild() async throws -> Int {
        let count = try await store.write(locking: "log/\(tenant)") { [tenant] session in
            for table in Schema.derived + Schema.folded {
                try session.execute("DELETE FROM \(table) WHERE tenant = ?", [.text(tenant)])
            }
            return try Records.fold(of: tenant, from: session, into: Tables(session: session, tenant: tenant))
        }
        memory.states.removeAll()
        memory.figures.reset()
        try await foldFigures()
        return count
    }

    /// Folds a log into derived tables, batch by batch, as they were written.
    static func fold(of tenant: String, from source: any Session, into tables: Tables) throws -> Int {
        var count = 0
        try EventTable.forEachBatch(of: tenant, in: source) { batch, logged in
            count += logged.count
            var order: [String] = []
            var byStream: [String: [LoggedEvent]] = [:]
            for (event, _) in logged {
                if byStream[event.stream] == nil { order.append(event.stream) }
                byStream[event.stream, default: []].append(event)
            }
            for name in order {
                guard let stream = Stream(name), let type = RecordedTypes.named(stream.kind) else {
                    throw StorageError(.corrupt, "no such stream: \(name)")
                }
                try take(byStream[name] ?? [], of: type, stream, into: tables)
            }
        }
        return count
    }

    private static func take<A: Recorded>(
        _ logged: [LoggedEvent], of type: A.Type, _ stream: Stream, into tables: Tables
    ) throws {
        guard let last = logged.last else { return }
        let row = try tables.query("SELECT state FROM snapshot WHERE tenant = ? AND stream = ?", .text(stream.text))
            .first
        let before = try row.map { try Coding.decode(A.self, from: try $0.blob("state")) } ?? A()
        let events = try logged.map { try Coding.decode(A.Event.self, from: $0.payload) }
        let change = Change(
            stream: stream, before: before, after: before.applying(events), events: events, position: last.position)
        try tables.take(change, version: last.version)
    }
}
