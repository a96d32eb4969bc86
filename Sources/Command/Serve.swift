import ArgumentParser
import Foundation
import Hummingbird
import Logging
import NIOCore
import Operations
import Records
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves the web site.")

    @OptionGroup var options: DeploymentOptions
    @OptionGroup var listening: ListeningOptions
    @OptionGroup var speaking: LanguageOption

    @Flag(
        help:
            "Visitors may take the part of a sample person without a password. Refused where the people are not made up."
    )
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
            "The site's address as browsers see it, for links on paper, in codes, calendars and digests; the first is used. Without it they lead to where the server listens.",
            valueName: "url"))
    var origin: [String] = []

    @Option(
        help: ArgumentHelp(
            "The address of a proxy before the site, whose X-Forwarded-For says where requests come from.",
            valueName: "address"))
    var proxy: [String] = []

    @Option(
        help: ArgumentHelp(
            "After so many seconds a connection is ended on which a request is not whole or nothing is asked.",
            valueName: "seconds"))
    var patience = ServingLimits().seconds

    @Option(help: "Connections at a time; more wait.")
    var connections = ServingLimits().connections

    @Option(
        help: ArgumentHelp(
            "A folder into which each person's digest of the day is put as a file, for whatever carries messages.",
            valueName: "folder"))
    var spool: String?

    mutating func validate() throws {
        guard patience > 0, connections > 0 else {
            throw ValidationError("--patience and --connections are greater than 0")
        }
    }

    private var address: String { "http://\(host):\(port)" }

    func serve(_ deployment: Deployment, isDemo: Bool, _ terminal: Terminal) async throws {
        if isDemo { try await deployment.requireSample() }
        let site = try Site(
            useCases: deployment.useCases(), isDemo: isDemo, secure: secure,
            origins: origin.isEmpty ? [address] : origin,
            proxies: Set(proxy))
        var logger = Logger(label: "bihuan")
        logger.logLevel = .notice
        let limits = ServingLimits(seconds: patience, connections: connections)
        allowFiles(limits.connections + 256)
        let application = site.application(at: .hostname(host, port: port), within: limits, logger: logger)
        terminal.complain(terminal.text("cli.serving", ["address": address]))
        if !secure, !isLoopback { terminal.complain(terminal.text("cli.serving-open", ["address": address])) }
        let heeding = Task { await deployment.records.heedAnnouncements() }
        let spool = openSpool(terminal)
        let reminding = Task { try await remind(deployment.useCases(), through: spool, logger) }
        let following = Task { try await follow(deployment.records, logger) }
        defer {
            heeding.cancel()
            following.cancel()
            reminding.cancel()
        }
        do {
            try await application.runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Failure("cli.port-busy", ["address": address])
        }
    }

    private var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    /// Every connection is an open file, of which a process may have a thousand unless it asks for more.
    private func allowFiles(_ count: Int) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < count else {
            return
        }
        limit.rlim_cur = min(limit.rlim_max, rlim_t(count))
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
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

    /// The folder of digests. Where it cannot be used that is said, and reminders stay in the inbox.
    private func openSpool(_ terminal: Terminal) -> FileSpool? {
        guard let spool else { return nil }
        do {
            return try FileSpool(folder: spool, origin: origin.first ?? address)
        } catch {
            terminal.complain(
                terminal.text("cli.spool-unusable", ["folder": spool, "reason": error.localizedDescription]))
            return nil
        }
    }

    /// Makes digests as people's quiet hours end, and hands them to the spool, as long as the site is served.
    private func remind(_ useCases: UseCases, through spool: FileSpool?, _ logger: Logger) async throws {
        while !Task.isCancelled {
            do {
                try await useCases.makeDigests()
                if let spool { try await useCases.deliverDigests(through: spool) }
            } catch {
                logger.error("reminders: \(error)")
            }
            try await Task.sleep(for: .seconds(300))
        }
    }
}
