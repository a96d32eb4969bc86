import ArgumentParser
import Documents
import Foundation
import Operations
import PartyLife
import Records
import Simulation
import Storage
import Web

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Takes a roster (XLSX or CSV): joins, transfers and leaves against what is known; all of it or nothing.")

    @Argument(
        help: ArgumentHelp(
            "Roster files; organisations and members may stand in one file or several.", valueName: "file"))
    var files: [String]

    @Option(help: "The day from which the roster holds; else today.")
    var on: Day?

    @Flag(help: "Says what would change and changes nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("Writes the failed rows, with the reasons, to this workbook.", valueName: "file"))
    var failedRows: String?

    @OptionGroup var options: DeploymentOptions
    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            let today = SystemClock().now.day
            let contents = try files.map { path -> RosterFile in
                guard let bytes = FileManager.default.contents(atPath: path) else {
                    throw Failure("cli.unreadable", ["path": path])
                }
                return (URL(fileURLWithPath: path).lastPathComponent, bytes)
            }
            let words = ImportWords(language: terminal.language)
            let reading = try read(contents, today, words, terminal)
            try check(reading, contents, words, terminal)
            try await take(reading.roster, on: on ?? today, words, terminal)
        }
    }

    private func read(
        _ contents: [RosterFile], _ today: Day, _ words: ImportWords, _ terminal: Terminal
    ) throws -> RosterReading {
        let reader = try RosterReader()
        do {
            return try reader.read(files: contents, today: today)
        } catch {
            terminal.complain(words.text(of: error))
            throw ExitCode(1)
        }
    }

    private func check(
        _ reading: RosterReading, _ contents: [RosterFile], _ words: ImportWords, _ terminal: Terminal
    ) throws {
        guard !reading.defects.isEmpty else { return }
        try complain(reading.defects, contents, words, terminal)
        if reading.furtherDefects > 0 {
            terminal.complain(terminal.text("cli.further-defects", ["n": reading.furtherDefects]))
        }
        throw ExitCode(1)
    }

    private func complain(
        _ defects: [Roster.Defect], _ contents: [RosterFile], _ words: ImportWords, _ terminal: Terminal
    ) throws {
        for defect in defects { terminal.complain(words.line(of: defect)) }
        terminal.complain(terminal.text("cli.nothing-taken", ["n": defects.count]))
        guard let failedRows else { return }
        let workbook = try FailedRows(RosterReader()).workbook(
            files: contents, defects: defects, reasonHeading: terminal.text("import.reason-heading")
        ) { defects in defects.map(words.reason).joined(separator: "；") }
        try workbook.write(to: URL(fileURLWithPath: failedRows))
    }

    private func take(_ roster: Roster, on day: Day, _ words: ImportWords, _ terminal: Terminal) async throws {
        let root = roster.organisations.first { $0.parent == nil }
        let deployment = try await options.openOrCreate(tenant: root?.code?.text ?? "main")
        do {
            let isNew = try await Records.tenants(in: deployment.store).isEmpty
            let summary = try await deployment.loop().importRoster(roster, on: day, dryRun: dryRun, as: .deployment)
            if isNew, !dryRun, try SampleRoster.isSample(roster) { try await deployment.markSample() }
            await deployment.store.close()
            terminal.say(words.text(of: summary, isDryRun: dryRun))
        } catch let refused as RosterRefused {
            await deployment.store.close()
            try complain(refused.defects, [], words, terminal)
            throw ExitCode(1)
        } catch {
            await deployment.store.close()
            throw error
        }
    }
}
