import ArgumentParser
import EventLog
import Foundation
import Operations
import PartyLife
import Records
import Storage

/// Where a deployment keeps its records and its key.
struct DeploymentOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database: a file of SQLite, or the address of a PostgreSQL database as postgres://user@host/name.",
            discussion: "A password is better kept in ~/.pgpass or PGPASSWORD, where no list of processes shows it.",
            valueName: "file|url"))
    var database = Database("var/bihuan.sqlite")

    @Option(
        help: ArgumentHelp(
            "The deployment's key, 32 bytes; made with a new database, beside the file, for PostgreSQL as var/bihuan.key. BIHUAN_KEY in the environment goes first.",
            valueName: "file"))
    var key: String?

    @Option(help: "The top unit whose records are meant, where the database holds several.")
    var tenant: String?

    var keyPath: String { key ?? database.standardKeyPath }

    /// As pages need it: a statement that hangs must not hold up everyone.
    var serving: Self {
        var options = self
        options.database.statementLimit = .seconds(30)
        return options
    }

    /// Opens a database that exists.
    func open() async throws -> Deployment {
        let store = try await database.openExisting()
        do {
            try await Records.prepare(store)
            let tenants = try await Records.tenants(in: store)
            guard let chosen = tenant ?? (tenants.count == 1 ? tenants[0] : nil), tenants.contains(chosen) else {
                throw tenants.isEmpty
                    ? Failure("cli.empty-database", ["path": database.shown])
                    : Failure("cli.which-tenant", ["tenants": tenants.joined(separator: ", ")])
            }
            return Deployment(
                store: store, records: Records(store: store, tenant: chosen, keyring: try await keyring(for: store)))
        } catch {
            await store.close()
            throw error
        }
    }

    /// Opens a database, or makes it with its key, for a top unit.
    func openOrCreate(tenant name: String) async throws -> Deployment {
        let store = try await database.openOrCreate()
        do {
            try await Records.prepare(store)
            let known = try await Records.tenants(in: store)
            if known.isEmpty, Self.keyFromEnvironment == nil, !FileManager.default.fileExists(atPath: keyPath) {
                try makeFolder(of: keyPath)
                _ = try MasterKey.create(at: keyPath)
            }
            let chosen = tenant ?? (known.count == 1 ? known[0] : name)
            return Deployment(
                store: store, records: Records(store: store, tenant: chosen, keyring: try await keyring(for: store)))
        } catch {
            await store.close()
            throw error
        }
    }

    /// For a trial, which makes nothing: opens a database that has records; where there is none, one that nobody keeps
    /// stands for it.
    ///
    /// - Returns: the deployment, and what the command itself would make.
    func openForTrial(tenant name: String) async throws -> (deployment: Deployment, wouldMake: [String]) {
        if database.mayExist {
            let store = try await database.openExisting()
            let tenants = (try? await Records.tenants(in: store)) ?? []
            await store.close()
            if !tenants.isEmpty { return (try await open(), []) }
        }
        let store = try await Database.passing()
        try await Records.prepare(store)
        let records = Records(store: store, tenant: tenant ?? name, keyring: Keyring(master: MasterKey()))
        let hasKey = Self.keyFromEnvironment != nil || FileManager.default.fileExists(atPath: keyPath)
        return (Deployment(store: store, records: records), [database.shown] + (hasKey ? [] : [keyPath]))
    }

    /// The key, once it has shown that it opens what is sealed there.
    func keyring(for store: any Store, named database: Database? = nil) async throws -> Keyring {
        let keyring = try loadKeyring()
        guard try await keyring.fits(store) else {
            let name = Self.keyFromEnvironment == nil ? keyPath : "BIHUAN_KEY"
            throw Failure("cli.wrong-key", ["path": name, "database": (database ?? self.database).shown])
        }
        return keyring
    }

    private func loadKeyring() throws -> Keyring {
        do {
            if let text = Self.keyFromEnvironment { return Keyring(master: try MasterKey(text: text)) }
            return Keyring(master: try MasterKey.load(from: keyPath))
        } catch {
            throw Failure("cli.no-key", ["path": keyPath, "reason": "\(error)"])
        }
    }

    private static var keyFromEnvironment: String? { ProcessInfo.processInfo.environment["BIHUAN_KEY"] }
}

/// An open deployment; closed when a command is done with it.
struct Deployment: Sendable {
    let store: any Store
    let records: Records

    func useCases(clock: any Timepiece = SystemClock(), identifiers: any IdentifierSource = RandomIdentifiers())
        -> UseCases
    {
        UseCases(records: records, clock: clock, identifiers: identifiers)
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
