import EventLog
import PartyLife
import Storage

/// What steps read of the log: it is the same in every release, whatever has become of states and tables since.
extension Schema {
    /// Every stream of a kind with its events, tenant by tenant.
    static func forEachStream(
        of kind: String, in session: any Transaction, _ body: (String, Stream, [LoggedEvent]) throws -> Void
    ) throws {
        for row in try session.query("SELECT DISTINCT tenant FROM batch ORDER BY tenant") {
            let tenant = try row.text(0)
            var last = kind + "/"
            while true {
                let page = try session.query(
                    """
                    SELECT stream FROM event WHERE tenant = ? AND version = 1 AND stream > ? AND stream < ?
                    ORDER BY stream LIMIT 500
                    """, [.text(tenant), .text(last), .text(kind + "0")])
                for row in page {
                    last = try row.text(0)
                    guard let stream = Stream(last) else { throw StorageError(.corrupt, "no such stream: \(last)") }
                    try body(tenant, stream, try EventTable.events(of: tenant, stream: last, in: session))
                }
                guard page.count == 500 else { break }
            }
        }
    }

    /// The last state of every stream of a kind.
    static func forEachState<A: Recorded>(
        of type: A.Type, in session: any Transaction, _ body: (String, Stream, A) throws -> Void
    ) throws {
        try forEachStream(of: A.kind, in: session) { tenant, stream, logged in
            try body(tenant, stream, A().applying(logged.flatMap { try Coding.events(of: type, $0) }))
        }
    }
}
