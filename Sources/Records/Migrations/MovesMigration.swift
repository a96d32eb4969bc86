import EventLog
import PartyLife
import Storage

extension Schema {
    /// Moves are kept, one row each, instead of every place of everything that has moved with another; and what nothing
    /// looks for has no index.
    static let moves = Migration(number: 9, name: "moves") { session in
        for sql in movesTable(session.dialect) { try session.execute(sql) }
        for row in try session.query("SELECT DISTINCT tenant FROM batch ORDER BY tenant") {
            try fillMoves(of: try row.text(0), in: session)
        }
    }

    private static func movesTable(_ sql: Dialect) -> [String] {
        [
            """
            CREATE TABLE move (
                tenant \(sql.text) NOT NULL, number \(sql.integer) NOT NULL, origin \(sql.text) NOT NULL,
                target \(sql.text) NOT NULL, since \(sql.text) NOT NULL,
                replaced \(sql.integer) NOT NULL, PRIMARY KEY (tenant, number))\(sql.tableOptions)
            """,
            "CREATE INDEX move_by_target ON move (tenant, target)",
            "CREATE INDEX move_by_day ON move (tenant, since)",
            "DROP TABLE place",
            "DROP TABLE stood",
            "DROP INDEX organisation_by_name",
            "DROP INDEX member_by_name",
            "DROP INDEX organisation_by_group",
            """
            CREATE INDEX organisation_by_group ON organisation (tenant, guidance_group, path)
            WHERE guidance_group IS NOT NULL
            """,
        ]
    }

    /// From the log, so that no rebuild is needed after the step.
    private static func fillMoves(of tenant: String, in session: any Transaction) throws {
        let tables = Tables(session: session, tenant: tenant)
        guard
            try !tables.query("SELECT 1 AS one FROM event WHERE tenant = ? AND type = 'organisation.moved' LIMIT 1")
                .isEmpty
        else { return }
        var parents: [Organisation.ID: Organisation.ID] = [:]
        func path(_ id: Organisation.ID) -> String { (parents[id].map(path) ?? "/") + "\(id)/" }
        try Records.forEachStream(of: tenant, in: session) { stream, logged in
            guard let id = stream.organisation else { return }
            for event in try logged.flatMap({ try Coding.events(of: Organisation.self, $0) }) {
                switch event {
                case .established(_, _, let parent, _, _, _): parents[id] = parent
                case .moved(_, let parent, let day):
                    try tables.keep(PathMove(from: path(id), to: path(parent) + "\(id)/", on: day))
                    parents[id] = parent
                default: continue
                }
            }
        }
    }
}
