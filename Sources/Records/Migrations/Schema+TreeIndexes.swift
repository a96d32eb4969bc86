import Storage

extension Schema {
    /// Parts of the tree are found by where they stood as well as where they stand.
    static func treeIndexes(_ sql: Dialect) -> [String] {
        [
            """
            CREATE TABLE stood (
                tenant \(sql.text) NOT NULL, organisation \(sql.text) NOT NULL, path \(sql.text) NOT NULL,
                PRIMARY KEY (tenant, organisation, path))\(sql.tableOptions)
            """,
            "INSERT INTO stood (tenant, organisation, path) SELECT DISTINCT tenant, organisation, path FROM place",
            "CREATE INDEX place_by_path ON place (tenant, path, since)",
            // In the order in which they are asked for: else the engine reads a whole table to spare itself a sort.
            "DROP INDEX organisation_by_parent",
            "CREATE INDEX organisation_by_parent ON organisation (tenant, parent, id)",
            "DROP INDEX office_by_organisation",
            "CREATE INDEX office_by_organisation ON office (tenant, organisation, member, office)",
            // Nothing looks for amounts by the organisation that they came from: they are found by its places.
            "DROP INDEX tally_by_organisation",
        ]
    }
}
