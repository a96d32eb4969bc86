import ArgumentParser
import Hummingbird
import Logging
import Operations
import Records
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves the web site.")

    @OptionGroup var options: DeploymentOptions
    @OptionGroup var listening: ListeningOptions
    @OptionGroup var speaking: LanguageOption

    @Flag(help: "Visitors may take the part of a sample person without a password. Never with real people's data.")
    var demo = false

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            try await options.serving.withDeployment { deployment in
                try await listening.serve(deployment, isDemo: demo, terminal)
            }
        }
    }
}

/// Where the site is served.
struct ListeningOptions: ParsableArguments {
    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Flag(help: "The site stands behind TLS: cookies are for TLS alone, browsers are told to stay with it.")
    var secure = false

    @Option(
        help: ArgumentHelp(
            "An origin of the site as browsers see it, where a proxy changes the host.", valueName: "url"))
    var origin: [String] = []

    @Option(
        help: ArgumentHelp(
            "A folder into which each person's digest of the day is put as a file, for whatever carries messages.",
            valueName: "folder"))
    var spool: String?

    func serve(_ deployment: Deployment, isDemo: Bool, _ terminal: Terminal) async throws {
        let site = try Site(
            loop: deployment.loop(), isDemo: isDemo, secure: secure, origins: Set(origin))
        var logger = Logger(label: "bihuan")
        logger.logLevel = .notice
        let application = Application(
            router: site.router(),
            configuration: .init(address: .hostname(host, port: port), serverName: "bihuan"), logger: logger)
        terminal.complain(terminal.text("cli.serving", ["address": "http://\(host):\(port)"]))
        let heeding = Task { await deployment.records.heedAnnouncements() }
        let reminding = Task { try await remind(deployment.loop(), logger) }
        let following = Task { try await follow(deployment.records, logger) }
        defer {
            heeding.cancel()
            following.cancel()
            reminding.cancel()
        }
        try await application.runService()
    }

    /// Writes down how branches stand, so that what waits in memory stays short.
    private func follow(_ records: Records, _ logger: Logger) async throws {
        while !Task.isCancelled {
            do {
                try await records.foldStandings()
            } catch {
                logger.error("standings: \(error)")
            }
            try await Task.sleep(for: .seconds(30))
        }
    }

    /// Makes digests as people's quiet hours end, and hands them to the spool, as long as the site is served.
    private func remind(_ loop: Loop, _ logger: Logger) async throws {
        let spool = try spool.map { try FileSpool(folder: $0, origin: origin.first ?? "http://\(host):\(port)") }
        while !Task.isCancelled {
            do {
                try await loop.makeDigests()
                if let spool { try await loop.deliverDigests(through: spool) }
            } catch {
                logger.error("reminders: \(error)")
            }
            try await Task.sleep(for: .seconds(300))
        }
    }
}
