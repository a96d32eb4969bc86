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

    @Flag(help: "Says what would change, person by person, and changes nothing; it makes neither database nor key.")
    var dryRun = false

    @Option(help: ArgumentHelp("How many members leave, where the roster looks cut.", valueName: "number"))
    var confirmLeaving: Int?

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
            let root = reading.roster.organisations.first { $0.parent == nil }
            let isTrial = dryRun || !reading.defects.isEmpty
            let (deployment, wouldMake) = try await open(tenant: root?.code?.text ?? "main", isTrial)
            do {
                try await check(reading, contents, deployment, words, terminal)
                try await take(reading, contents, on: on ?? today, deployment, words, terminal)
                await deployment.store.close()
            } catch {
                await deployment.store.close()
                throw error
            }
            if !wouldMake.isEmpty {
                terminal.say(terminal.text("import.would-make", ["names": terminal.language.names(wouldMake)]))
            }
        }
    }

    private func open(tenant: String, _ isTrial: Bool) async throws -> (Deployment, wouldMake: [String]) {
        guard isTrial else { return (try await options.openOrCreate(tenant: tenant), []) }
        let (deployment, wouldMake) = try await options.openForTrial(tenant: tenant)
        return (deployment, wouldMake)
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
        _ reading: RosterReading, _ contents: [RosterFile], _ deployment: Deployment, _ words: ImportWords,
        _ terminal: Terminal
    ) async throws {
        guard !reading.defects.isEmpty else { return }
        let all = reading.adding(try await deployment.useCases().defects(of: reading.roster, as: .deployment))
        try complain(all.defects, contents, words, terminal)
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

    private func take(
        _ reading: RosterReading, _ contents: [RosterFile], on day: Day, _ deployment: Deployment,
        _ words: ImportWords, _ terminal: Terminal
    ) async throws {
        do {
            let isNew = try await Records.tenants(in: deployment.store).isEmpty
            let summary = try await deployment.useCases().importRoster(
                reading.roster, on: day, dryRun: dryRun, leaving: confirmLeaving, as: .deployment)
            if isNew, !dryRun, try SampleRoster.isSample(reading.roster) { try await deployment.markSample() }
            for doubt in summary.doubts { terminal.complain(words.text(of: doubt, names: summary.names)) }
            if dryRun { for change in summary.changes { terminal.say(words.line(of: change)) } }
            terminal.say(words.text(of: summary, isDryRun: dryRun))
        } catch let refused as RosterRefused {
            try complain(reading.adding(refused.defects).defects, contents, words, terminal)
            throw ExitCode(1)
        }
    }
}
