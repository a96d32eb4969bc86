import ArgumentParser
import Foundation
import Operations
import PartyLife
import Web

/// Where commands speak: results on standard output, all else on standard error, in the reader's language.
struct Terminal {
    let language: Language

    init(code: String? = nil) throws {
        let catalogue = try Catalogue.bundled()
        let wanted = code ?? ProcessInfo.processInfo.environment["LANG"] ?? ""
        language = wanted.hasPrefix("en") ? catalogue.language("en") ?? catalogue.standard : catalogue.standard
    }

    func text(_ key: String, _ values: [String: any TextValue] = [:]) -> String { language.text(key, values) }

    func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// Runs a command; a refusal or a known failure is said and ends with 1, what nobody foresaw with 70.
    func run(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let code as ExitCode {
            throw code
        } catch let refusal as any Refusal {
            complain(RefusalText(language: language, today: SystemClock().now.day, names: [:]).text(of: refusal))
            throw ExitCode(1)
        } catch {
            if let failure = Failure(error) {
                complain(text(failure.key, failure.values))
                throw ExitCode(1)
            }
            complain(text("cli.unforeseen", ["error": "\(error)"]))
            throw ExitCode(70)
        }
    }
}

/// The language in which a command speaks.
struct LanguageOption: ParsableArguments {
    @Option(help: "zh-Hans or en; else by LANG.")
    var language: String?

    func terminal() throws -> Terminal { try Terminal(code: language) }
}

extension Day: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Identifier: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
