import Storage

extension Schema {
    /// Parts of the tree are found by where they stood as well as where they stand, and by their guidance group.
    static func treeIndexes(_ sql: Dialect) -> [String] {
        [
            """
            CREATE TABLE stood (
                tenant \(sql.text) NOT NULL, organisation \(sql.text) NOT NULL, path \(sql.text) NOT NULL,
                PRIMARY KEY (tenant, organisation, path))\(sql.tableOptions)
            """,
            "INSERT INTO stood (tenant, organisation, path) SELECT DISTINCT tenant, organisation, path FROM place",
            "CREATE INDEX place_by_path ON place (tenant, path, since)",
            "CREATE INDEX organisation_by_guidance ON organisation (tenant, guidance_group, path)",
        ]
    }
}
