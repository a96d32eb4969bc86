import ArgumentParser
import EventLog
import Foundation
import Operations
import PartyLife
import Records
import Storage
import StorageSQLite

/// Where a deployment keeps its records and its key.
struct DeploymentOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database file.", valueName: "file"))
    var database = "var/bihuan.sqlite"

    @Option(
        help: ArgumentHelp(
            "The deployment's key, 32 bytes; made beside a new database. BIHUAN_KEY in the environment goes first.",
            valueName: "file"))
    var key: String?

    @Option(help: "The top unit whose records are meant, where the database holds several.")
    var tenant: String?

    var keyPath: String { key ?? database + ".key" }

    /// Opens a database that exists.
    func open() async throws -> Deployment {
        guard FileManager.default.fileExists(atPath: database) else {
            throw Failure("cli.no-database", ["path": database])
        }
        let store = try await openStore()
        do {
            try await Records.prepare(store)
            let tenants = try await Records.tenants(in: store)
            guard let chosen = tenant ?? (tenants.count == 1 ? tenants[0] : nil), tenants.contains(chosen) else {
                throw tenants.isEmpty
                    ? Failure("cli.empty-database", ["path": database])
                    : Failure("cli.which-tenant", ["tenants": tenants.joined(separator: ", ")])
            }
            return Deployment(store: store, records: Records(store: store, tenant: chosen, keyring: try keyring()))
        } catch {
            await store.close()
            throw error
        }
    }

    /// Opens a database, or makes it with its key, for a top unit.
    func openOrCreate(tenant name: String) async throws -> Deployment {
        let folder = URL(fileURLWithPath: database).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let isNew = !FileManager.default.fileExists(atPath: database)
        if isNew, ProcessInfo.processInfo.environment["BIHUAN_KEY"] == nil,
            !FileManager.default.fileExists(atPath: keyPath)
        {
            _ = try MasterKey.create(at: keyPath)
        }
        let store = try await openStore()
        try await Records.prepare(store)
        let known = try await Records.tenants(in: store)
        let chosen = tenant ?? (known.count == 1 ? known[0] : name)
        return Deployment(store: store, records: Records(store: store, tenant: chosen, keyring: try keyring()))
    }

    private func openStore() async throws -> SQLiteStore {
        do {
            return try await SQLiteStore(path: database)
        } catch let error as StorageError {
            throw Failure("cli.cannot-open", ["path": database, "reason": error.message])
        }
    }

    private func keyring() throws -> Keyring {
        do {
            if let text = ProcessInfo.processInfo.environment["BIHUAN_KEY"] {
                return Keyring(master: try MasterKey(text: text))
            }
            return Keyring(master: try MasterKey.load(from: keyPath))
        } catch {
            throw Failure("cli.no-key", ["path": keyPath, "reason": "\(error)"])
        }
    }
}

/// An open deployment; closed when a command is done with it.
struct Deployment: Sendable {
    let store: any Store
    let records: Records

    func loop(clock: any Timepiece = SystemClock(), identifiers: any IdentifierSource = RandomIdentifiers()) -> Loop {
        Loop(records: records, clock: clock, identifiers: identifiers)
    }
}

extension DeploymentOptions {
    /// Runs a body on an open deployment and closes it, whatever comes of it.
    func withDeployment<T>(_ body: (Deployment) async throws -> T) async throws -> T {
        let deployment = try await open()
        do {
            let result = try await body(deployment)
            await deployment.store.close()
            return result
        } catch {
            await deployment.store.close()
            throw error
        }
    }
}
