import Storage

extension Schema {
    /// A part of the tree moves with fewer rows and index entries: where something stands is not written twice, and
    /// what nothing looks for has no index.
    static func lighterTree(_ sql: Dialect) -> [String] {
        [
            "DROP INDEX organisation_by_name",
            "DROP INDEX member_by_name",
            "DROP INDEX organisation_by_group",
            """
            CREATE INDEX organisation_by_group ON organisation (tenant, guidance_group, path)
            WHERE guidance_group IS NOT NULL
            """,
            """
            DELETE FROM stood WHERE EXISTS (SELECT 1 FROM place WHERE place.tenant = stood.tenant
                AND place.organisation = stood.organisation AND place.path = stood.path)
            """,
            "CREATE INDEX stood_by_path ON stood (tenant, path)",
        ]
    }
}
