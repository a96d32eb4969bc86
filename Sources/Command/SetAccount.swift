import ArgumentParser
import Foundation
import Operations
import PartyLife
import Records

struct SetAccount: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Gives a member an account, or a new password, which is read from standard input.")

    @Argument(help: "The member's name.")
    var name: String

    @Option(help: "The branch that holds the member.")
    var branch: Identifier<Organisation>

    @Option(help: "The name to sign in with.")
    var login: String

    @OptionGroup var options: DeploymentOptions
    @OptionGroup var speaking: LanguageOption

    func run() async throws {
        let terminal = try speaking.terminal()
        try await terminal.run {
            guard let password = readLine(strippingNewline: true) else { throw Failure("cli.password-missing") }
            try await options.withDeployment { deployment in
                let member = try await deployment.member(name, at: branch)
                try await deployment.useCases().setPassword(
                    login: login, password: password, of: member, as: .deployment)
            }
            terminal.say(terminal.text("cli.account-set", ["login": login]))
        }
    }
}
