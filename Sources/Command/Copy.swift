import ArgumentParser
import Foundation
import Records
import Storage
import Web

struct Copy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Moves a deployment: copies a database into an empty one of either engine and compares the two.",
        discussion: """
            Stop the servers first: what is written meanwhile stays behind. The key is not copied; go on with the same. \
            People sign in again.
            """)

    @Option(help: ArgumentHelp("The database to read.", valueName: "file|url"))
    var from: Database

    @Option(help: ArgumentHelp("The database to write, new or empty.", valueName: "file|url"))
    var to: Database

    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            try await from.with { source in
                let isWhole = try await to.filling { target in
                    let copied = try await Records.copy(from: source, to: target)
                    try await Records.prepare(target)
                    return try await terminal.tell(copied, in: target, as: "cli.copy.done")
                }
                guard isWhole else { throw Failure("cli.copy.chain-broken") }
            }
        }
    }
}

extension Database {
    /// Runs a body that fills a new or empty database; a file that was not there before does not stay when it fails.
    func filling<T>(_ body: (any Store) async throws -> T) async throws -> T {
        let isNew = path.map { !FileManager.default.fileExists(atPath: $0) } ?? false
        do {
            return try await with(create: true, body)
        } catch {
            if isNew { try remove() }
            throw error
        }
    }
}

extension Terminal {
    /// Says what was copied, table by table, and audits the chain of the copy; false if that is broken. The copy is what
    /// the source was, broken or not.
    func tell(_ copied: [TableCopy], in target: any Store, as key: String) async throws -> Bool {
        let audit = try await Records.audit(target)
        for finding in audit.findings { complain(text(of: finding)) }
        for table in copied {
            say("\(table.table)\t\(table.content.rows)\t\(table.content.description.prefix(16))")
        }
        let rows = copied.reduce(0) { $0 + $1.content.rows }
        let values: [String: any TextValue] = [
            "tables": copied.count, "rows": rows, "events": audit.events, "batches": audit.batches,
        ]
        say(text(key, values))
        if audit.isClean { say(text("cli.copy.whole", values)) }
        return audit.isClean
    }
}
