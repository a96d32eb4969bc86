import ArgumentParser
import Documents
import Foundation
import Simulation

struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the sample group's roster as files that can be imported.")

    @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
    var to = "Samples"

    @Option(help: "Decides every choice.")
    var seed: UInt64 = 1

    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            let sample = try SampleRoster(seed: seed)
            let folder = URL(fileURLWithPath: to)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let sheets = [("organisations", sample.organisations), ("members", sample.members)]
            for (name, sheet) in sheets {
                let file = folder.appendingPathComponent("\(name).csv")
                try CSVWriter.table(headings: sheet.headings, rows: sheet.rows).write(to: file)
                terminal.say(terminal.text("cli.sample-written", ["path": file.path]))
            }
            let workbook = folder.appendingPathComponent("roster.xlsx")
            let pages = sheets.map { (name, sheet) in
                XLSXWriter.Sheet(
                    name: terminal.text("sample-sheet.\(name)"), headings: sheet.headings, rows: sheet.rows)
            }
            try XLSXWriter(pages).workbook().write(to: workbook)
            terminal.say(terminal.text("cli.sample-written", ["path": workbook.path]))
        }
    }
}
