import Storage

extension Schema {
    /// How branches and those above them stand, folded behind the log; and what a person has done is found by its index.
    static func standingTables(_ sql: Dialect) -> [String] {
        let end = ")" + sql.tableOptions
        return [
            """
            CREATE TABLE standing (
                tenant \(sql.text) NOT NULL, organisation \(sql.text) NOT NULL, campaign \(sql.text) NOT NULL,
                stands \(sql.text) NOT NULL, PRIMARY KEY (tenant, organisation, campaign)\(end)
            """,
            """
            CREATE TABLE standing_mark (
                tenant \(sql.text) NOT NULL, position \(sql.integer) NOT NULL, PRIMARY KEY (tenant)\(end)
            """,
            "CREATE INDEX event_by_actor ON event (tenant, actor, position)",
        ]
    }
}
