import ArgumentParser
import EventLog
import Foundation
import Records
import StorageSQLite

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Audits the log's chain, then compares snapshots, read tables and tallies with a fresh fold of the log.")

    @OptionGroup var options: DeploymentOptions
    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            let result = try await options.withDeployment { try await verify($0.records) }
            for finding in result.findings { terminal.complain(terminal.text(of: finding)) }
            for difference in result.differences.prefix(50) {
                let values = ["table": difference.table, "row": difference.row]
                terminal.complain(terminal.text("cli.verify.difference", values))
            }
            guard result.isClean else {
                let count = result.findings.count + result.differences.count
                terminal.complain(terminal.text("cli.verify.unclean", ["n": count]))
                throw ExitCode(1)
            }
            terminal.say(terminal.text("cli.verify.clean", ["events": result.events, "batches": result.batches]))
        }
    }

    /// The fresh fold is made in a file of its own, which goes when it is done.
    private func verify(_ records: Records) async throws -> Verification {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bihuan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let shadow = try await SQLiteStore(path: folder.appendingPathComponent("shadow.sqlite").path)
        let result = try await records.verify(shadow: shadow)
        await shadow.close()
        return result
    }
}

extension Terminal {
    func text(of finding: Finding) -> String {
        switch finding {
        case .eventAltered(let event): text("cli.verify.event-altered", ["event": "\(event)"])
        case .eventMissing(let positions):
            text(
                "cli.verify.event-missing", ["first": "\(positions.lowerBound)", "last": "\(positions.upperBound)"])
        case .eventOutOfOrder(let event): text("cli.verify.event-out-of-order", ["event": "\(event)"])
        case .rootMismatch(let batch), .linkBroken(let batch), .batchOutOfOrder(let batch),
            .batchRangeInvalid(let batch), .headMismatch(let batch):
            text("cli.verify.batch", ["batch": "\(batch)", "finding": "\(finding)"])
        default: text("cli.verify.other", ["finding": "\(finding)"])
        }
    }
}
