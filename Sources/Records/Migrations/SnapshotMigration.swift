import PartyLife
import Storage

extension Schema {
    /// Older releases kept the state of every version; now each eighth is kept (``Snapshots``).
    static let thinSnapshots = Migration(number: 7, name: "thin-snapshots") { session in
        for row in try session.query("SELECT DISTINCT tenant FROM batch ORDER BY tenant") {
            let tenant = try row.text(0)
            let tables = Tables(session: session, tenant: tenant)
            var last = ""
            while true {
                let page = try session.query(
                    "SELECT stream, version FROM snapshot WHERE tenant = ? AND stream > ? ORDER BY stream LIMIT 500",
                    [.text(tenant), .text(last)])
                for row in page {
                    last = try row.text(0)
                    try thin(last, version: row.int(1), in: tables)
                }
                guard page.count == 500 else { break }
            }
        }
    }

    private static func thin(_ name: String, version: Int, in tables: Tables) throws {
        let kept = version - version % Snapshots.interval
        // Where a load left the events out, the state is all there is.
        guard kept < version,
            try tables.query("SELECT 1 AS one FROM event WHERE tenant = ? AND stream = ? AND version = 1", .text(name))
                .first != nil
        else { return }
        guard let stream = Stream(name), let type = RecordedTypes.named(stream.kind) else {
            throw StorageError(.corrupt, "no such stream: \(name)")
        }
        try tables.execute("DELETE FROM snapshot WHERE tenant = ? AND stream = ?", .text(name))
        if kept > 0 { try keep(type, stream, at: kept, in: tables) }
    }

    private static func keep<A: Recorded>(_ type: A.Type, _ stream: Stream, at version: Int, in tables: Tables) throws {
        let loaded = try Snapshots.load(type, stream, of: tables.tenant, at: version, in: tables.session)
        try Snapshots.write(loaded.state, at: stream, version: version, in: tables)
    }
}
