import ArgumentParser
import Foundation
import Records
import Storage

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes a backup into an empty database of either engine: all of it or nothing.",
        discussion: "The key that the deployment had must be given; it is tried before anything is written.")

    @Option(help: ArgumentHelp("The backup.", valueName: "file"))
    var from: String

    @OptionGroup var options: DeploymentOptions
    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            guard FileManager.default.fileExists(atPath: from) else {
                throw Failure("cli.unreadable", ["path": from])
            }
            do {
                try await Database(from).with { backup in
                    _ = try await options.keyring(for: backup, named: Database(from))
                    let isWhole = try await options.database.filling { target in
                        let copied = try await Records.restore(from: backup, to: target)
                        return try await terminal.tell(copied, in: target, as: "cli.restore.done")
                    }
                    guard isWhole else { throw Failure("cli.copy.chain-broken") }
                }
            } catch let error as StorageError where error.code == .corrupt {
                throw Failure("cli.restore.damaged", ["path": from])
            } catch CopyRefused.rowsDiffer(let table) {
                throw Failure("cli.restore.rows-differ", ["path": from, "table": table])
            } catch CopyRefused.notABackup, CopyRefused.noRecords {
                throw Failure("cli.restore.not-a-backup", ["path": from])
            }
        }
    }
}
