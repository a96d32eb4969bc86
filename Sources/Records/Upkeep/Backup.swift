import Storage

extension Records {
    /// Copies a database that may be in use into an empty store, with a list of what it holds, by which ``restore(from:to:)``
    /// finds damage. Neither the deployment's key nor anyone's session is in it.
    public static func backup(_ source: any Store, to target: any Store) async throws -> [TableCopy] {
        let copied = try await copy(from: source, to: target)
        try await target.write { session in
            try session.execute(
                """
                CREATE TABLE backup_content (
                    name \(session.dialect.text) PRIMARY KEY, content \(session.dialect.text) NOT NULL
                )\(session.dialect.tableOptions)
                """)
            try session.load(
                "backup_content", ["name", "content"], copied.map { [.text($0.table), .text($0.content.summary)] })
        }
        return copied
    }

    /// Takes a backup into an empty database of either engine and brings it up to date: all of it or nothing.
    public static func restore(from backup: any Store, to target: any Store) async throws -> [TableCopy] {
        let expected = try await backup.read { session in
            guard try session.tables().contains(where: { $0.name == "backup_content" }) else {
                throw CopyRefused.notABackup
            }
            let rows = try session.query("SELECT name, content FROM backup_content")
            return Dictionary(try rows.map { (try $0.text(0), try $0.text(1)) }) { first, _ in first }
        }
        let copied = try await copy(from: backup, to: target, expecting: expected)
        try await prepare(target)
        return copied
    }
}
