import PartyLife
import Storage

extension Schema {
    /// What a page of the ledger reads: the problem's own row holds all that is shown of it, and three indexes hold
    /// every order in which it is walked.
    static let ledger = Migration(number: 5, name: "ledger") { session in
        for sql in ledgerColumns(session.dialect) { try session.execute(sql) }
        try fillLedgerColumns(session)
        for sql in ledgerIndexes { try session.execute(sql) }
    }

    private static func ledgerColumns(_ sql: Dialect) -> [String] {
        [
            "ALTER TABLE problem ADD COLUMN standing \(sql.text) NOT NULL DEFAULT ''",
            "ALTER TABLE problem ADD COLUMN due \(sql.text) NOT NULL DEFAULT ''",
            "ALTER TABLE problem ADD COLUMN immediate \(sql.integer) NOT NULL DEFAULT 0",
            "ALTER TABLE problem ADD COLUMN responsible \(sql.text) NOT NULL DEFAULT ''",
            "ALTER TABLE problem ADD COLUMN words \(sql.text)",
            "ALTER TABLE problem ADD COLUMN posted \(sql.text)",
            "ALTER TABLE problem ADD COLUMN posted_to \(sql.text)",
            "ALTER TABLE problem ADD COLUMN measure \(sql.text)",
            "ALTER TABLE campaign ADD COLUMN amber_days \(sql.integer) NOT NULL DEFAULT 0",
        ]
    }

    private static let ledgerIndexes = [
        "DROP INDEX problem_by_deadline",
        "CREATE INDEX problem_by_due ON problem (tenant, standing, due, branch, number, id)",
        "CREATE INDEX problem_by_campaign_due ON problem (tenant, campaign, standing, due, branch, number, id)",
        "CREATE INDEX problem_by_branch_due ON problem (tenant, branch, standing, due, number, id)",
        "CREATE INDEX organisation_by_group ON organisation (tenant, guidance_group, path)",
        "CREATE INDEX campaign_by_issuer ON campaign (tenant, issuer)",
    ]

    /// Gives the rows of an older release their new columns, from the log; so no rebuild is needed after the step.
    private static func fillLedgerColumns(_ session: any Transaction) throws {
        try forEachState(of: Problem.self, in: session) { tenant, stream, problem in
            guard let id = stream.item else { return }
            try update("problem", problem.ledgerColumns, tenant: tenant, id: id, in: session)
        }
        try forEachState(of: Campaign.self, in: session) { tenant, stream, campaign in
            guard let id = stream.campaign else { return }
            try update("campaign", campaign.ledgerColumns, tenant: tenant, id: id.text, in: session)
        }
    }

    private static func update(
        _ table: String, _ columns: [(String, Value)], tenant: String, id: String, in session: any Transaction
    ) throws {
        let sets = columns.map { "\($0.0) = ?" }.joined(separator: ", ")
        try session.execute(
            "UPDATE \(table) SET \(sets) WHERE tenant = ? AND id = ?", columns.map(\.1) + [.text(tenant), .text(id)])
    }
}
