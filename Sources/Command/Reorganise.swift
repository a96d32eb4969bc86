import ArgumentParser
import Operations
import PartyLife

struct Reorganise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Moves, merges or splits organisations from a day on; earlier days stay under the old tree.",
        subcommands: [Move.self, Merge.self, Split.self])

    struct Common: ParsableArguments {
        @Option(help: "The day from which it holds; today unless given.")
        var on: Day?

        @OptionGroup var options: DeploymentOptions
        @OptionGroup var speaking: LanguageOption

        func run(_ body: (Deployment) async throws -> Void) async throws {
            let terminal = try speaking.terminal()
            try await terminal.run {
                try await options.withDeployment(body)
                terminal.say(terminal.text("cli.reorganised"))
            }
        }
    }

    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Moves an organisation, with all below it, to another superior.")

        @Argument(help: "The organisation.")
        var organisation: Identifier<Organisation>

        @Option(help: "The new superior.")
        var to: Identifier<Organisation>

        @OptionGroup var common: Common

        func run() async throws {
            try await common.run {
                try await $0.useCases().moveOrganisation(organisation, to: to, on: common.on, as: .deployment)
            }
        }
    }

    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives members and subordinates of organisations to another, and dissolves them.")

        @Argument(help: "The organisations that are dissolved.")
        var organisations: [Identifier<Organisation>]

        @Option(help: "The organisation that takes over.")
        var into: Identifier<Organisation>

        @OptionGroup var common: Common

        func run() async throws {
            try await common.run {
                try await $0.useCases().mergeOrganisations(organisations, into: into, on: common.on, as: .deployment)
            }
        }
    }

    struct Split: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Founds an organisation beside another and gives it some members or subordinates of that one.")

        @Argument(help: "The organisation that is split.")
        var organisation: Identifier<Organisation>

        @Option(help: "The code of the new organisation.")
        var id: Identifier<Organisation>

        @Option(help: "Its name.")
        var name: String

        @Option(help: ArgumentHelp("Its type.", valueName: "type"))
        var type: Organisation.Kind = .branch

        @Option(help: "The name of a member who goes there; may be given again.")
        var member: [String] = []

        @Option(help: "The code of an organisation that goes there; may be given again.")
        var subordinate: [Identifier<Organisation>] = []

        @OptionGroup var common: Common

        func run() async throws {
            try await common.run { deployment in
                var members: [Member.ID] = []
                for name in member { members.append(try await deployment.member(name, at: organisation)) }
                let part = NewOrganisation(
                    id: id, name: name, type: type, members: members, subordinates: subordinate)
                try await deployment.useCases().splitOrganisation(
                    organisation, into: [part], on: common.on, as: .deployment)
            }
        }
    }
}

extension Organisation.Kind: ExpressibleByArgument {}
