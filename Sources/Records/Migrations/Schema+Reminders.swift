import Storage

extension Schema {
    /// Where members take part, what each person wants to be reminded of, and what they were reminded of.
    static func reminderTables(_ sql: Dialect) -> [String] {
        let end = ")" + sql.tableOptions
        return [
            """
            CREATE TABLE guest (
                tenant \(sql.text) NOT NULL, campaign \(sql.text) NOT NULL, home \(sql.text) NOT NULL,
                member \(sql.text) NOT NULL, host \(sql.text), PRIMARY KEY (tenant, campaign, home, member)\(end)
            """,
            "CREATE INDEX guest_by_host ON guest (tenant, campaign, host)",
            """
            CREATE TABLE reminder_choice (
                tenant \(sql.text) NOT NULL, member \(sql.text) NOT NULL, quiet_from \(sql.integer) NOT NULL,
                quiet_until \(sql.integer) NOT NULL, feed \(sql.blob), PRIMARY KEY (tenant, member)\(end)
            """,
            "CREATE UNIQUE INDEX reminder_choice_by_feed ON reminder_choice (tenant, feed)",
            """
            CREATE TABLE digest (
                tenant \(sql.text) NOT NULL, member \(sql.text) NOT NULL, day \(sql.text) NOT NULL,
                items \(sql.blob) NOT NULL, made \(sql.integer) NOT NULL, delivered \(sql.integer),
                PRIMARY KEY (tenant, member, day)\(end)
            """,
            "CREATE INDEX digest_by_delivery ON digest (tenant, delivered)",
        ]
    }
}
