import ArgumentParser

/// Makes the database that the ledger's page is measured on, and serves the page that it is measured against.
@main
struct LedgerBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "LedgerBench", subcommands: [Make.self, Bare.self, BareWrites.self])
}
