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
        memory.standings.reset()
        try await foldFigures()
        try await foldStandings()
        return count
    }

    /// Folds a log into derived tables, batch by batch, as they were written.
    static func fold(of tenant: String, from source: any Transaction, into tables: Tables) throws -> Int {
        var count = 0
        let known = StateCache()
        try forEachStream(of: tenant, in: source) { stream, logged in
            guard let type = RecordedTypes.named(stream.kind) else {
                throw StorageError(.corrupt, "no such stream: \(stream.text)")
            }
            count += logged.count
            known.put(try take(logged, of: type, stream, known, into: tables))
        }
        return count
    }

    /// What each batch of a log has added to each stream, in the order in which it was taken into the tables.
    static func forEachStream(
        of tenant: String, in source: any Transaction, _ body: (Stream, [LoggedEvent]) throws -> Void
    ) throws {
        try EventTable.forEachBatch(of: tenant, in: source) { _, logged in
            var order: [String] = []
            var byStream: [String: [LoggedEvent]] = [:]
            for (event, _) in logged {
                if byStream[event.stream] == nil { order.append(event.stream) }
                byStream[event.stream, default: []].append(event)
            }
            for name in order {
                guard let stream = Stream(name) else { throw StorageError(.corrupt, "no such stream: \(name)") }
                try body(stream, byStream[name] ?? [])
            }
        }
    }

    /// Gives the state that the events lead to.
    static func take<A: Recorded>(
        _ logged: [LoggedEvent], of type: A.Type, _ stream: Stream, _ known: StateCache, into tables: Tables
    ) throws -> [StateCache.Entry] {
        guard let first = logged.first, let last = logged.last else { return [] }
        let before: A
        if let entry = known[stream], entry.version == first.version - 1, let state = entry.state as? A {
            before = state
        } else {
            try tables.settle()
            before = try Snapshots.load(type, stream, of: tables.tenant, at: first.version - 1, in: tables.session)
                .state
        }
        let events = try logged.flatMap { try Coding.events(of: type, $0) }
        let change = Change(
            stream: stream, before: before, after: before.applying(events), events: events, position: last.position)
        return [try tables.take(change, version: last.version, weight: logged.reduce(200) { $0 + $1.payload.count })]
    }
}
