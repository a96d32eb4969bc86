import Storage

/// The schema, step by step. A released step never changes.
public enum Schema {
    public static let migrations: [Migration] = [
        Migration(number: 1, name: "log", statements: logTables),
        Migration(number: 2, name: "read-tables", statements: readTables),
        Migration(number: 3, name: "accounts", statements: accountTables),
        Migration(number: 4, name: "figures", statements: figureTables),
        ledger,
        Migration(number: 6, name: "tree-indexes", statements: treeIndexes),
        thinSnapshots,
        Migration(number: 8, name: "reminders", statements: reminderTables),
        moves,
        Migration(number: 10, name: "standings", statements: standingTables),
        Migration(number: 11, name: "sign-in", statements: signInTables),
        practicalProblems,
        sealing,
        snapshotShapes,
    ]

    /// Everything that the log gives anew: emptied and written again by a rebuild.
    static let derived = [
        "snapshot", "tally", "organisation", "move", "member", "office", "campaign", "branch_case",
        "examination",
        "problem", "problem_person", "guest",
    ]

    /// Derived, but written behind the log.
    static let folded = ["figure_mark", "figure", "standing_mark", "standing"]

    static func logTables(_ sql: Dialect) -> [String] {
        let end = ")" + sql.tableOptions
        return [
            """
            CREATE TABLE event (
                tenant \(sql.text) NOT NULL, position \(sql.integer) NOT NULL, stream \(sql.text) NOT NULL,
                version \(sql.integer) NOT NULL, type \(sql.text) NOT NULL, shape \(sql.integer) NOT NULL,
                recorded \(sql.integer) NOT NULL, day \(sql.text) NOT NULL, actor \(sql.text) NOT NULL,
                payload \(sql.blob) NOT NULL, digest \(sql.blob) NOT NULL,
                PRIMARY KEY (tenant, position), UNIQUE (tenant, stream, version)\(end)
            """,
            """
            CREATE TABLE batch (
                tenant \(sql.text) NOT NULL, number \(sql.integer) NOT NULL, first \(sql.integer) NOT NULL,
                last \(sql.integer) NOT NULL, root \(sql.blob) NOT NULL, link \(sql.blob) NOT NULL,
                PRIMARY KEY (tenant, number)\(end)
            """,
            """
            CREATE TABLE data_key (
                tenant \(sql.text) NOT NULL, id \(sql.text) NOT NULL, wrapped \(sql.text),
                PRIMARY KEY (tenant, id)\(end)
            """,
            """
            CREATE TABLE snapshot (
                tenant \(sql.text) NOT NULL, stream \(sql.text) NOT NULL, version \(sql.integer) NOT NULL,
                state \(sql.blob) NOT NULL, PRIMARY KEY (tenant, stream)\(end)
            """,
            """
            CREATE TABLE tally (
                tenant \(sql.text) NOT NULL, position \(sql.integer) NOT NULL, organisation \(sql.text) NOT NULL,
                path \(sql.text) NOT NULL, campaign \(sql.text) NOT NULL, metric \(sql.text) NOT NULL,
                day \(sql.text) NOT NULL, amount \(sql.integer) NOT NULL,
                PRIMARY KEY (tenant, position, organisation, path, campaign, metric, day)\(end)
            """,
            "CREATE INDEX tally_by_path ON tally (tenant, campaign, path, metric, day, amount, position)",
            "CREATE INDEX tally_by_organisation ON tally (tenant, organisation, metric, campaign, day, amount)",
        ]
    }

    static func readTables(_ sql: Dialect) -> [String] {
        let end = ")" + sql.tableOptions
        return [
            """
            CREATE TABLE organisation (
                tenant \(sql.text) NOT NULL, id \(sql.text) NOT NULL, name \(sql.text) NOT NULL,
                type \(sql.text) NOT NULL, parent \(sql.text), path \(sql.text) NOT NULL, depth \(sql.integer) NOT NULL,
                domain \(sql.text), guidance_group \(sql.text), established \(sql.text) NOT NULL,
                dissolved \(sql.text), PRIMARY KEY (tenant, id)\(end)
            """,
            "CREATE INDEX organisation_by_path ON organisation (tenant, path)",
            "CREATE INDEX organisation_by_parent ON organisation (tenant, parent)",
            "CREATE INDEX organisation_by_name ON organisation (tenant, name)",
            """
            CREATE TABLE place (
                tenant \(sql.text) NOT NULL, organisation \(sql.text) NOT NULL, since \(sql.text) NOT NULL,
                path \(sql.text) NOT NULL, PRIMARY KEY (tenant, organisation, since)\(end)
            """,
            """
            CREATE TABLE member (
                tenant \(sql.text) NOT NULL, id \(sql.text) NOT NULL, branch \(sql.text) NOT NULL,
                name \(sql.text) NOT NULL, standing \(sql.text) NOT NULL, rank \(sql.text), born \(sql.text),
                since \(sql.text) NOT NULL, PRIMARY KEY (tenant, id)\(end)
            """,
            "CREATE INDEX member_by_branch ON member (tenant, branch)",
            "CREATE INDEX member_by_name ON member (tenant, name)",
            """
            CREATE TABLE office (
                tenant \(sql.text) NOT NULL, member \(sql.text) NOT NULL, organisation \(sql.text) NOT NULL,
                office \(sql.text) NOT NULL, team \(sql.text), name \(sql.text) NOT NULL, since \(sql.text) NOT NULL,
                PRIMARY KEY (tenant, member, organisation, office)\(end)
            """,
            "CREATE INDEX office_by_organisation ON office (tenant, organisation)",
            """
            CREATE TABLE campaign (
                tenant \(sql.text) NOT NULL, id \(sql.text) NOT NULL, title \(sql.text) NOT NULL,
                issuer \(sql.text) NOT NULL, issued \(sql.text) NOT NULL, closed \(sql.text),
                opens \(sql.text) NOT NULL, closes \(sql.text) NOT NULL, PRIMARY KEY (tenant, id)\(end)
            """,
            """
            CREATE TABLE branch_case (
                tenant \(sql.text) NOT NULL, campaign \(sql.text) NOT NULL, organisation \(sql.text) NOT NULL,
                notice_on \(sql.text), plan_state \(sql.text), meeting_state \(sql.text), held_on \(sql.text),
                pooled_on \(sql.text), posted_on \(sql.text), reconciled_on \(sql.text),
                PRIMARY KEY (tenant, campaign, organisation)\(end)
            """,
            """
            CREATE TABLE examination (
                tenant \(sql.text) NOT NULL, campaign \(sql.text) NOT NULL, branch \(sql.text) NOT NULL,
                member \(sql.text) NOT NULL, state \(sql.text) NOT NULL,
                PRIMARY KEY (tenant, campaign, branch, member)\(end)
            """,
            """
            CREATE TABLE problem (
                tenant \(sql.text) NOT NULL, id \(sql.text) NOT NULL, campaign \(sql.text) NOT NULL,
                branch \(sql.text) NOT NULL, number \(sql.integer) NOT NULL, state \(sql.text) NOT NULL,
                found \(sql.text) NOT NULL, deadline \(sql.text), solved \(sql.text), written_off \(sql.text),
                subject \(sql.text), open \(sql.integer) NOT NULL, PRIMARY KEY (tenant, id)\(end)
            """,
            "CREATE INDEX problem_by_branch ON problem (tenant, campaign, branch, number)",
            "CREATE INDEX problem_by_deadline ON problem (tenant, campaign, open, deadline)",
            """
            CREATE TABLE problem_person (
                tenant \(sql.text) NOT NULL, member \(sql.text) NOT NULL, problem \(sql.text) NOT NULL,
                PRIMARY KEY (tenant, member, problem)\(end)
            """,
        ]
    }

    static func accountTables(_ sql: Dialect) -> [String] {
        let end = ")" + sql.tableOptions
        return [
            """
            CREATE TABLE account (
                tenant \(sql.text) NOT NULL, login \(sql.text) NOT NULL, member \(sql.text) NOT NULL,
                secret \(sql.text) NOT NULL, set_at \(sql.integer) NOT NULL, failures \(sql.integer) NOT NULL,
                locked_until \(sql.integer) NOT NULL, PRIMARY KEY (tenant, login)\(end)
            """,
            "CREATE UNIQUE INDEX account_by_member ON account (tenant, member)",
            """
            CREATE TABLE login_session (
                tenant \(sql.text) NOT NULL, token \(sql.blob) NOT NULL, member \(sql.text) NOT NULL,
                started \(sql.integer) NOT NULL, seen \(sql.integer) NOT NULL, PRIMARY KEY (tenant, token)\(end)
            """,
        ]
    }
}
