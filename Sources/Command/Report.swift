import ArgumentParser
import Operations
import PartyLife
import Records
import Web

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the summary (情况综述) and the figures of an organisation, as of a day.")

    @Option(help: "The organisation's code; else the top unit.")
    var organisation: Identifier<Organisation>?

    @Option(help: "The campaign; else the newest.")
    var campaign: Identifier<Campaign>?

    @Option(help: "The day as of which figures are given; else today.")
    var asOf: Day?

    @Option(help: "As known at this position of the log: what a report said then.")
    var knownAt: Int64?

    @Flag(help: "Only the written summary.")
    var summaryOnly = false

    @OptionGroup var options: DeploymentOptions
    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            try await options.withDeployment { deployment in try await report(deployment, terminal) }
        }
    }

    private func report(_ deployment: Deployment, _ terminal: Terminal) async throws {
        let useCases = deployment.useCases()
        guard let newest = try await useCases.campaigns().first?.id else { throw Failure("cli.no-campaign") }
        let chosen = campaign ?? newest
        let found = try await deployment.records.read { reader in
            try (organisation.map { try reader.organisation($0) } ?? reader.root()).map { row in
                (id: row.id, called: try reader.load(Organisation.self, .organisation(row.id)).called)
            }
        }
        guard let row = found else { throw Failure("cli.no-organisation", ["id": organisation?.text ?? ""]) }
        guard let title = try await useCases.campaigns().first(where: { $0.id == chosen })?.title else {
            throw Failure("cli.no-campaign")
        }
        let day = asOf ?? useCases.today
        let figures = try await useCases.figures(
            of: row.id, in: chosen, asOf: day, knownAt: knownAt, as: .deployment)
        terminal.say(
            Summary.text(
                figures: figures, organisation: row.called, campaign: title, asOf: day, language: terminal.language))
        guard let figures, !summaryOnly else { return }
        for metric in Metric.allCases {
            let of = figures.denominator(of: metric).map { "/\($0)" } ?? ""
            let unit = terminal.text("unit.\(metric.unit.rawValue)")
            terminal.say("\(terminal.text("metric.\(metric.rawValue)"))\t\(figures[metric])\(of)\t\(unit)")
        }
    }
}
