import PartyLife
import Storage
import Synchronization

/// How everybody stands, followed behind the log: what is kept in the `standing` table, and on top of it what the log has
/// brought since.
///
/// A branch's row follows from its own streams, its roster and the procedure that binds it; whatever touches one of
/// these makes the row anew from the states. Rows depend on no day, so nothing has to be done at midnight.
final class StandingFold: Sendable {
    private struct State: Sendable {
        /// All that happened up to here is in `rows`, `written` or the table; nil before the first look.
        var known: Int64?
        /// What the table lacks; nil for a row that is to go.
        var rows: [StandingKey: String?] = [:]
        /// What the last writing put into the table: snapshots from before it still lack it.
        var written: [StandingKey: String?] = [:]
    }

    private let state = Mutex(State())

    /// As many branches as are made anew in one step, about.
    private static let stride = 400

    func reset() { state.withLock { $0 = State() } }

    /// Follows the log towards the end of the reader's snapshot, one step at most.
    ///
    /// - Returns: whether it got to the end.
    func follow(_ reader: Reader) throws -> Bool {
        let (mark, head) = (try reader.standingMark(), try reader.position())
        let (start, rows) = state.withLock { state in
            if state.known ?? -1 < mark { state = State(known: mark) }
            return (state.known ?? mark, state.written.merging(state.rows) { $1 })
        }
        guard start < head else { return true }
        let step = try StandingStep(after: start, upTo: head, places: Self.stride, knowing: rows, by: reader)
        state.withLock { state in
            guard state.known == start else { return }
            state.known = step.end
            state.rows.merge(step.rows) { $1 }
        }
        return step.end >= head
    }

    /// What is newer than the table.
    func rows(in campaign: Campaign.ID, at ids: [Organisation.ID]) -> [Organisation.ID: String?] {
        state.withLock { state in
            guard !state.rows.isEmpty || !state.written.isEmpty else { return [:] }
            return ids.reduce(into: [:]) { found, id in
                let key = StandingKey(organisation: id, campaign: campaign)
                if let row = state.rows[key] ?? state.written[key] { found[id] = .some(row) }
            }
        }
    }

    /// What is to be written now, and up to which position it goes.
    func unwritten() -> (rows: [StandingKey: String?], upTo: Int64) { state.withLock { ($0.rows, $0.known ?? 0) } }

    /// Remembers that everything up to a position is in the table.
    func settle(upTo position: Int64) {
        state.withLock { state in
            guard state.known == position else { return }
            (state.written, state.rows) = (state.rows, [:])
        }
    }
}

extension Records {
    /// Brings the table of standings up to the end of the log. Standings are right without it; it keeps what is kept in
    /// memory short, and a start quick.
    public func foldStandings() async throws {
        while true {
            let (isDone, mark) = try await read { [memory] reader in
                (try memory.standings.follow(reader), try reader.standingMark())
            }
            let (rows, upTo) = memory.standings.unwritten()
            // Where nothing has happened, nothing is written.
            guard upTo > mark else { return }
            try await store.write(locking: "standings/\(tenant)") { [tenant, memory] session in
                try Reader(session: session, tenant: tenant, memory: memory, isCommitted: false)
                    .keepStandings(rows, upTo: upTo)
            }
            memory.standings.settle(upTo: upTo)
            if isDone { return }
        }
    }
}
