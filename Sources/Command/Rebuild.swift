import ArgumentParser
import Records

struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes snapshots, read tables and tallies anew from the log alone.")

    @OptionGroup var options: DeploymentOptions
    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            let events = try await options.withDeployment { try await $0.records.rebuild() }
            terminal.say(terminal.text("cli.rebuilt", ["n": events]))
        }
    }
}
