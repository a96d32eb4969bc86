import Storage

extension Schema {
    /// Folded figures, and the receipts of requests that were done.
    static func figureTables(_ sql: Dialect) -> [String] {
        let end = ")" + sql.tableOptions
        return [
            """
            CREATE TABLE figure (
                tenant \(sql.text) NOT NULL, organisation \(sql.text) NOT NULL, campaign \(sql.text) NOT NULL,
                up_to \(sql.integer) NOT NULL, series \(sql.blob) NOT NULL,
                PRIMARY KEY (tenant, organisation, campaign)\(end)
            """,
            """
            CREATE TABLE figure_mark (
                tenant \(sql.text) NOT NULL, position \(sql.integer) NOT NULL, PRIMARY KEY (tenant)\(end)
            """,
            """
            CREATE TABLE receipt (
                tenant \(sql.text) NOT NULL, id \(sql.text) NOT NULL, at \(sql.integer) NOT NULL,
                PRIMARY KEY (tenant, id)\(end)
            """,
            "CREATE INDEX receipt_by_time ON receipt (tenant, at)",
        ]
    }
}
