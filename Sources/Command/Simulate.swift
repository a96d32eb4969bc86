import ArgumentParser
import Operations
import PartyLife
import Records
import Simulation
import Web

struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plays a whole campaign over the imported roster, from notice to look-back.",
        discussion: """
            Every step is a command that the right person gives, on the day that the procedure sets for it; no row is \
            inserted. The same seed plays the same campaign. The database is marked as a sample; one with accounts or \
            campaigns of its own is refused.
            """)

    @Option(help: "Decides every choice.")
    var seed: UInt64 = 1

    @Option(help: "The campaign's identifier.")
    var campaign: Identifier<Campaign>?

    @Option(help: ArgumentHelp("The procedure; else the one that is shipped.", valueName: "file"))
    var procedure: String?

    @OptionGroup var options: DeploymentOptions
    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            let procedure = try ProcedureSource.load(procedure)
            try await options.withDeployment { deployment in
                try await deployment.requirePlayable()
                try await deployment.markSample()
                let outcome = try await play(deployment, procedure, .through(.lookBack), terminal)
                let values: [String: any TextValue] = [
                    "branches": outcome.branches.count, "commands": outcome.commands, "events": outcome.events,
                ]
                terminal.say(terminal.text("cli.simulated", values))
            }
        }
    }

    private func play(
        _ deployment: Deployment, _ procedure: Procedure, _ extent: Extent, _ terminal: Terminal
    ) async throws -> Simulation.Outcome {
        let year = procedure.window.opens.year
        guard let id = campaign ?? Campaign.ID("campaign-\(year)") else { throw Failure("cli.no-campaign") }
        // A second campaign on the same records must not give the identifiers of the first again.
        let known = UInt64(try await deployment.records.read { try $0.position() })
        return try await deployment.play(
            id, procedure: procedure, to: extent, seed: seed, identifiers: SeededIdentifiers(seed: seed &+ known << 32),
            terminal)
    }
}

extension Deployment {
    /// Plays a campaign with a progress bar.
    func play(
        _ campaign: Campaign.ID, procedure: Procedure, to extent: Extent, seed: UInt64,
        identifiers: any IdentifierSource, _ terminal: Terminal
    ) async throws -> Simulation.Outcome {
        let clock = SetClock(Instant(procedure.timetable.noticeBy))
        let bar = ProgressBar()
        let simulation = Simulation(records: records, clock: clock, identifiers: identifiers, seed: seed)
        do {
            let outcome = try await simulation.run(
                campaign, title: procedure.name, procedure: procedure, to: extent
            ) { bar.show($0, of: $1) }
            bar.finish()
            return outcome
        } catch let error as SimulationError {
            bar.finish()
            throw Failure("cli.simulation-stopped", ["reason": "\(error)"])
        }
    }
}
