import ArgumentParser
import Foundation
import Operations
import PartyLife
import Records
import Simulation
import Storage

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a database with the sample group, plays part of a campaign up to today, and serves it.",
        discussion: "Everyone in it is made up. Visitors take a person's part with one click.")

    @Option(help: "Decides every choice.")
    var seed: UInt64 = 1

    @Flag(help: "Makes the database and does not serve it.")
    var prepareOnly = false

    @OptionGroup var options: DeploymentOptions
    @OptionGroup var listening: ListeningOptions
    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            if !FileManager.default.fileExists(atPath: options.database) { try await prepare(terminal) }
            guard !prepareOnly else { return }
            try await options.withDeployment { deployment in
                try await listening.serve(deployment, isDemo: true, terminal)
            }
        }
    }

    /// The shipped procedure is moved so that today falls where branches stand at every stage of the loop.
    private func prepare(_ terminal: Terminal) async throws {
        let shipped = try ProcedureSource.load(nil)
        let today = SystemClock().now.day
        let procedure = shipped.moved(byDays: today - Simulation.mixedDay(of: shipped))
        let sample = try SampleRoster(seed: seed, asOf: procedure.timetable.noticeBy - 30)
        let root = sample.roster.organisations.first?.code?.text ?? "main"
        // Made beside the final place and moved there whole, so that a demonstration is never found half made.
        var draft = options
        draft.database += ".new"
        draft.key = options.keyPath
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: draft.database + suffix) }
        let deployment = try await draft.openOrCreate(tenant: root)
        do {
            try await fill(deployment, sample.roster, procedure, terminal)
        } catch {
            await deployment.store.close()
            throw error
        }
        await deployment.store.close()
        try FileManager.default.moveItem(atPath: draft.database, toPath: options.database)
    }

    private func fill(
        _ deployment: Deployment, _ roster: Roster, _ procedure: Procedure, _ terminal: Terminal
    ) async throws {
        let branches = roster.organisations.filter { $0.kind.isBranch }.count
        terminal.complain(terminal.text("cli.simulating", ["branches": branches, "members": roster.members.count]))
        let start = procedure.timetable.noticeBy - 30
        let importing = deployment.loop(
            clock: SetClock(Instant(start, hour: 9)), identifiers: SeededIdentifiers(seed: seed))
        _ = try await importing.importRoster(roster, on: start, as: .deployment)
        guard let campaign = Campaign.ID("campaign-\(procedure.window.opens.year)") else { return }
        _ = try await deployment.play(
            campaign, procedure: procedure, to: .mixed, seed: seed, identifiers: RandomIdentifiers(), terminal)
    }
}
