import ArgumentParser
import Records
import Storage
import Web

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the schema of a database up to date; on PostgreSQL it can spread all tables by top unit.",
        discussion: "Every command does so when it opens a database; this one does nothing else, and says what it did.")

    @Option(help: ArgumentHelp("The database.", valueName: "file|url"))
    var database = Database("var/bihuan.sqlite")

    @Option(
        help: ArgumentHelp(
            "Spreads the rows: over a cluster with the Citus extension, or over N hash partitions. Tables that are spread already stay as they are.",
            valueName: "citus|partitions=N"))
    var spread: Spread?

    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            try await database.with { store in
                let done = try await Migrator(Schema.migrations).migrate(store)
                for number in done {
                    let values: [String: any TextValue] = [
                        "number": number, "name": Schema.migrations[number - 1].name,
                    ]
                    terminal.say(terminal.text("cli.migrate.step", values))
                }
                terminal.say(terminal.text("cli.migrate.done", ["number": Schema.migrations.count]))
                guard let spread else { return }
                let tables = try await Records.spread(store, over: spread)
                terminal.say(
                    tables.isEmpty
                        ? terminal.text("cli.spread.nothing")
                        : terminal.text("cli.spread.done", ["tables": tables.joined(separator: ", ")]))
            }
        }
    }
}

extension Spread: ExpressibleByArgument {
    public init?(argument: String) {
        if argument == "citus" {
            self = .citus
        } else if argument.hasPrefix("partitions="), let count = Int(argument.dropFirst("partitions=".count)) {
            self = .partitions(count)
        } else {
            return nil
        }
    }
}
