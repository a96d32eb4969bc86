import Storage

extension Schema {
    /// Attempts to sign in are counted apart from accounts, as names without an account are counted too; and what kind of
    /// database this is.
    static func signInTables(_ sql: Dialect) -> [String] {
        let end = ")" + sql.tableOptions
        return [
            """
            CREATE TABLE sign_in_attempt (
                tenant \(sql.text) NOT NULL, login \(sql.blob) NOT NULL, origin \(sql.blob) NOT NULL,
                failures \(sql.integer) NOT NULL, locked_until \(sql.integer) NOT NULL,
                forget_at \(sql.integer) NOT NULL, PRIMARY KEY (tenant, login, origin)\(end)
            """,
            "CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (tenant, forget_at)",
            """
            CREATE TABLE mark (
                tenant \(sql.text) NOT NULL, name \(sql.text) NOT NULL, at \(sql.integer) NOT NULL,
                PRIMARY KEY (tenant, name)\(end)
            """,
        ]
    }
}
