import EventLog
import Records
import Storage
import StorageSQLite
import TestKit
import Testing

@Suite("Backup and restoring")
struct BackupTests {
    @Test("What was restored is what was backed up", arguments: Engine.pairs)
    func roundTrip(pair: Engine.Pair) async throws {
        try await pair.withStores { source, target in
            let world = try await SampleWorld.played(to: .planApproved, store: source)
            let backup = try await SQLiteStore.inMemory()
            let kept = try await Records.backup(source, to: backup)
            let restored = try await Records.restore(from: backup, to: target)
            #expect(kept == restored)
            #expect(try await target.contents() == source.contents())
            let copy = Records(store: target, tenant: "QS", keyring: world.keyring)
            #expect(try await copy.verify(shadow: SQLiteStore.inMemory()).isClean)
        }
    }

    @Test(
        "A backup that was changed is refused, and nothing is restored",
        arguments: [
            "UPDATE account SET secret = 'mine'", "DELETE FROM data_key WHERE id LIKE 'QS-Z01%'",
            "INSERT INTO office SELECT tenant, 'x', organisation, office, team, name, since FROM office LIMIT 1",
            "UPDATE event SET payload = CAST('{}' AS BLOB) WHERE position = 5", "DELETE FROM backup_content",
        ])
    func damaged(change: String) async throws {
        let world = try await SampleWorld.played(to: .noticed)
        try await world.store.write { session in
            try session.execute("INSERT INTO account VALUES ('QS', 'w', 'm', 's', 1, 0, 0)")
        }
        let (backup, target) = (try await SQLiteStore.inMemory(), try await SQLiteStore.inMemory())
        _ = try await Records.backup(world.store, to: backup)
        try await backup.write { try $0.execute(change) }
        await #expect(throws: CopyRefused.self) { _ = try await Records.restore(from: backup, to: target) }
        #expect(try await target.contents().values.allSatisfy(\.isEmpty))
    }

    @Test("A database that is no backup is not restored")
    func notABackup() async throws {
        let world = try await SampleWorld.played(to: .noticed)
        let target = try await SQLiteStore.inMemory()
        await #expect(throws: CopyRefused.notABackup) {
            _ = try await Records.restore(from: world.store, to: target)
        }
    }

    @Test("A wrong master key shows before it is used, the right one and an empty database are accepted")
    func wrongKey() async throws {
        let (master, store) = (MasterKey(), try await SQLiteStore.inMemory())
        try await Records.prepare(store)
        #expect(try await Keyring(master: MasterKey()).fits(store))
        let wrapped = try DataKey().wrapped(id: "k", under: master)
        try await store.write { session in
            try session.execute("INSERT INTO data_key (tenant, id) VALUES ('t', 'destroyed')")
            try session.execute(
                "INSERT INTO data_key (tenant, id, wrapped) VALUES ('t', 'k', ?)", [.text(wrapped)])
        }
        #expect(try await Keyring(master: master).fits(store))
        #expect(try await !Keyring(master: MasterKey()).fits(store))
    }
}
