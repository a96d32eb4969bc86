import ArgumentParser
import Country
import Documents
import Foundation
import PartyLife
import Simulation

/// Reads and checks a roster file, on one thread; makes it first where it is not there.
struct Roster: AsyncParsableCommand {
    @Argument(help: "Ends in .csv or .xlsx.")
    var file: String
    @Option(help: "Members of the file that is made.")
    var members = 1_000_000
    @Option var json: String?

    func run() async throws {
        if !FileManager.default.fileExists(atPath: file) { return try make() }
        var findings = Findings()
        guard let bytes = FileManager.default.contents(atPath: file) else { throw ValidationError("no \(file)") }
        let start = ContinuousClock.now
        let reading = try RosterReader().read(
            files: [(URL(fileURLWithPath: file).lastPathComponent, bytes)], today: Calendar.today)
        let seconds = (.now - start).seconds
        let rows = reading.roster.members.count
        findings.add(
            "\(file.hasSuffix("csv") ? "CSV" : "XLSX") of \(rows) members, \(bytes.count >> 20) MiB: read and checked",
            "\(seconds.short) s, \(Int(Double(rows) / seconds)) rows/s, \(ProcessMemory.peak >> 20) MiB at most, "
                + "\(reading.defects.count + reading.furtherDefects) defects")
        if let json { try findings.write(to: json) }
    }

    private func make() throws {
        let sample = try SampleRoster(branches: max(1, members / 20), membersPerBranch: 20)
        let file = URL(fileURLWithPath: file)
        if file.pathExtension == "csv" {
            try CSVWriter.table(headings: sample.members.headings, rows: sample.members.rows).write(to: file)
        } else {
            let sheet = XLSXWriter.Sheet(
                name: "党员", headings: sample.members.headings, rows: sample.members.rows)
            try XLSXWriter([sheet]).workbook().write(to: file)
        }
    }
}
