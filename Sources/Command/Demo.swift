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
            if try await isMissing() { try await prepare(terminal) }
            guard !prepareOnly else { return try await options.withDeployment { try await $0.requireSample() } }
            try await options.serving.withDeployment { deployment in
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
        // Made in a file beside the final place and taken there whole: a demonstration is never found half made.
        var draft = options
        let path = options.database.path ?? options.keyPath
        draft.database = Database(path + ".new")
        draft.key = options.keyPath
        try draft.database.remove()
        let deployment = try await draft.openOrCreate(tenant: root)
        do {
            try await fill(deployment, sample.roster, procedure, terminal)
            if options.database.path == nil { try await take(deployment.store) }
        } catch {
            await deployment.store.close()
            throw error
        }
        await deployment.store.close()
        if let path = options.database.path {
            try FileManager.default.moveItem(atPath: path + ".new", toPath: path)
        } else {
            try draft.database.remove()
        }
    }

    private func isMissing() async throws -> Bool {
        if let path = options.database.path { return !FileManager.default.fileExists(atPath: path) }
        return try await options.database.with(create: true) { store in
            try await Records.prepare(store)
            return try await Records.tenants(in: store).isEmpty
        }
    }

    private func take(_ draft: any Store) async throws {
        try await options.database.with(create: true) { _ = try await Records.copy(from: draft, to: $0) }
    }

    private func fill(
        _ deployment: Deployment, _ roster: Roster, _ procedure: Procedure, _ terminal: Terminal
    ) async throws {
        let branches = roster.organisations.filter { $0.kind.isBranch }.count
        terminal.complain(terminal.text("cli.simulating", ["branches": branches, "members": roster.members.count]))
        try await deployment.markSample()
        let start = procedure.timetable.noticeBy - 30
        let issuer = roster.organisations.first { $0.kind == .committee && $0.parent != nil }?.code
        if let issuer, let past = Simulation.past(of: procedure, endedBefore: start) {
            // Whoever is on probation now joined since.
            var earlier = roster
            earlier.members.removeAll { $0.profile.standing == .probationary }
            try await take(earlier, on: past.timetable.noticeBy - 30, seed: seed, deployment)
            try await playPast(past, by: issuer, deployment)
        }
        try await take(roster, on: start, seed: seed &+ 1 << 32, deployment)
        guard let campaign = Campaign.ID("campaign-\(procedure.window.opens.year)") else { return }
        _ = try await deployment.play(
            campaign, procedure: procedure, to: .mixed, seed: seed, identifiers: RandomIdentifiers(), terminal)
    }

    private func take(_ roster: Roster, on day: Day, seed: UInt64, _ deployment: Deployment) async throws {
        let useCases = deployment.useCases(
            clock: SetClock(Instant(day, hour: 9)), identifiers: SeededIdentifiers(seed: seed))
        _ = try await useCases.importRoster(roster, on: day, as: .deployment)
    }

    /// 上年的专题: held by one committee for its branches, and closed.
    private func playPast(
        _ procedure: Procedure, by issuer: Organisation.ID, _ deployment: Deployment
    ) async throws {
        guard let campaign = Campaign.ID("campaign-\(procedure.window.opens.year)-\(issuer)") else { return }
        let clock = SetClock(Instant(procedure.timetable.noticeBy))
        let simulation = Simulation(
            records: deployment.records, clock: clock, identifiers: RandomIdentifiers(), seed: seed &+ 1)
        do {
            _ = try await simulation.runPast(campaign, procedure: procedure, by: issuer)
        } catch let error as SimulationError {
            throw Failure("cli.simulation-stopped", ["reason": "\(error)"])
        }
    }
}
