import ArgumentParser
import Operations
import PartyLife
import Records

struct Appoint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Gives a member an office that the roster does not have: at a committee, in a guidance group, or as administrator."
    )

    @Argument(help: "The member's name.")
    var name: String

    @Option(help: "The branch that holds the member.")
    var branch: Identifier<Organisation>

    @Option(help: ArgumentHelp("The office.", valueName: "office"))
    var office: Office

    @Option(help: "The organisation in which the office is held.")
    var at: Identifier<Organisation>

    @Option(help: "The guidance group, as the roster names it.")
    var group: String?

    @Flag(help: "Ends the office instead.")
    var relieve = false

    @OptionGroup var options: DeploymentOptions
    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            try await options.withDeployment { deployment in
                let member = try await deployment.member(name, at: branch)
                let useCases = deployment.useCases()
                if relieve {
                    try await useCases.relieve(member, of: office, at: at, as: .deployment)
                } else {
                    try await useCases.appoint(member, office, group: group, at: at, as: .deployment)
                }
            }
            terminal.say(
                terminal.text("cli.appointed", ["name": name, "office": terminal.text("office.\(office.rawValue)")]))
        }
    }
}

extension Office: ExpressibleByArgument {}

extension Deployment {
    /// The one member of this name whom the branch holds.
    func member(_ name: String, at branch: Organisation.ID) async throws -> Member.ID {
        let found = try await records.read { reader in
            try reader.members().filter { $0.branch == branch && $0.name == name }
        }
        guard found.count == 1 else { throw Failure("cli.member-not-found", ["name": name]) }
        return found[0].id
    }
}
