import PartyLife
import Storage

extension Schema {
    /// What is written anew is sealed: no table holds a day of birth, and no state is kept in which something stands open
    /// that is to be sealed. Events of older releases stay as they are, for the log never changes.
    static let sealing = Migration(number: 13, name: "sealing") { session in
        try session.execute("ALTER TABLE member DROP COLUMN born")
        for row in try session.query("SELECT DISTINCT tenant FROM batch ORDER BY tenant") {
            let tables = Tables(session: session, tenant: try row.text(0))
            try dropOpen(Organisation.self, in: tables)
            try dropOpen(BranchMeeting.self, in: tables)
        }
    }

    private static func dropOpen<A: Recorded>(_ type: A.Type, in tables: Tables) throws {
        var last = A.kind + "/"
        while true {
            let page = try tables.query(
                """
                SELECT stream, state FROM snapshot WHERE tenant = ? AND stream > ? AND stream < ?
                ORDER BY stream LIMIT 500
                """, .text(last), .text(A.kind + "0"))
            for row in page {
                last = try row.text(0)
                guard try !Coding.decode(A.self, from: row.blob(1)).isSealed else { continue }
                try tables.execute("DELETE FROM snapshot WHERE tenant = ? AND stream = ?", .text(last))
            }
            guard page.count == 500 else { break }
        }
    }
}
