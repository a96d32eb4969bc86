import ArgumentParser
import Country
import EventLog
import Operations
import PartyLife
import Records
import Storage

@main
struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures on a database that nation has made; prints a table, and keeps it as JSON.",
        subcommands: [Model.self, Dashboard.self, CommandCost.self, Folds.self, Moves.self, Roster.self])
}

struct Place: ParsableArguments {
    @Option(help: "A database made by nation.")
    var database: String
    @Option(help: "Where the findings are kept.")
    var json: String?

    func open() async throws -> (store: any Store, records: Records) {
        let store = try await Opening.store(at: database)
        let keyring = Keyring(master: try Opening.key(for: database))
        return (store, Records(store: store, tenant: Generator.tenant, keyring: keyring))
    }

    func keep(_ findings: Findings) throws {
        if let json { try findings.write(to: json) }
    }
}

/// A clock that stands on the day on which the year is looked at.
func useCases(_ records: Records, on day: Day = Calendar.today) -> UseCases {
    UseCases(records: records, clock: SetClock(Instant(day, hour: 10)))
}
