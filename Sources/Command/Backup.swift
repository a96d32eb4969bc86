import ArgumentParser
import Foundation
import Records
import Storage
import StorageSQLite

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a backup while the servers are running: one file, as of one moment.",
        discussion: """
            The file holds neither the deployment's key nor anyone's session. Keep the key apart from it, and keep it: \
            without it sealed words stay closed for good.
            """)

    @Option(help: ArgumentHelp("The database.", valueName: "file|url"))
    var database = Database("var/bihuan.sqlite")

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
    var to: String

    @Flag(help: "Replaces the file if it is there.")
    var overwrite = false

    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            if !overwrite, FileManager.default.fileExists(atPath: to) {
                throw Failure("cli.backup.exists", ["path": to])
            }
            if let path = database.path, isSameFile(path, to) { throw Failure("cli.backup.itself", ["path": to]) }
            let draft = Database(to + ".new")
            try draft.remove()
            let isWhole: Bool
            do {
                isWhole = try await database.with { source in
                    try await draft.filling { target in
                        let copied = try await Records.backup(source, to: target)
                        return try await terminal.tell(copied, in: target, as: "cli.backup.done")
                    }
                }
                try place(draft)
            } catch {
                try draft.remove()
                throw error
            }
            guard isWhole else { throw Failure("cli.copy.chain-broken") }
            terminal.complain(terminal.text("cli.backup.key-apart", ["path": to]))
        }
    }

    /// Puts the whole file in its place, on disk before it has its name.
    private func place(_ draft: Database) throws {
        guard let path = draft.path, !FileManager.default.fileExists(atPath: path + "-wal"), sync(path) else {
            throw Failure("cli.unwritable", ["path": to])
        }
        // A link is refused where a file has come in between, which a renaming would replace.
        let placed = overwrite ? rename(path, to) == 0 : link(path, to) == 0
        guard placed else {
            throw errno == EEXIST ? Failure("cli.backup.exists", ["path": to]) : Failure("cli.unwritable", ["path": to])
        }
        try draft.remove()
        _ = sync(URL(fileURLWithPath: to).deletingLastPathComponent().path)
    }

    private func sync(_ path: String) -> Bool {
        let file = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return fsync(file) == 0
    }

    private func isSameFile(_ one: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }
}
